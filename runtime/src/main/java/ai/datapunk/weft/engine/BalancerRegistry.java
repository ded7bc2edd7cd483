package ai.datapunk.weft.engine;

import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.Configuration.Configured;
import ai.datapunk.weft.config.Setting;
import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.guard.Balancer;
import ai.datapunk.weft.guard.HealthPolicy;
import ai.datapunk.weft.loadbalancer.InstanceDiscovery;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.loadbalancer.Strategies;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Ticker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The balancers of a mesh, one for each service that has instances. Thread-safe. */
public final class BalancerRegistry {

  private final MetricStore store;
  private final Ticker ticker;
  private final Strategies strategies;
  private final RandomGenerator random;
  private Configuration configuration;

  /** The latest comes first, and is the one that is asked. */
  private final List<InstanceDiscovery> discoveries = new CopyOnWriteArrayList<>();

  private final Map<String, Balancer> balancers = new ConcurrentHashMap<>();

  public BalancerRegistry(
      MetricStore store,
      Ticker ticker,
      Strategies strategies,
      RandomGenerator random,
      Configuration configuration) {
    this.store = store;
    this.ticker = ticker;
    this.strategies = strategies;
    this.random = random;
    this.configuration = configuration;
  }

  /** The balancer of a service; null if there is none. */
  public @Nullable Balancer existing(String service) {
    return balancers.get(service);
  }

  /** The services whose instances the application gave. */
  public Set<String> sourced() {
    Set<String> services = new TreeSet<>();
    balancers.forEach(
        (service, balancer) -> {
          if (balancer.hasSource()) {
            services.add(service);
          }
        });
    return services;
  }

  /** The services that have a balancer, in the order of their names. */
  public Set<String> services() {
    return new TreeSet<>(balancers.keySet());
  }

  /** Has this configuration hold from now on. */
  public synchronized void configure(Configuration other) {
    configuration = other;
    balancers.forEach((service, balancer) -> balancer.configure(health(service)));
  }

  /** Has instances come from here where nobody else names them. */
  public synchronized void discover(InstanceDiscovery other) {
    discoveries.remove(other);
    discoveries.add(0, other);
    configure(configuration);
  }

  /**
   * Asks this one no longer: what it said last holds until something else does.
   *
   * @return whether there is another one to be asked from now on
   */
  public synchronized boolean endDiscovery(InstanceDiscovery ended) {
    int place = discoveries.indexOf(ended);
    discoveries.remove(ended);
    if (place != 0) {
      return false;
    }
    balancers.values().forEach(Balancer::endDiscovered);
    return !discoveries.isEmpty();
  }

  /** What is discovered of a service for a parameter of this type; null if that is nothing. */
  public @Nullable InstanceSource discovered(String service, Class<?> parameterType) {
    for (InstanceDiscovery latest : discoveries) {
      try {
        return latest.source(service, parameterType);
      } catch (Throwable fault) {
        store.recordingFailed(fault);
        return null;
      }
    }
    return null;
  }

  /** Lets go of what applications gave that have ended. */
  public synchronized void letGo() {
    discoveries.removeIf(EndedApplications::gave);
    balancers.values().forEach(balancer -> balancer.letGo(EndedApplications::gave));
  }

  /** Ends the gauges of all, and asks their sources no longer. */
  public void end() {
    balancers.values().forEach(Balancer::end);
  }

  /** The balancer of a service, which comes into being if there is none. */
  public synchronized Balancer of(String service) {
    return balancers.computeIfAbsent(
        service,
        unknown -> new Balancer(unknown, store, ticker, strategies, random, health(unknown)));
  }

  private HealthPolicy health(String service) {
    Configured threshold = configuration.find(Setting.LOAD_BALANCER_PANIC_THRESHOLD, service, null);
    Configured slowStart = configuration.find(Setting.LOAD_BALANCER_SLOW_START, service, null);
    return new HealthPolicy(
        threshold == null
            ? HealthPolicy.DEFAULT.panicThreshold()
            : Double.parseDouble(threshold.value()),
        slowStart == null
            ? HealthPolicy.DEFAULT.slowStart()
            : DurationText.require(slowStart.value()));
  }
}
