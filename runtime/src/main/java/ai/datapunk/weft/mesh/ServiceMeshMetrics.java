package ai.datapunk.weft.mesh;

import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.NamedSeries;
import ai.datapunk.weft.store.SeriesKey;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * The service mesh families, for code that measures its calls itself.
 *
 * <p>All durations are in seconds and must not be negative; an {@link IllegalArgumentException}
 * says so. Thread-safe.
 */
public final class ServiceMeshMetrics {

  private final NamedSeries series;

  private ServiceMeshMetrics(NamedSeries series) {
    this.series = series;
  }

  /**
   * The families in a registry; shared by all who ask with the same one.
   *
   * @throws IllegalArgumentException if the registry holds a metric of one of Weft's names already
   */
  public static ServiceMeshMetrics in(PrometheusRegistry registry) {
    return new ServiceMeshMetrics(MetricStore.in(registry).named());
  }

  /** An instance of a service was registered. */
  public void recordRegistration(String service) {
    series.count(Family.MESH_SERVICE_REGISTRATIONS, service);
  }

  /** A registration failed. The type is a class name, never a message: each value is a series. */
  public void recordRegistrationFailure(String service, String errorType) {
    series.count(Family.MESH_REGISTRATION_FAILURES, service, errorType);
  }

  /** A call succeeded after this time. */
  public void recordCallSuccess(String service, String operation, double seconds) {
    series.record(
        seconds,
        SeriesKey.of(Family.MESH_CALL_DURATION, service, operation),
        SeriesKey.of(Family.MESH_SERVICE_CALLS, service, operation, LabelValues.SUCCESS));
  }

  /** A call failed after this time; why is not known, and is counted as {@code unknown}. */
  public void recordCallFailure(String service, String operation, double seconds) {
    recordCallFailure(service, operation, LabelValues.UNKNOWN, seconds);
  }

  /**
   * A call failed after this time.
   *
   * @param errorType a class name, never a message: each value is a series
   */
  public void recordCallFailure(
      String service, String operation, String errorType, double seconds) {
    series.record(
        seconds,
        SeriesKey.of(Family.MESH_CALL_DURATION, service, operation),
        SeriesKey.of(Family.MESH_CALL_FAILURES, service, operation, errorType),
        SeriesKey.of(Family.MESH_SERVICE_CALLS, service, operation, LabelValues.FAILURE));
  }

  /** A service has this many healthy instances. */
  public void updateHealthyInstances(String service, int instances) {
    series.set(Family.MESH_HEALTHY_INSTANCES, instances, service);
  }

  /** The circuit of a service is in this state. */
  public void updateCircuitBreakerState(String service, Circuit.State state) {
    series.set(Family.MESH_CIRCUIT_BREAKER_STATE, state.code(), service);
  }
}
