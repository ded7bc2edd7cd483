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
  private final Supplier<HealthPolicy> health;

  InstanceGauges(String service, MetricStore store, Supplier<HealthPolicy> health) {
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

  /** Whether the instances of a label can be shown, for which a place is then taken. */
  boolean admit(String label) {
    return store
        .instances()
        .admitGauges(
            List.of(service, label),
            Family.LOAD_BALANCER_INSTANCE_HEALTH,
            Family.LOAD_BALANCER_INSTANCE_LOAD,
            Family.LOAD_BALANCER_ACTIVE_CONNECTIONS);
  }

  /**
   * Shows from now on how the instances of one label are: health, calls in flight, load. Of several
   * these are the lowest score, all calls, and the calls as a share of all capacities.
   */
  void follow(String label, List<TrackedInstance> sharers) {
    store
        .gauge(Family.LOAD_BALANCER_INSTANCE_HEALTH, service, label)
        .follow(() -> lowestHealth(sharers));
    store.gauge(Family.LOAD_BALANCER_INSTANCE_LOAD, service, label).follow(() -> load(sharers));
    followCalls(label, sharers);
  }

  /** Shows nothing any longer of how the instances of one label are. */
  void end(String label) {
    store.end(Family.LOAD_BALANCER_INSTANCE_HEALTH, service, label);
    store.end(Family.LOAD_BALANCER_INSTANCE_LOAD, service, label);
    store.end(Family.LOAD_BALANCER_ACTIVE_CONNECTIONS, service, label);
  }

  /** Shows no longer how many instances a service has. */
  void endCount() {
    store.end(Family.LOAD_BALANCER_ACTIVE_INSTANCES, service);
    store.end(Family.MESH_HEALTHY_INSTANCES, service);
  }

  /** Shows from now on the calls that instances have in flight, and nothing else of them. */
  void followCalls(String label, List<TrackedInstance> sharers) {
    store
        .gauge(Family.LOAD_BALANCER_ACTIVE_CONNECTIONS, service, label)
        .follow(() -> inFlight(sharers));
  }

  private static double lowestHealth(List<TrackedInstance> sharers) {
    return sharers.stream().mapToDouble(TrackedInstance::health).min().orElse(Double.NaN);
  }

  private static long inFlight(List<TrackedInstance> sharers) {
    return sharers.stream().mapToLong(TrackedInstance::inFlight).sum();
  }

  /** Not a number where a capacity is not declared. */
  private static double load(List<TrackedInstance> sharers) {
    long capacity = 0;
    for (TrackedInstance each : sharers) {
      if (each.capacity() == 0) {
        return Double.NaN;
      }
      capacity += each.capacity();
    }
    return Math.min(1.0, (double) inFlight(sharers) / capacity);
  }

  /** If few are healthy, all can be picked. */
  private double activeInstances(List<TrackedInstance> pickable) {
    long healthy = healthyInstances(pickable);
    return health.get().areEnough(healthy, pickable.size()) ? healthy : pickable.size();
  }

  private static long healthyInstances(List<TrackedInstance> pickable) {
    return pickable.stream().filter(TrackedInstance::isHealthy).count();
  }
}
