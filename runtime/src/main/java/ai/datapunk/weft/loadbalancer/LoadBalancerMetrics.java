package ai.datapunk.weft.loadbalancer;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.NamedSeries;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * The load balancer families, for code that has a balancer of its own.
 *
 * <p>All durations are in seconds and must not be negative; an {@link IllegalArgumentException}
 * says so. Thread-safe.
 */
public final class LoadBalancerMetrics {

  private final NamedSeries series;

  private LoadBalancerMetrics(NamedSeries series) {
    this.series = series;
  }

  /**
   * The families in a registry; shared by all who ask with the same one.
   *
   * @throws IllegalArgumentException if the registry holds a metric of one of Weft's names already
   */
  public static LoadBalancerMetrics in(PrometheusRegistry registry) {
    return new LoadBalancerMetrics(MetricStore.in(registry).named());
  }

  /** A request was sent to an instance. */
  public void recordRequest(String service, String instance, String strategy) {
    series.count(Family.LOAD_BALANCER_REQUESTS, service, instance, strategy);
  }

  /** A request failed. The type is a class name, never a message: each value is a series. */
  public void recordError(String service, String errorType) {
    series.count(Family.LOAD_BALANCER_ERRORS, service, errorType);
  }

  /** A connection to an instance could not be made, or was lost. */
  public void recordConnectionError(String service, String instance, String errorType) {
    series.count(Family.LOAD_BALANCER_CONNECTION_ERRORS, service, instance, errorType);
  }

  /** A request took this long. */
  public void observeRequestDuration(String service, String instance, double seconds) {
    series.observe(Family.LOAD_BALANCER_REQUEST_DURATION, seconds, service, instance);
  }

  /** An instance has this many calls in flight. */
  public void updateActiveConnections(String service, String instance, int connections) {
    series.set(Family.LOAD_BALANCER_ACTIVE_CONNECTIONS, connections, service, instance);
  }

  /** An instance has this health score, 0 to 1. */
  public void updateHealthScore(String service, String instance, double score) {
    series.set(Family.LOAD_BALANCER_INSTANCE_HEALTH, score, service, instance);
  }

  /** An instance is this busy, 0 to 1. */
  public void updateInstanceLoad(String service, String instance, double load) {
    series.set(Family.LOAD_BALANCER_INSTANCE_LOAD, load, service, instance);
  }

  /** A service has this many instances that can be picked. */
  public void updateActiveInstances(String service, int instances) {
    series.set(Family.LOAD_BALANCER_ACTIVE_INSTANCES, instances, service);
  }
}
