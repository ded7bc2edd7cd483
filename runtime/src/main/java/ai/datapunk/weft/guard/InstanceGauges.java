package ai.datapunk.weft.guard;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.store.MetricStore;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The gauges of a service's instances: read at each scrape. Thread-safe. */
final class InstanceGauges {

  private final String service;
  private final MetricStore store;
  private final HealthPolicy health;

  InstanceGauges(String service, MetricStore store, HealthPolicy health) {
    this.service = service;
    this.store = store;
    this.health = health;
  }

  /**
   * Shows from now on how many instances a service has.
   *
   * @param sourced whether there is an instance source
   * @param pickable the instances that the source has
   */
  void count(BooleanSupplier sourced, Supplier<List<TrackedInstance>> pickable) {
    store
        .gauge(Family.LOAD_BALANCER_ACTIVE_INSTANCES, service)
        .follow(() -> sourced.getAsBoolean() ? activeInstances(pickable.get()) : Double.NaN);
    store
        .gauge(Family.MESH_HEALTHY_INSTANCES, service)
        .follow(() -> sourced.getAsBoolean() ? healthyInstances(pickable.get()) : Double.NaN);
  }

  /** Shows from now on how an instance is: health, calls in flight, load. */
  void follow(TrackedInstance instance) {
    String label = instance.label();
    store.gauge(Family.LOAD_BALANCER_INSTANCE_HEALTH, service, label).follow(instance::health);
    store.gauge(Family.LOAD_BALANCER_INSTANCE_LOAD, service, label).follow(() -> load(instance));
    followCalls(instance);
  }

  /** Shows from now on the calls that an instance has in flight, and nothing else of it. */
  void followCalls(TrackedInstance instance) {
    store
        .gauge(Family.LOAD_BALANCER_ACTIVE_CONNECTIONS, service, instance.label())
        .follow(instance::inFlight);
  }

  /** Not a number where no capacity is declared. */
  private static double load(TrackedInstance instance) {
    int capacity = instance.capacity();
    return capacity == 0 ? Double.NaN : Math.min(1.0, (double) instance.inFlight() / capacity);
  }

  /** If few are healthy, all can be picked. */
  private double activeInstances(List<TrackedInstance> pickable) {
    long healthy = healthyInstances(pickable);
    return health.areEnough(healthy, pickable.size()) ? healthy : pickable.size();
  }

  private static long healthyInstances(List<TrackedInstance> pickable) {
    return pickable.stream().filter(TrackedInstance::isHealthy).count();
  }
}
