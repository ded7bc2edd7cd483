package ai.datapunk.weft.circuitbreaker;

import static ai.datapunk.weft.contract.Checks.require;

import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.policy.ExceptionFilter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policy of a circuit: when it opens and how it closes again. Immutable; the chained methods
 * return a new policy each, and throw {@link IllegalArgumentException} for a value out of its
 * range.
 *
 * @param failureRate the share of failed calls at which the circuit opens; above 0, at most 1
 * @param window the calls that the rates are of
 * @param recovery how an open circuit closes again
 * @param slowCalls which calls are slow, and how many of them open the circuit
 * @param exceptions the exceptions that count as failures; what it excludes counts neither as
 *     failure nor as success, and a call that throws another is a success
 */
public record CircuitPolicy(
    double failureRate,
    SlidingWindow window,
    Recovery recovery,
    SlowCalls slowCalls,
    ExceptionFilter exceptions) {

  /** Opens for 10 s when half of at least 20 calls within 30 s failed; 3 trial calls. */
  public static final CircuitPolicy DEFAULT =
      new CircuitPolicy(
          0.5,
          new SlidingWindow(Duration.ofSeconds(30), 0, 20),
          new Recovery(Duration.ofSeconds(10), 3),
          SlowCalls.NONE,
          ExceptionFilter.of(Throwable.class));

  /** Checks the range. */
  public CircuitPolicy {
    require(Ranges.RATE.contains(failureRate), "failureRate", failureRate, Ranges.RATE);
  }

  /** Opening at this share of failed calls. */
  public CircuitPolicy failureRate(double rate) {
    return new CircuitPolicy(rate, window, recovery, slowCalls, exceptions);
  }

  /** With rates over this time, once it holds this many calls. */
  public CircuitPolicy window(Duration time, int minimum) {
    return with(new SlidingWindow(time, 0, minimum));
  }

  /** With rates over this many calls, once there are as many as the minimum. */
  public CircuitPolicy window(int calls, int minimum) {
    return with(new SlidingWindow(null, calls, minimum));
  }

  private CircuitPolicy with(SlidingWindow other) {
    return new CircuitPolicy(failureRate, other, recovery, slowCalls, exceptions);
  }

  /**
   * Staying open for this time, then letting this many trial calls through: 1 ms and up, and 1 and
   * up. Annotations and settings take at most 24 h and 10,000.
   */
  public CircuitPolicy recovery(Duration open, int trials) {
    Recovery other = new Recovery(open, trials);
    return new CircuitPolicy(failureRate, window, other, slowCalls, exceptions);
  }

  /** Opening at this share of calls that take longer than the given time. */
  public CircuitPolicy slowCalls(Duration longerThan, double rate) {
    SlowCalls other = new SlowCalls(longerThan, rate);
    return new CircuitPolicy(failureRate, window, recovery, other, exceptions);
  }

  /** Counting these exceptions as failures, and calls that throw others as successes. */
  @SafeVarargs
  public final CircuitPolicy failOn(Class<? extends Throwable>... types) {
    return with(exceptions.including(List.of(types)));
  }

  /** Ignoring these exceptions. */
  @SafeVarargs
  public final CircuitPolicy ignore(Class<? extends Throwable>... types) {
    return with(exceptions.excluding(List.of(types)));
  }

  private CircuitPolicy with(ExceptionFilter other) {
    return new CircuitPolicy(failureRate, window, recovery, slowCalls, other);
  }

  /** The window as a time in whole seconds; null where it is a number of calls. */
  public @Nullable Duration windowTime() {
    return window.time();
  }

  /** The window as a number of calls; 0 where it is a time. */
  public int windowCalls() {
    return window.calls();
  }

  /** How many calls the window must hold before a rate counts. */
  public int minimumCalls() {
    return window.minimumCalls();
  }

  /** How long the circuit stays open before trial calls are let through. */
  public Duration openFor() {
    return recovery.openFor();
  }

  /** How many trial calls a half-open circuit lets through. */
  public int trialCalls() {
    return recovery.trialCalls();
  }

  /** A call that takes longer is slow; null if no call is. */
  public @Nullable Duration slowCall() {
    return slowCalls.longerThan();
  }

  /** The share of slow calls at which the circuit opens. */
  public double slowCallRate() {
    return slowCalls.rate();
  }

  /** The exceptions that count as failures, subclasses included. */
  public List<Class<? extends Throwable>> failOn() {
    return exceptions.included();
  }

  /** The exceptions that are ignored, subclasses included; wins over {@link #failOn()}. */
  public List<Class<? extends Throwable>> ignore() {
    return exceptions.excluded();
  }

  /** Whether this exception counts neither as failure nor as success. */
  public boolean ignores(Throwable thrown) {
    return exceptions.excludes(thrown);
  }

  /** Whether this exception counts as a failure. */
  public boolean fails(Throwable thrown) {
    return exceptions.matches(thrown);
  }
}
