package ai.datapunk.weft.circuitbreaker;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.NamedSeries;
import ai.datapunk.weft.store.SeriesKey;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * The circuit breaker families, for code that has a breaker of its own.
 *
 * <p>All durations are in seconds and must not be negative; an {@link IllegalArgumentException}
 * says so. Thread-safe.
 */
public final class CircuitBreakerMetrics {

  private final NamedSeries series;

  private CircuitBreakerMetrics(NamedSeries series) {
    this.series = series;
  }

  /**
   * The families in a registry; shared by all who ask with the same one.
   *
   * @throws IllegalArgumentException if the registry holds a metric of one of Weft's names already
   */
  public static CircuitBreakerMetrics in(PrometheusRegistry registry) {
    return new CircuitBreakerMetrics(MetricStore.in(registry).named());
  }

  /** A call that was let through succeeded after this time. */
  public void recordSuccess(String service, double seconds) {
    series.record(
        seconds,
        SeriesKey.of(Family.CIRCUIT_BREAKER_REQUEST_DURATION, service, LabelValues.SUCCESS),
        SeriesKey.of(Family.CIRCUIT_BREAKER_REQUESTS, service, LabelValues.SUCCESS));
  }

  /**
   * A call that was let through failed after this time. The type is a class name, never a message.
   */
  public void recordFailure(String service, String errorType, double seconds) {
    series.record(
        seconds,
        SeriesKey.of(Family.CIRCUIT_BREAKER_REQUEST_DURATION, service, LabelValues.FAILURE),
        SeriesKey.of(Family.CIRCUIT_BREAKER_REQUESTS, service, LabelValues.FAILURE),
        SeriesKey.of(Family.CIRCUIT_BREAKER_FAILURES, service, errorType));
  }

  /** A call was refused. */
  public void recordRejection(String service) {
    series.count(Family.CIRCUIT_BREAKER_REJECTIONS, service);
  }

  /** The circuit changed its state. */
  public void recordStateChange(String service, Circuit.State from, Circuit.State to) {
    series.count(Family.CIRCUIT_BREAKER_STATE_CHANGES, service, from.label(), to.label());
    updateState(service, to);
  }

  /** The circuit is in this state. */
  public void updateState(String service, Circuit.State state) {
    series.set(Family.CIRCUIT_BREAKER_STATE, state.code(), service);
  }

  /** This share of the calls in the current window failed, 0 to 1. */
  public void updateErrorRate(String service, double rate) {
    series.set(Family.CIRCUIT_BREAKER_ERROR_RATE, rate, service);
  }

  /** The circuit is closed again, this time after it left closed. */
  public void recordRecovery(String service, double seconds) {
    series.observe(Family.CIRCUIT_BREAKER_RECOVERY_TIME, seconds, service);
  }
}
