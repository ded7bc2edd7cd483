package ai.datapunk.weft.circuitbreaker;

import java.util.Locale;

/**
 * The circuit breaker of one service, as an application sees it: its state to look at, and manual
 * control. Woven methods ask it for permits by themselves. Thread-safe.
 *
 * <p>Each change of state, manual ones included, is counted in {@code
 * circuit_breaker_state_changes_total} and logged. Not for implementation outside Weft.
 */
public interface Circuit {

  /** The states of a circuit. */
  enum State {
    /** Calls are refused. */
    OPEN(0),
    /** Some trial calls are let through. */
    HALF_OPEN(1),
    /** Calls are let through. */
    CLOSED(2);

    private final int code;

    State(int code) {
      this.code = code;
    }

    /** The state's value in gauges: 0, 1, 2. */
    public int code() {
      return code;
    }

    /** The state's value in labels: {@code open}, {@code half_open}, {@code closed}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The name of the service that this circuit guards. */
  String service();

  /**
   * The policy that the circuit goes by: what annotations say, or what is configured in its place.
   * It is another one when the mesh is {@linkplain ai.datapunk.weft.Mesh#configure configured anew}
   * with other values.
   */
  CircuitPolicy policy();

  /** The state as of now: an open circuit whose wait is over is half-open, calls or no calls. */
  State state();

  /**
   * Refuses all calls until {@link #close} or {@link #reset}: time does not make the circuit
   * half-open, neither {@code openFor} nor {@code trialCalls} count, and no other settings close
   * it. Calls in flight go on.
   */
  void forceOpen();

  /**
   * Closes the circuit, whatever opened it. It forgets all calls: the window begins anew, and so do
   * the minimum of calls and the forecast. Where it is closed already, that is all, and no change
   * is counted.
   */
  void close();

  /** The same as {@link #close}, by the name that other libraries have for it. */
  void reset();
}
