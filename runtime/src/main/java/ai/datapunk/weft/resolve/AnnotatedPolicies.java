package ai.datapunk.weft.resolve;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.circuitbreaker.Recovery;
import ai.datapunk.weft.circuitbreaker.SlidingWindow;
import ai.datapunk.weft.circuitbreaker.SlowCalls;
import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.contract.Window;
import ai.datapunk.weft.policy.ExceptionFilter;
import ai.datapunk.weft.retry.Backoff;
import ai.datapunk.weft.retry.RetryPolicy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Policies as annotations say them that the compiler did not see. They are held to its ranges:
 * policies that a program makes itself may go beyond some of those.
 */
final class AnnotatedPolicies {

  private AnnotatedPolicies() {}

  /**
   * The policy of retries.
   *
   * @throws IllegalArgumentException if a value is out of its range, or no duration
   */
  static RetryPolicy of(Retried retried) {
    require(
        Ranges.ATTEMPTS_OF_RETRIED.contains(retried.maxAttempts()),
        "maxAttempts",
        retried.maxAttempts(),
        Ranges.ATTEMPTS_OF_RETRIED);
    return new RetryPolicy(
        retried.maxAttempts(),
        new Backoff(
            duration("delay", retried.delay(), Ranges.DELAY),
            retried.multiplier(),
            duration("maxDelay", retried.maxDelay(), Ranges.DELAY),
            retried.jitter(),
            retried.jitterType()),
        optional("maxDuration", retried.maxDuration(), Ranges.MAX_DURATION),
        new ExceptionFilter(List.of(retried.retryOn()), List.of(retried.abortOn())),
        retried.retryOnResult() == Retried.NoResult.class ? null : retried.retryOnResult(),
        retried.budget());
  }

  /**
   * The policy of a circuit.
   *
   * @throws IllegalArgumentException if a value is out of its range, or no duration or window
   */
  static CircuitPolicy of(CircuitGuarded guarded) {
    Window window = Window.require(guarded.window());
    require(
        window.isInRange(),
        "window",
        "\"" + guarded.window() + "\"",
        Ranges.WINDOW + ", or " + Ranges.WINDOW_CALLS + " calls");
    require(
        Ranges.MINIMUM_CALLS.contains(guarded.minimumCalls()),
        "minimumCalls",
        guarded.minimumCalls(),
        Ranges.MINIMUM_CALLS);
    require(
        Ranges.TRIAL_CALLS.contains(guarded.trialCalls()),
        "trialCalls",
        guarded.trialCalls(),
        Ranges.TRIAL_CALLS);
    return new CircuitPolicy(
        guarded.failureRate(),
        new SlidingWindow(window.time(), window.calls(), guarded.minimumCalls()),
        new Recovery(duration("openFor", guarded.openFor(), Ranges.OPEN_FOR), guarded.trialCalls()),
        new SlowCalls(
            optional("slowCall", guarded.slowCall(), Ranges.SLOW_CALL), guarded.slowCallRate()),
        new ExceptionFilter(List.of(guarded.failOn()), List.of(guarded.ignore())));
  }

  /**
   * How many instances have series of their own.
   *
   * @throws IllegalArgumentException if that is out of its range
   */
  static int maxInstances(LoadBalanced balanced) {
    int max = balanced.maxInstances();
    require(Ranges.MAX_INSTANCES.contains(max), "maxInstances", max, Ranges.MAX_INSTANCES);
    return max;
  }

  private static @Nullable Duration optional(String attribute, String text, Ranges.Time range) {
    return text.isEmpty() ? null : duration(attribute, text, range);
  }

  private static Duration duration(String attribute, String text, Ranges.Time range) {
    Duration duration = DurationText.require(text);
    require(range.contains(duration), attribute, "\"" + text + "\"", range);
    return duration;
  }

  private static void require(boolean isInRange, String attribute, Object value, Object range) {
    if (!isInRange) {
      throw new IllegalArgumentException(
          attribute + " = " + value + " is out of range: it must be " + range);
    }
  }
}
