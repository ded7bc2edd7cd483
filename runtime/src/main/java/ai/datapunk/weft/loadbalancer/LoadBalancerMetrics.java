package ai.datapunk.weft.loadbalancer;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.store.MetricStore;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * The load balancer families, for code that has a balancer of its own.
 *
 * <p>All durations are in seconds and must not be negative; an {@link IllegalArgumentException}
 * says so. Thread-safe.
 */
public final class LoadBalancerMetrics {

  private final MetricStore store;

  private LoadBalancerMetrics(MetricStore store) {
    this.store = store;
  }

  /**
   * The families in a registry; shared by all who ask with the same one.
   *
   * @throws IllegalArgumentException if the registry holds a metric of one of Weft's names already
   */
  public static LoadBalancerMetrics in(PrometheusRegistry registry) {
    return new LoadBalancerMetrics(MetricStore.in(registry));
  }

  /** A request was sent to an instance. */
  public void recordRequest(String service, String instance, String strategy) {
    store.counter(Family.LOAD_BALANCER_REQUESTS, service, instance, strategy).increment();
  }

  /** A request failed. The type is a class name, never a message: each value is a series. */
  public void recordError(String service, String errorType) {
    store.counter(Family.LOAD_BALANCER_ERRORS, service, errorType).increment();
  }

  /** A connection to an instance could not be made, or was lost. */
  public void recordConnectionError(String service, String instance, String errorType) {
    store.counter(Family.LOAD_BALANCER_CONNECTION_ERRORS, service, instance, errorType).increment();
  }

  /** A request took this long. */
  public void observeRequestDuration(String service, String instance, double seconds) {
    store.observe(Family.LOAD_BALANCER_REQUEST_DURATION, seconds, service, instance);
  }

  /** An instance has this many calls in flight. */
  public void updateActiveConnections(String service, String instance, int connections) {
    store.gauge(Family.LOAD_BALANCER_ACTIVE_CONNECTIONS, service, instance).set(connections);
  }

  /** An instance has this health score, 0 to 1. */
  public void updateHealthScore(String service, String instance, double score) {
    store.gauge(Family.LOAD_BALANCER_INSTANCE_HEALTH, service, instance).set(score);
  }

  /** An instance is this busy, 0 to 1. */
  public void updateInstanceLoad(String service, String instance, double load) {
    store.gauge(Family.LOAD_BALANCER_INSTANCE_LOAD, service, instance).set(load);
  }

  /** A service has this many instances that can be picked. */
  public void updateActiveInstances(String service, int instances) {
    store.gauge(Family.LOAD_BALANCER_ACTIVE_INSTANCES, service).set(instances);
  }
}
