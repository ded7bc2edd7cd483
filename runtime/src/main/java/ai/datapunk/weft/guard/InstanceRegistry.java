package ai.datapunk.weft.guard;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Ticker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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
  private final Ticker ticker;

  /** The instances of the source, those that left it last, and those that callers named. */
  private final Map<Object, TrackedInstance> byAddress = new ConcurrentHashMap<>();

  private volatile List<TrackedInstance> pickable = List.of();

  /**
   * The instances with series of their own, by the label that these have: several may share one.
   * The lists do not change. Guarded by this, as is what follows.
   */
  private final Map<String, List<TrackedInstance>> exposed = new HashMap<>();

  private final Leavers leavers = new Leavers();

  private int limit;
  private boolean toldFull;
  private @Nullable TrackedInstance overflow;
  private boolean toldOverflow;

  InstanceRegistry(String service, MetricStore store, InstanceGauges gauges, Ticker ticker) {
    this.service = service;
    this.store = store;
    this.gauges = gauges;
    this.ticker = ticker;
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
      String label = TrackedInstance.idOf(address);
      if (isFull(label)) {
        return overflow();
      }
      TrackedInstance sharer = namedSharer(label);
      if (sharer != null) {
        return sharer;
      }
      known = new TrackedInstance(new InstanceSource.Address(address, 1, 0), false);
      byAddress.put(address, known);
      expose(known);
    } else if (known.isRetired()) {
      expose(known);
    }
    return known;
  }

  /**
   * The one for all instances of a label that callers name beyond the limit: these can be without
   * number too. None that can be picked, for its health is its own.
   */
  private @Nullable TrackedInstance namedSharer(String label) {
    if (limit == 0 || exposed.values().stream().mapToInt(List::size).sum() < limit) {
      return null;
    }
    return exposed.getOrDefault(label, List.of()).stream()
        .filter(each -> !pickable.contains(each))
        .findFirst()
        .orElse(null);
  }

  /** The one for all instances that callers name beyond the limit: they can be without number. */
  private TrackedInstance overflow() {
    TrackedInstance known = others();
    if (!toldOverflow) {
      toldOverflow = true;
      gauges.followCalls(known.label(), List.of(known));
    }
    return known;
  }

  /** What stands for instances without series of their own that are forgotten or never known. */
  private TrackedInstance others() {
    TrackedInstance known = overflow;
    if (known == null) {
      known = new TrackedInstance(new InstanceSource.Address(TrackedInstance.OTHER, 1, 0), true);
      overflow = known;
    }
    return known;
  }

  /** Lets this many instances have series of their own at a time; the largest limit told counts. */
  synchronized void limit(int instances) {
    limit = Math.max(limit, instances);
  }

  private boolean isFull(String label) {
    boolean full = limit > 0 && exposed.size() >= limit && !exposed.containsKey(label);
    if (full && !toldFull) {
      toldFull = true;
      LOG.atWarn()
          .addKeyValue("service", service)
          .addKeyValue("max_instances", limit)
          .log(
              "The service '{}' has more instances than maxInstances of @LoadBalanced says, which is"
                  + " {}; further ones are recorded together as instance=\"other\"",
              service,
              limit);
    }
    return full || !gauges.admit(label);
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
    forgetLeavers();
  }

  /**
   * Forgets those that are gone for good: too many have left since, or too much time has passed.
   */
  synchronized void forgetLeavers() {
    List<TrackedInstance> forgotten = leavers.expire(ticker.nanoTime());
    if (!forgotten.isEmpty()) {
      forgotten.forEach(this::forget);
      store.tidy();
    }
  }

  private void forget(TrackedInstance instance) {
    byAddress.remove(instance.address(), instance);
    TrackedInstance heir =
        instance.isOverflow()
            ? others()
            : byAddress.values().stream()
                .filter(other -> other.label().equals(instance.label()))
                .findFirst()
                .orElse(null);
    instance.forget(heir);
    if (heir == null) {
      store.forget(service, instance.label());
    }
  }

  private TrackedInstance arrive(InstanceSource.Address address) {
    TrackedInstance known = byAddress.get(address.value());
    if (known != null) {
      known.update(address);
      if (pickable.contains(known)) {
        return known;
      }
    }
    TrackedInstance fresh =
        known != null
            ? known
            : new TrackedInstance(address, isFull(TrackedInstance.idOf(address.value())));
    byAddress.put(address.value(), fresh);
    expose(fresh);
    store.counter(Family.MESH_SERVICE_REGISTRATIONS, service).increment();
    LOG.atInfo()
        .addKeyValue("service", service)
        .addKeyValue("instance", fresh.id())
        .log("Instance found: {} of service '{}'", fresh.id(), service);
    return fresh;
  }

  private void depart(TrackedInstance instance) {
    instance.retired(true);
    leavers.add(instance, ticker.nanoTime());
    conceal(instance);
    LOG.atInfo()
        .addKeyValue("service", service)
        .addKeyValue("instance", instance.id())
        .log("Instance lost: {} of service '{}'", instance.id(), service);
  }

  /** Ends the gauges of all instances. */
  synchronized void end() {
    exposed.keySet().forEach(gauges::end);
    TrackedInstance further = overflow;
    if (further != null) {
      gauges.end(further.label());
    }
  }

  private void expose(TrackedInstance instance) {
    instance.retired(false);
    leavers.remove(instance);
    String label = instance.label();
    List<TrackedInstance> sharers = exposed.getOrDefault(label, List.of());
    if (instance.isOverflow() || sharers.contains(instance)) {
      return;
    }
    store.revive(service, label);
    expose(label, Stream.concat(sharers.stream(), Stream.of(instance)).toList());
  }

  /** Takes an instance's series from it, which end with the last instance that has them. */
  private void conceal(TrackedInstance instance) {
    String label = instance.label();
    List<TrackedInstance> sharers = exposed.getOrDefault(label, List.of());
    if (!sharers.contains(instance)) {
      return;
    }
    if (sharers.size() == 1) {
      exposed.remove(label);
      store.retire(service, label);
    } else {
      expose(label, sharers.stream().filter(each -> !each.equals(instance)).toList());
    }
  }

  private void expose(String label, List<TrackedInstance> sharers) {
    exposed.put(label, sharers);
    gauges.follow(label, sharers);
  }
}
