package ai.datapunk.weft.guard;

import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.forecast.ExpectedOpening;
import ai.datapunk.weft.forecast.OpeningForecast;
import ai.datapunk.weft.window.SlidingCalls;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watch for the opening of a closed circuit: makes a forecast when a second begins, for the
 * gauge and for the event alike, and logs the event. Not thread-safe: guarded by its circuit's
 * lock.
 */
final class OpeningWatch {

  private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);

  /** How old a forecast may be: where nobody calls, nothing goes on as it did. */
  private static final int STALE_SECONDS = 10;

  private final String service;
  private final OpeningForecast forecast;
  private final ExpectedOpening expected = new ExpectedOpening();

  /** The second that runs; what is in it is not counted yet. */
  private long second;

  /** The calls up to when it began. */
  private long callsBefore;

  private int failures;
  private double secondsToOpen = Double.NaN;
  private double errorRate = Double.NaN;

  OpeningWatch(String service, CircuitPolicy policy) {
    this.service = service;
    Duration time = policy.windowTime();
    this.forecast =
        time == null
            ? OpeningForecast.overCalls(
                policy.failureRate(), policy.minimumCalls(), policy.windowCalls())
            : OpeningForecast.overTime(
                policy.failureRate(), policy.minimumCalls(), Math.toIntExact(time.toSeconds()));
  }

  /**
   * The circuit is closed, and is watched from now on.
   *
   * @param calls how many there were since its window began
   */
  void begin(long now, long calls) {
    forecast.reset();
    expected.reset();
    second = now;
    callsBefore = calls;
    failures = 0;
    end();
  }

  /** The circuit is not closed any more. */
  void end() {
    secondsToOpen = Double.NaN;
  }

  /** A call failed in the second that runs. */
  void failed() {
    failures++;
  }

  /**
   * Makes a forecast if a second begins.
   *
   * @param window a closed circuit's, with no calls of the second that begins
   * @return whether the event is due
   */
  boolean isDue(long now, SlidingCalls window) {
    if (now == second) {
      return false;
    }
    long total = window.total();
    // A window of one second has just let go of what it held.
    long failed = now - second == 1 ? failures : 0;
    double rate = (double) failed / (total - callsBefore);
    endSecond(now, total);
    long calls = window.calls();
    long failedInWindow = window.failures();
    errorRate = failedInWindow == 0 ? rate : (double) failedInWindow / calls;
    secondsToOpen =
        failedInWindow + failed == 0 ? Double.NaN : forecast.secondsToOpen(calls, failedInWindow);
    return expected.rises(now, secondsToOpen);
  }

  private void endSecond(long now, long total) {
    int calls = (int) Math.min(Integer.MAX_VALUE, total - callsBefore);
    forecast.secondIsOver(second, calls, failures);
    if (now - second > 1) {
      forecast.secondIsOver(now - 1, 0, 0);
    }
    second = now;
    callsBefore = total;
    failures = 0;
  }

  /** The event, to be logged. */
  Runnable event() {
    String seconds = String.format(Locale.ROOT, "%.0f", secondsToOpen);
    String rate = String.format(Locale.ROOT, "%.3f", errorRate);
    return () -> log(seconds, rate);
  }

  private void log(String seconds, String rate) {
    LOG.atWarn()
        .addKeyValue("event", "circuit_expected_to_open")
        .addKeyValue("service", service)
        .addKeyValue("seconds_to_open", seconds)
        .addKeyValue("error_rate", rate)
        .log(
            "Circuit is expected to open in {} s if it goes on like this: service '{}', error rate"
                + " {}",
            seconds,
            service,
            rate);
  }

  /** The forecast as of a second; not a number if there is none. */
  double secondsToOpen(long now) {
    return now - second > STALE_SECONDS ? Double.NaN : secondsToOpen;
  }
}
