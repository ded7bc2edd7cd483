package ai.datapunk.weft.retry;

import ai.datapunk.weft.store.Family;
import ai.datapunk.weft.store.MetricStore;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * The retry families, for code that has a retry loop of its own.
 *
 * <p>All durations are in seconds and must not be negative; an {@link IllegalArgumentException}
 * says so. Thread-safe.
 */
public final class RetryMetrics {

  private final MetricStore store;

  private RetryMetrics(MetricStore store) {
    this.store = store;
  }

  /**
   * The families in a registry; shared by all who ask with the same one.
   *
   * @throws IllegalArgumentException if the registry holds a metric of one of Weft's names already
   */
  public static RetryMetrics in(PrometheusRegistry registry) {
    return new RetryMetrics(MetricStore.in(registry));
  }

  /** An attempt was made; the first is 1. */
  public void recordAttempt(String service, String operation, int attempt) {
    store.counter(Family.RETRY_ATTEMPTS, service, operation, Integer.toString(attempt)).increment();
  }

  /** An operation succeeded at this attempt, after this time in all. */
  public void recordSuccess(String service, String operation, int attempts, double seconds) {
    store.observe(Family.RETRY_DURATION, seconds, service, operation);
    String needed = Integer.toString(attempts);
    store.counter(Family.RETRY_SUCCESS, service, operation, needed).increment();
    ended(service, operation, attempts, "value_returned");
  }

  /**
   * An operation failed because its last exception was not one to retry on, after this time in all.
   * The type is a class name, never a message.
   */
  public void recordFailure(
      String service, String operation, int attempts, String errorType, double seconds) {
    failed(service, operation, errorType, seconds);
    ended(service, operation, attempts, "exception_not_retryable");
  }

  /**
   * An operation failed because its attempts were used up, after this time in all. The type is a
   * class name, never a message.
   */
  public void recordExhausted(
      String service, String operation, int attempts, String errorType, double seconds) {
    failed(service, operation, errorType, seconds);
    ended(service, operation, attempts, "max_attempts_reached");
  }

  private void failed(String service, String operation, String errorType, double seconds) {
    store.observe(Family.RETRY_DURATION, seconds, service, operation);
    store.counter(Family.RETRY_FAILURE, service, operation, errorType).increment();
  }

  private void ended(String service, String operation, int attempts, String result) {
    String retried = Boolean.toString(attempts > 1);
    store.counter(Family.RETRY_CALLS, service, operation, retried, result).increment();
  }
}
