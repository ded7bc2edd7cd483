package ai.datapunk.weft.guard;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.store.MetricStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry of a service's instances: who comes and goes, and who has series of its own.
 * Thread-safe.
 */
final class InstanceRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(InstanceRegistry.class);

  private final String service;
  private final MetricStore store;
  private final InstanceGauges gauges;

  /** The instances of the source, and those that callers named. */
  private final Map<Object, TrackedInstance> byAddress = new ConcurrentHashMap<>();

  private volatile List<TrackedInstance> pickable = List.of();

  /** The instances with series of their own. Guarded by this, as is what follows. */
  private final Set<TrackedInstance> exposed = new HashSet<>();

  private int limit;
  private boolean toldFull;
  private @Nullable TrackedInstance overflow;

  InstanceRegistry(String service, MetricStore store, InstanceGauges gauges) {
    this.service = service;
    this.store = store;
    this.gauges = gauges;
  }

  /** The instances that the source has; the list does not change. */
  List<TrackedInstance> pickable() {
    return pickable;
  }

  /** The instance of this address, if it is known and not gone. */
  @Nullable TrackedInstance find(Object address) {
    TrackedInstance known = byAddress.get(address);
    return known != null && !known.isRetired() ? known : null;
  }

  /** The instance of an address that a caller named; becomes known if it was not. */
  synchronized TrackedInstance admitNamed(Object address) {
    TrackedInstance known = byAddress.get(address);
    if (known == null) {
      if (isFull()) {
        return overflow();
      }
      known = new TrackedInstance(new InstanceSource.Address(address, 1, 0), false);
      byAddress.put(address, known);
      expose(known);
    } else if (known.isRetired()) {
      expose(known);
    }
    return known;
  }

  /** The one for all instances that callers name beyond the limit: they can be without number. */
  private TrackedInstance overflow() {
    TrackedInstance known = overflow;
    if (known == null) {
      known = new TrackedInstance(new InstanceSource.Address(TrackedInstance.OTHER, 1, 0), true);
      overflow = known;
      gauges.followCalls(known);
    }
    return known;
  }

  /** Lets this many instances have series of their own at a time; the largest limit told counts. */
  synchronized void limit(int instances) {
    limit = Math.max(limit, instances);
  }

  private boolean isFull() {
    boolean full = limit > 0 && exposed.size() >= limit;
    if (full && !toldFull) {
      toldFull = true;
      LOG.atWarn()
          .addKeyValue("service", service)
          .addKeyValue("max_instances", limit)
          .log(
              "The service has more instances than maxInstances of @LoadBalanced says; further ones"
                  + " are recorded together as instance=\"other\"");
    }
    return full;
  }

  /** Makes these the instances that can be picked. */
  synchronized void replace(Map<Object, InstanceSource.Address> addresses) {
    // First who goes, then who comes: the two may share the label by which they are known.
    for (TrackedInstance before : pickable) {
      if (!addresses.containsKey(before.address())) {
        depart(before);
      }
    }
    pickable = addresses.values().stream().map(this::arrive).toList();
  }

  private TrackedInstance arrive(InstanceSource.Address address) {
    TrackedInstance known = byAddress.get(address.value());
    if (known != null) {
      known.update(address);
      if (pickable.contains(known)) {
        return known;
      }
    }
    TrackedInstance fresh = known != null ? known : new TrackedInstance(address, isFull());
    byAddress.put(address.value(), fresh);
    expose(fresh);
    store.counter(Family.MESH_SERVICE_REGISTRATIONS, service).increment();
    LOG.atInfo()
        .addKeyValue("service", service)
        .addKeyValue("instance", fresh.id())
        .log("Instance found");
    return fresh;
  }

  private void depart(TrackedInstance instance) {
    instance.retired(true);
    if (exposed.remove(instance)) {
      exposed.stream()
          .filter(other -> other.label().equals(instance.label()))
          .findFirst()
          .ifPresentOrElse(gauges::follow, () -> store.retire(service, instance.label()));
    }
    LOG.atInfo()
        .addKeyValue("service", service)
        .addKeyValue("instance", instance.id())
        .log("Instance lost");
  }

  /** Ends the gauges of all instances. */
  synchronized void end() {
    exposed.forEach(gauges::end);
    TrackedInstance further = overflow;
    if (further != null) {
      gauges.end(further);
    }
  }

  private void expose(TrackedInstance instance) {
    instance.retired(false);
    if (instance.isOverflow() || !exposed.add(instance)) {
      return;
    }
    store.revive(service, instance.label());
    gauges.follow(instance);
  }
}
