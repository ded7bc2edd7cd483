package ai.datapunk.weft.guard;

import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.store.StripedCounter;
import ai.datapunk.weft.window.SlidingCalls;
import ai.datapunk.weft.window.Thresholds;
import java.time.Duration;
import java.util.Objects;

/** What a circuit's policy says of its window. */
final class PolicyWindow {

  private PolicyWindow() {}

  /**
   * An empty window.
   *
   * @param successes counts the calls that are neither failures nor slow
   */
  static SlidingCalls of(CircuitPolicy policy, StripedCounter successes) {
    Thresholds thresholds = thresholds(policy);
    Duration time = policy.windowTime();
    return time == null
        ? SlidingCalls.ofCalls(policy.windowCalls(), thresholds, successes)
        : SlidingCalls.ofSeconds(Math.toIntExact(time.toSeconds()), thresholds, successes);
  }

  static Thresholds thresholds(CircuitPolicy policy) {
    return new Thresholds(policy.minimumCalls(), policy.failureRate(), policy.slowCallRate());
  }

  /** Whether a window of the one policy holds the calls that one of the other would. */
  static boolean isSameSize(CircuitPolicy one, CircuitPolicy other) {
    return Objects.equals(one.windowTime(), other.windowTime())
        && one.windowCalls() == other.windowCalls();
  }

  /** Whether both expect the circuit to open at the same time. */
  static boolean isSameForecast(CircuitPolicy one, CircuitPolicy other) {
    return one.window().equals(other.window())
        && Double.compare(one.failureRate(), other.failureRate()) == 0;
  }
}
