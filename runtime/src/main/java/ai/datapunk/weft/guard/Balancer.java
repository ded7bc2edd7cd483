package ai.datapunk.weft.guard;

import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.loadbalancer.Strategies;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Ticker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The load balancer of one service: says which instance to call next. Unhealthy instances are
 * passed over, but for one trial call in {@link #TRIAL_INTERVAL_NANOS}; if few are healthy, all can
 * be picked. One that is healthy again gets its share of the calls little by little. Thread-safe.
 * Internal: it may change in any release.
 */
public final class Balancer {

  /** How long an unhealthy instance rests between two trial calls. */
  static final long TRIAL_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final String service;
  private final MetricStore store;
  private final Ticker ticker;
  private final Strategies strategies;
  private final RandomGenerator random;
  private volatile HealthPolicy health;
  private final InstanceRegistry registry;
  private final SourceReader source;
  private final InstanceGauges gauges;
  private final Runnable question;
  private final Runnable expiry;
  private final Map<String, GuardedStrategy> strategyByName = new ConcurrentHashMap<>();

  /** A balancer without a source. */
  public Balancer(
      String service,
      MetricStore store,
      Ticker ticker,
      Strategies strategies,
      RandomGenerator random,
      HealthPolicy health) {
    this.service = service;
    this.store = store;
    this.ticker = ticker;
    this.strategies = strategies;
    this.random = random;
    this.health = health;
    this.gauges = new InstanceGauges(service, store, this::health);
    this.registry = new InstanceRegistry(service, store, gauges, ticker);
    this.source = new SourceReader(service, store, registry, ticker);
    this.question = source::refresh;
    this.expiry = registry::forgetLeavers;
    store.preparations().addQuestion(question);
    store.preparations().addQuestion(expiry);
    gauges.count(source::hasSource, registry::pickable);
  }

  /** Ends the gauges, and asks the source no longer: what it said last stays as it is. */
  public void end() {
    store.preparations().remove(question);
    store.preparations().remove(expiry);
    source.end();
    registry.end();
    gauges.endCount();
  }

  /**
   * Has this policy hold from now on, and other instances be configured and discovered, or none;
   * until then, those that were are taken.
   */
  public void configure(HealthPolicy other) {
    health = other;
    source.renew();
  }

  private HealthPolicy health() {
    return health;
  }

  /** Takes instances from here from now on, whatever {@link #source} is told; null for none. */
  public void configured(@Nullable InstanceSource configured) {
    source.configured(configured);
  }

  /** Takes instances from here from now on, unless they are configured. */
  public void source(InstanceSource newSource) {
    source.source(newSource);
  }

  /** Takes instances from here from now on, unless there are others; null for none. */
  public void discovered(@Nullable InstanceSource discovered) {
    source.discovered(discovered);
  }

  /** Keeps the instances that were discovered last, and asks nobody for them any longer. */
  public void endDiscovered() {
    source.endDiscovered();
  }

  /** Lets go of the source, the strategies and the addresses that are such. */
  public void letGo(Predicate<Object> gone) {
    source.letGo(gone);
    registry.letGo(gone);
    strategyByName.values().removeIf(strategy -> strategy.isOf(gone));
  }

  /** Whether the application gave the instances, rather than the configuration. */
  public boolean hasSource() {
    return source.isOfApplication();
  }

  /** Lets this many instances have series of their own at a time; the largest limit told counts. */
  public void limit(int instances) {
    registry.limit(instances);
  }

  /** The instances that the source has, as of now. */
  public List<TrackedInstance> instances() {
    source.refresh();
    return registry.pickable();
  }

  /** The instance that a caller named; becomes known if it was not. */
  public TrackedInstance named(Object address) {
    TrackedInstance known = registry.find(address);
    return known != null ? known : registry.admitNamed(address);
  }

  /** Sets the health score of a known instance; tells whether there is one of this address. */
  public boolean health(Object address, double score) {
    TrackedInstance known = registry.find(address);
    if (known == null) {
      return false;
    }
    known.health(score);
    return true;
  }

  /**
   * Picks an instance, in a method's order.
   *
   * @param failed the instance to avoid if there is another
   * @throws NoInstanceAvailableException if there is none
   */
  public TrackedInstance pick(PickOrder order, @Nullable TrackedInstance failed) {
    if (!order.isOwn()) {
      return pick(order.strategy(), failed);
    }
    List<TrackedInstance> all = available();
    GuardedStrategy known = order.own();
    return (known != null ? known : first(order)).pick(candidates(all, failed));
  }

  private GuardedStrategy first(PickOrder order) {
    GuardedStrategy begun = begin(order);
    store.events().write();
    return begun;
  }

  private synchronized GuardedStrategy begin(PickOrder order) {
    GuardedStrategy known = order.own();
    if (known == null) {
      known = createStrategy(order.strategy());
      order.own(known);
    }
    return known;
  }

  /** One of those that were known last, without a strategy and without memory; null for none. */
  public @Nullable TrackedInstance any() {
    List<TrackedInstance> all = registry.pickable();
    return all.isEmpty() ? null : all.get(Math.floorMod(ticker.nanoTime(), all.size()));
  }

  private List<TrackedInstance> available() {
    List<TrackedInstance> all = instances();
    if (all.isEmpty()) {
      throw source.unavailable();
    }
    return all;
  }

  /**
   * Picks an instance.
   *
   * @param strategy the name of the strategy
   * @param failed the instance to avoid if there is another
   * @throws NoInstanceAvailableException if there is none
   */
  public TrackedInstance pick(String strategy, @Nullable TrackedInstance failed) {
    List<TrackedInstance> all = available();
    return strategy(strategy).pick(candidates(all, failed));
  }

  private GuardedStrategy strategy(String name) {
    GuardedStrategy known = strategyByName.get(name);
    if (known != null) {
      return known;
    }
    // Without a lock, since this may be the application's: of several, the first one stays.
    GuardedStrategy created = createStrategy(name);
    store.events().write();
    GuardedStrategy earlier = strategyByName.putIfAbsent(name, created);
    return earlier != null ? earlier : created;
  }

  private GuardedStrategy createStrategy(String name) {
    try {
      return new GuardedStrategy(service, name, strategies, random, store);
    } catch (IllegalArgumentException unknown) {
      throw new NoInstanceAvailableException(service, String.valueOf(unknown.getMessage()));
    }
  }

  private List<TrackedInstance> candidates(
      List<TrackedInstance> all, @Nullable TrackedInstance failed) {
    if (failed == null && allSteady(all)) {
      return all;
    }
    HealthPolicy policy = health;
    if (!policy.areEnough(all.stream().filter(TrackedInstance::isHealthy).count(), all.size())) {
      return others(all, failed);
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
    return candidates.isEmpty()
        ? others(all, failed)
        : Collections.unmodifiableList(slowed(candidates, all.size(), now, policy));
  }

  private static List<TrackedInstance> others(
      List<TrackedInstance> all, @Nullable TrackedInstance failed) {
    return all.size() > 1 && failed != null ? without(all, failed) : all;
  }

  /**
   * Leaves out some of those that have been healthy for a short time, each as often as it is to
   * have no call: but for when those that are left could not take the calls of all.
   */
  private List<TrackedInstance> slowed(
      List<TrackedInstance> healthy, int all, long now, HealthPolicy policy) {
    List<TrackedInstance> chosen = new ArrayList<>(healthy.size());
    int steady = 0;
    for (TrackedInstance instance : healthy) {
      double share = instance.share(now, policy.slowStart().toNanos());
      if (share >= 1) {
        steady++;
        chosen.add(instance);
      } else if (random.nextDouble() < share) {
        chosen.add(instance);
      }
    }
    return policy.areEnough(steady, all) ? chosen : healthy;
  }

  private static boolean allSteady(List<TrackedInstance> instances) {
    for (TrackedInstance instance : instances) {
      if (!instance.isSteady()) {
        return false;
      }
    }
    return true;
  }

  private static List<TrackedInstance> without(
      List<TrackedInstance> instances, TrackedInstance left) {
    return instances.stream().filter(instance -> !instance.equals(left)).toList();
  }
}
