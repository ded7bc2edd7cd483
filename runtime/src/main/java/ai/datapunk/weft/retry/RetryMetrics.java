package ai.datapunk.weft.retry;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.NamedSeries;
import ai.datapunk.weft.store.SeriesKey;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * The retry families, for code that has a retry loop of its own.
 *
 * <p>All durations are in seconds and must not be negative; an {@link IllegalArgumentException}
 * says so. Thread-safe.
 */
public final class RetryMetrics {

  private final NamedSeries series;

  private RetryMetrics(NamedSeries series) {
    this.series = series;
  }

  /**
   * The families in a registry; shared by all who ask with the same one.
   *
   * @throws IllegalArgumentException if the registry holds a metric of one of Weft's names already
   */
  public static RetryMetrics in(PrometheusRegistry registry) {
    return new RetryMetrics(MetricStore.in(registry).named());
  }

  /** An attempt was made; the first is 1. */
  public void recordAttempt(String service, String operation, int attempt) {
    series.count(Family.RETRY_ATTEMPTS, service, operation, Integer.toString(attempt));
  }

  /** An operation succeeded at this attempt, after this time in all. */
  public void recordSuccess(String service, String operation, int attempts, double seconds) {
    series.record(
        seconds,
        SeriesKey.of(Family.RETRY_DURATION, service, operation),
        SeriesKey.of(Family.RETRY_SUCCESS, service, operation, Integer.toString(attempts)),
        calls(service, operation, attempts, LabelValues.VALUE_RETURNED));
  }

  /**
   * An operation failed because its last exception was not one to retry on, after this time in all.
   * The type is a class name, never a message.
   */
  public void recordFailure(
      String service, String operation, int attempts, String errorType, double seconds) {
    failed(service, operation, attempts, errorType, LabelValues.EXCEPTION_NOT_RETRYABLE, seconds);
  }

  /**
   * An operation failed because its attempts were used up, after this time in all. The type is a
   * class name, never a message.
   */
  public void recordExhausted(
      String service, String operation, int attempts, String errorType, double seconds) {
    failed(service, operation, attempts, errorType, LabelValues.MAX_ATTEMPTS_REACHED, seconds);
  }

  private void failed(
      String service,
      String operation,
      int attempts,
      String errorType,
      String result,
      double seconds) {
    series.record(
        seconds,
        SeriesKey.of(Family.RETRY_DURATION, service, operation),
        SeriesKey.of(Family.RETRY_FAILURE, service, operation, errorType),
        calls(service, operation, attempts, result));
  }

  private static SeriesKey calls(String service, String operation, int attempts, String result) {
    String retried = Boolean.toString(attempts > 1);
    return SeriesKey.of(Family.RETRY_CALLS, service, operation, retried, result);
  }
}
