package ai.datapunk.weft;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.circuitbreaker.GuardedCircuit;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.loadbalancer.Balancer;
import ai.datapunk.weft.loadbalancer.ConnectionErrors;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.loadbalancer.ServiceInstance;
import ai.datapunk.weft.loadbalancer.Strategies;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Scheduler;
import ai.datapunk.weft.time.Sleeper;
import ai.datapunk.weft.time.Ticker;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Services with their circuits and instances, and the registry that their series are in. An
 * application has one, reached through {@link Weft}; tests make their own. Thread-safe.
 */
public final class Mesh {

  private static final Logger LOG = LoggerFactory.getLogger(Mesh.class);

  private final MetricStore store;
  private final Configuration configuration;
  private final Ticker ticker;
  private final Sleeper sleeper;
  private final Scheduler scheduler;
  private final RandomGenerator random;
  private final Strategies strategies = new Strategies();
  private final ConnectionErrors connectionErrors = new ConnectionErrors();
  private final Map<String, GuardedCircuit> circuits = new ConcurrentHashMap<>();
  private final Map<String, Balancer> balancers = new ConcurrentHashMap<>();
  private final Set<Map.Entry<String, CircuitPolicy>> ignoredPolicies =
      ConcurrentHashMap.newKeySet();

  private Mesh(Builder builder) {
    configuration = builder.configuration == null ? Configuration.load() : builder.configuration;
    store = MetricStore.in(builder.registry, builder.histograms);
    store.hide(configuration.hiddenFamilies());
    ticker = builder.ticker;
    sleeper = builder.sleeper;
    scheduler = builder.scheduler;
    random = builder.random;
  }

  /** A mesh in the default registry, on the system's clock, unless told otherwise. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Takes the instances of a service from here from now on, unless instances are configured for it.
   */
  public void instances(String service, InstanceSource source) {
    balancer(service).source(source);
  }

  /** The instances of a service that its source has; empty if there is no source. */
  public Collection<ServiceInstance> instances(String service) {
    Balancer balancer = balancers.get(service);
    return balancer == null ? List.of() : List.copyOf(balancer.instances());
  }

  /**
   * Sets the health score of an instance, as a health check of the application's own does. The
   * outcomes of calls that follow go on from there.
   *
   * @param address what the instance's source or a caller named
   * @param score kept within 0 to 1; below 0.5 the instance is unhealthy
   * @return whether the service has such an instance
   * @throws IllegalArgumentException if the score is not a number
   */
  public boolean health(String service, Object address, double score) {
    Balancer balancer = balancers.get(service);
    return balancer != null && balancer.health(address, score);
  }

  /**
   * The circuit of a service.
   *
   * @throws IllegalArgumentException if no circuit guards the service
   */
  public Circuit circuit(String service) {
    Circuit circuit = circuits.get(service);
    if (circuit == null) {
      throw new IllegalArgumentException(
          "No circuit guards a service '"
              + service
              + "'; there are circuits for "
              + new TreeSet<>(circuits.keySet())
              + ". A circuit exists once a class whose methods are @CircuitGuarded for its service"
              + " is initialised");
    }
    return circuit;
  }

  /** The strategies that {@code @LoadBalanced} can name. */
  public Strategies strategies() {
    return strategies;
  }

  /** Which exceptions count as connection errors. */
  public ConnectionErrors connectionErrors() {
    return connectionErrors;
  }

  /** What was configured. */
  public Configuration configuration() {
    return configuration;
  }

  /** The series of this mesh. */
  public MetricStore store() {
    return store;
  }

  /** Where elapsed time comes from. */
  public Ticker ticker() {
    return ticker;
  }

  /** How a thread waits between two attempts. */
  public Sleeper sleeper() {
    return sleeper;
  }

  /** How asynchronous methods wait between two attempts. */
  public Scheduler scheduler() {
    return scheduler;
  }

  /** What jitter and random strategies draw from. */
  public RandomGenerator random() {
    return random;
  }

  /** The balancer of a service, which comes into being if there is none. */
  public Balancer balancer(String service) {
    return balancers.computeIfAbsent(
        service, unknown -> new Balancer(unknown, store, ticker, strategies, random));
  }

  /**
   * The circuit of a service, which comes into being if there is none. One that exists keeps its
   * policy; being asked for another is logged, once.
   */
  public GuardedCircuit circuit(String service, CircuitPolicy policy) {
    GuardedCircuit circuit =
        circuits.computeIfAbsent(
            service, unknown -> new GuardedCircuit(unknown, policy, store, ticker));
    if (!circuit.policy().equals(policy) && ignoredPolicies.add(Map.entry(service, policy))) {
      LOG.atWarn()
          .addKeyValue("service", service)
          .addKeyValue("policy", circuit.policy())
          .addKeyValue("ignored_policy", policy)
          .log(
              "The service has two breaker configurations and keeps the first: give all"
                  + " @CircuitGuarded methods of a service the same values");
    }
    return circuit;
  }

  /** Settings of a {@link Mesh}. Not thread-safe. */
  public static final class Builder {

    private PrometheusRegistry registry = PrometheusRegistry.defaultRegistry;
    private HistogramType histograms = HistogramType.DEFAULT;
    private @Nullable Configuration configuration;
    private Ticker ticker = Ticker.system();
    private Sleeper sleeper = Sleeper.system();
    private Scheduler scheduler = Scheduler.system();
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

    private Builder() {}

    /** Where the families are registered. */
    public Builder registry(PrometheusRegistry registry) {
      this.registry = registry;
      return this;
    }

    /**
     * How the buckets of all histograms are kept that do not say it themselves; classic unless this
     * is called.
     */
    public Builder histograms(HistogramType type) {
      this.histograms = type;
      return this;
    }

    /** What is configured; left out, it is read as {@link Configuration#load} does. */
    public Builder configuration(Configuration configuration) {
      this.configuration = configuration;
      return this;
    }

    /** Where elapsed time comes from. */
    public Builder ticker(Ticker ticker) {
      this.ticker = ticker;
      return this;
    }

    /** How threads wait between two attempts. */
    public Builder sleeper(Sleeper sleeper) {
      this.sleeper = sleeper;
      return this;
    }

    /** How asynchronous methods wait between two attempts. */
    public Builder scheduler(Scheduler scheduler) {
      this.scheduler = scheduler;
      return this;
    }

    /** What jitter and random strategies draw from; must be thread-safe. */
    public Builder random(RandomGenerator random) {
      this.random = random;
      return this;
    }

    /**
     * The mesh.
     *
     * @throws IllegalArgumentException if the registry holds a metric of one of Weft's names, or a
     *     configured value is not what it must be
     * @throws IllegalStateException if the registry has histograms of Weft of another type
     */
    public Mesh build() {
      return new Mesh(this);
    }
  }
}
