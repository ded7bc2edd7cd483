package ai.datapunk.weft.guard;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.store.EventLog;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Ticker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
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
  private final Map<AddressKey, TrackedInstance> byAddress = new ConcurrentHashMap<>();

  private final EventLog events;

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
    this.events = store.events();
  }

  /** The instances that the source has; the list does not change. */
  List<TrackedInstance> pickable() {
    return pickable;
  }

  /** The instance of this address, if it is known and not gone. */
  @Nullable TrackedInstance find(Object address) {
    TrackedInstance known = byAddress.get(new AddressKey(address));
    return known != null && !known.isRetired() ? known : null;
  }

  /** The instance of an address that a caller named; becomes known if it was not. */
  TrackedInstance admitNamed(Object address) {
    TrackedInstance admitted = admitNamed(arriving(new InstanceSource.Address(address, 1, 0)));
    writeEvents();
    return admitted;
  }

  private synchronized TrackedInstance admitNamed(ArrivingInstance named) {
    TrackedInstance known = byAddress.get(named.key());
    if (known == null) {
      String label = named.id();
      if (isFull(label)) {
        return overflow();
      }
      TrackedInstance sharer = namedSharer(label);
      if (sharer != null) {
        return sharer;
      }
      known = new TrackedInstance(named.key(), named.address(), label, false);
      byAddress.put(named.key(), known);
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
      int exceeded = limit;
      events.add(() -> logFull(exceeded));
    }
    return full || !gauges.admit(label);
  }

  private void logFull(int exceeded) {
    LOG.atWarn()
        .addKeyValue("service", service)
        .addKeyValue("max_instances", exceeded)
        .log(
            "The service '{}' has more instances than maxInstances of @LoadBalanced says, which is"
                + " {}; further ones are recorded together as instance=\"other\"",
            service,
            exceeded);
  }

  /** Has the address's own code say what is to be known of it. To be called unlocked. */
  ArrivingInstance arriving(InstanceSource.Address address) {
    AddressKey key = new AddressKey(address.value());
    TrackedInstance known = byAddress.get(key);
    return known != null
        ? new ArrivingInstance(known.key(), address, known.id())
        : new ArrivingInstance(key, address, TrackedInstance.idOf(address.value()));
  }

  /** Writes what is to be logged of the changes up to now. To be called unlocked. */
  void writeEvents() {
    events.write();
  }

  /**
   * Makes these the instances that can be picked.
   *
   * @param now as the clock says
   */
  synchronized void replace(Map<AddressKey, ArrivingInstance> instances, long now) {
    // First who goes, then who comes: the two may share the label by which they are known.
    for (TrackedInstance before : pickable) {
      if (!instances.containsKey(before.key())) {
        depart(before, now);
      }
    }
    pickable = instances.values().stream().map(this::arrive).toList();
    forgetLeavers(now);
  }

  /**
   * Forgets those that are gone for good: too many have left since, or too much time has passed.
   */
  void forgetLeavers() {
    forgetLeavers(ticker.nanoTime());
  }

  private synchronized void forgetLeavers(long now) {
    List<TrackedInstance> forgotten = leavers.expire(now);
    if (!forgotten.isEmpty()) {
      forgotten.forEach(this::forget);
      store.instances().tidy();
    }
  }

  /** Forgets the instances with such addresses. */
  synchronized void letGo(Predicate<Object> gone) {
    List<TrackedInstance> left =
        byAddress.values().stream().filter(each -> gone.test(each.address())).toList();
    pickable = pickable.stream().filter(each -> !left.contains(each)).toList();
    for (TrackedInstance each : left) {
      each.retired(true);
      conceal(each);
      leavers.remove(each);
      forget(each);
    }
    store.instances().tidy();
  }

  private void forget(TrackedInstance instance) {
    byAddress.remove(instance.key(), instance);
    TrackedInstance heir =
        instance.isOverflow()
            ? others()
            : byAddress.values().stream()
                .filter(other -> other.label().equals(instance.label()))
                .findFirst()
                .orElse(null);
    instance.forget(heir);
    if (heir == null) {
      store.instances().forget(service, instance.label());
    }
  }

  private TrackedInstance arrive(ArrivingInstance instance) {
    TrackedInstance known = byAddress.get(instance.key());
    if (known != null) {
      known.update(instance.address());
      if (pickable.contains(known)) {
        return known;
      }
    }
    TrackedInstance fresh =
        known != null
            ? known
            : new TrackedInstance(
                instance.key(), instance.address(), instance.id(), isFull(instance.id()));
    byAddress.put(fresh.key(), fresh);
    expose(fresh);
    store.counter(Family.MESH_SERVICE_REGISTRATIONS, service).increment();
    events.add(() -> log("Instance found: {} of service '{}'", fresh));
    return fresh;
  }

  private void depart(TrackedInstance instance, long now) {
    instance.retired(true);
    leavers.add(instance, now);
    conceal(instance);
    events.add(() -> log("Instance lost: {} of service '{}'", instance));
  }

  private void log(String event, TrackedInstance instance) {
    LOG.atInfo()
        .addKeyValue("service", service)
        .addKeyValue("instance", instance.id())
        .log(event, instance.id(), service);
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
    store.instances().revive(service, label);
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
      store.instances().retire(service, label);
    } else {
      expose(label, sharers.stream().filter(each -> !each.equals(instance)).toList());
    }
  }

  private void expose(String label, List<TrackedInstance> sharers) {
    exposed.put(label, sharers);
    gauges.follow(label, sharers);
  }
}
