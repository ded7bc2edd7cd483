package ai.datapunk.weft.loadbalancer;

import ai.datapunk.weft.store.ErrorTypes;
import ai.datapunk.weft.store.Family;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Ticker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instances of one service, and which to call next. Unhealthy instances are passed over, but
 * for one trial call in {@link #TRIAL_INTERVAL_NANOS}; if all are unhealthy, all can be picked.
 * Thread-safe.
 */
public final class Balancer {

  /** How long an unhealthy instance rests between two trial calls. */
  static final long TRIAL_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final Logger LOG = LoggerFactory.getLogger(Balancer.class);

  private final String service;
  private final MetricStore store;
  private final Ticker ticker;
  private final Strategies strategies;
  private final RandomGenerator random;
  private final Map<String, Strategy> strategyByName = new ConcurrentHashMap<>();

  /** Those of the source and those that callers named. */
  private final Map<Object, TrackedInstance> byAddress = new ConcurrentHashMap<>();

  private boolean isConfigured;
  private volatile @Nullable InstanceSource source;
  private volatile @Nullable List<?> sourced;
  private volatile List<TrackedInstance> pickable = List.of();
  private volatile @Nullable Throwable sourceFault;

  /** Those with series of their own. Guarded by this. */
  private final Set<TrackedInstance> exposed = new HashSet<>();

  private int limit;
  private boolean toldFull;
  private @Nullable TrackedInstance overflow;

  /** A balancer without a source. */
  public Balancer(
      String service,
      MetricStore store,
      Ticker ticker,
      Strategies strategies,
      RandomGenerator random) {
    this.service = service;
    this.store = store;
    this.ticker = ticker;
    this.strategies = strategies;
    this.random = random;
    store.beforeScrape(this::refresh);
    store.gauge(Family.LOAD_BALANCER_ACTIVE_INSTANCES, service).follow(this::activeInstances);
    store.gauge(Family.MESH_HEALTHY_INSTANCES, service).follow(this::healthyInstances);
  }

  /** Takes instances from here from now on, whatever {@link #source} is told. */
  public synchronized void configured(InstanceSource configured) {
    if (!isConfigured) {
      source(configured);
      isConfigured = true;
    }
  }

  /** Takes instances from here from now on, unless they are configured. */
  public synchronized void source(InstanceSource newSource) {
    if (isConfigured) {
      LOG.atInfo()
          .addKeyValue("service", service)
          .log("The instances are configured, so those that the application gives are not used");
      return;
    }
    source = newSource;
    sourced = null;
    refresh();
  }

  /** The instances that the source has, as of now. */
  public List<TrackedInstance> instances() {
    refresh();
    return pickable;
  }

  /** The instance that a caller named; becomes known if it was not. */
  public TrackedInstance named(Object address) {
    TrackedInstance known = byAddress.get(address);
    return known != null && !known.isRetired() ? known : admitNamed(address);
  }

  /** Sets the health score of a known instance; tells whether there is one of this address. */
  public boolean health(Object address, double score) {
    TrackedInstance known = byAddress.get(address);
    if (known == null || known.isRetired()) {
      return false;
    }
    known.health(score);
    return true;
  }

  private synchronized TrackedInstance admitNamed(Object address) {
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

  /** Stands for all instances that callers name beyond the limit: they can be without number. */
  private TrackedInstance overflow() {
    TrackedInstance known = overflow;
    if (known == null) {
      known = new TrackedInstance(new InstanceSource.Address(TrackedInstance.OTHER, 1, 0), true);
      overflow = known;
      store
          .gauge(Family.LOAD_BALANCER_ACTIVE_CONNECTIONS, service, TrackedInstance.OTHER)
          .follow(known::inFlight);
    }
    return known;
  }

  /** Lets this many instances have series of their own at a time; the largest limit told counts. */
  public synchronized void limit(int instances) {
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

  /**
   * Picks an instance.
   *
   * @param strategy the name of the strategy
   * @param failed the instance to avoid if there is another
   * @throws NoInstanceAvailableException if there is none
   */
  public TrackedInstance pick(String strategy, @Nullable TrackedInstance failed) {
    refresh();
    List<TrackedInstance> all = pickable;
    if (all.isEmpty()) {
      throw unavailable();
    }
    Strategy by = strategy(strategy);
    List<TrackedInstance> candidates = candidates(all, failed);
    try {
      ServiceInstance picked = by.pick(candidates);
      if (picked instanceof TrackedInstance tracked) {
        return tracked;
      }
      throw new IllegalStateException(
          "The strategy '" + strategy + "' picked " + picked + ", which is no candidate");
    } catch (RuntimeException fault) {
      store.recordingFailed(fault);
      return candidates.get(0);
    }
  }

  private NoInstanceAvailableException unavailable() {
    Throwable fault = sourceFault;
    if (source == null) {
      return new NoInstanceAvailableException(
          service,
          "register where instances come from with Weft.instances(\"" + service + "\", …)");
    }
    return fault == null
        ? new NoInstanceAvailableException(service, "its source returned none")
        : new NoInstanceAvailableException(service, "its source failed: " + fault, fault);
  }

  private Strategy strategy(String name) {
    Strategy known = strategyByName.get(name);
    return known != null ? known : strategyByName.computeIfAbsent(name, this::createStrategy);
  }

  private Strategy createStrategy(String name) {
    try {
      return strategies.create(name, random);
    } catch (IllegalArgumentException unknown) {
      throw new NoInstanceAvailableException(service, String.valueOf(unknown.getMessage()));
    }
  }

  private List<TrackedInstance> candidates(
      List<TrackedInstance> all, @Nullable TrackedInstance failed) {
    if (failed == null && allHealthy(all)) {
      return all;
    }
    long now = ticker.nanoTime();
    List<TrackedInstance> candidates = new ArrayList<>(all.size());
    for (TrackedInstance instance : all) {
      if (instance.equals(failed)) {
        continue;
      }
      if (instance.isHealthy()) {
        candidates.add(instance);
      } else if (instance.claimTrial(now, TRIAL_INTERVAL_NANOS)) {
        return List.of(instance);
      }
    }
    if (!candidates.isEmpty()) {
      return candidates;
    }
    return all.size() > 1 && failed != null ? without(all, failed) : all;
  }

  private static boolean allHealthy(List<TrackedInstance> instances) {
    for (TrackedInstance instance : instances) {
      if (!instance.isHealthy()) {
        return false;
      }
    }
    return true;
  }

  private static List<TrackedInstance> without(
      List<TrackedInstance> instances, TrackedInstance left) {
    return instances.stream().filter(instance -> !instance.equals(left)).toList();
  }

  private void refresh() {
    InstanceSource from = source;
    if (from == null) {
      return;
    }
    try {
      List<?> now = from.instances();
      if (now == null) {
        throw new IllegalStateException(
            "the instance source of '" + service + "' returned null in place of a list");
      }
      if (now != sourced) {
        replace(now);
      }
      sourceFault = null;
    } catch (Throwable fault) {
      boolean news = sourceFault == null;
      sourceFault = fault;
      store.counter(Family.MESH_REGISTRATION_FAILURES, service, ErrorTypes.of(fault)).increment();
      if (news) {
        LOG.atWarn()
            .addKeyValue("service", service)
            .setCause(fault)
            .log(
                "The instance source failed; going on with the instances known before. This is"
                    + " logged again when it has answered in between");
      }
    }
  }

  private synchronized void replace(List<?> now) {
    if (now == sourced) {
      return;
    }
    Map<Object, InstanceSource.Address> addresses = new LinkedHashMap<>();
    for (Object each : now) {
      if (each == null) {
        throw new IllegalStateException(
            "the instance source of '" + service + "' returned a list with a null in it");
      }
      InstanceSource.Address address =
          each instanceof InstanceSource.Address full
              ? full
              : new InstanceSource.Address(each, 1, 0);
      addresses.putIfAbsent(address.value(), address);
    }
    // First who goes, then who comes: the two may share the label by which they are known.
    for (TrackedInstance before : pickable) {
      if (!addresses.containsKey(before.address())) {
        depart(before);
      }
    }
    pickable = addresses.values().stream().map(this::arrive).toList();
    sourced = now;
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
          .ifPresentOrElse(this::follow, () -> store.retire(service, instance.label()));
    }
    LOG.atInfo()
        .addKeyValue("service", service)
        .addKeyValue("instance", instance.id())
        .log("Instance lost");
  }

  private void expose(TrackedInstance instance) {
    instance.retired(false);
    if (instance.isOverflow() || !exposed.add(instance)) {
      return;
    }
    store.revive(service, instance.label());
    follow(instance);
  }

  private void follow(TrackedInstance instance) {
    String id = instance.label();
    store.gauge(Family.LOAD_BALANCER_INSTANCE_HEALTH, service, id).follow(instance::health);
    store.gauge(Family.LOAD_BALANCER_ACTIVE_CONNECTIONS, service, id).follow(instance::inFlight);
    store.gauge(Family.LOAD_BALANCER_INSTANCE_LOAD, service, id).follow(() -> load(instance));
  }

  /** Not a number where no capacity is declared. */
  private static double load(TrackedInstance instance) {
    int capacity = instance.capacity();
    return capacity == 0 ? Double.NaN : Math.min(1.0, (double) instance.inFlight() / capacity);
  }

  /** Not a number where there is no source: what callers name is not Weft's to pick. */
  private double activeInstances() {
    if (source == null) {
      return Double.NaN;
    }
    double healthy = healthyInstances();
    return healthy > 0 ? healthy : pickable.size();
  }

  private double healthyInstances() {
    return source == null
        ? Double.NaN
        : pickable.stream().filter(TrackedInstance::isHealthy).count();
  }
}
