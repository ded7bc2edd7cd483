package ai.datapunk.weft;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.application.Application;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.MethodSettings;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.engine.AnnotatedMethods;
import ai.datapunk.weft.engine.BalancerRegistry;
import ai.datapunk.weft.engine.CircuitRegistry;
import ai.datapunk.weft.engine.EndedApplications;
import ai.datapunk.weft.engine.GuardedRandom;
import ai.datapunk.weft.engine.GuardedTicker;
import ai.datapunk.weft.engine.MeshChanges;
import ai.datapunk.weft.engine.MeshEngine;
import ai.datapunk.weft.engine.RetryLedgers;
import ai.datapunk.weft.engine.UnnamedApplication;
import ai.datapunk.weft.guard.Balancer;
import ai.datapunk.weft.label.ErrorTypeMapper;
import ai.datapunk.weft.label.LabelSanitizer;
import ai.datapunk.weft.loadbalancer.ConnectionErrors;
import ai.datapunk.weft.loadbalancer.InstanceDiscovery;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.loadbalancer.ServiceInstance;
import ai.datapunk.weft.loadbalancer.Strategies;
import ai.datapunk.weft.metrics.Metrics;
import ai.datapunk.weft.requirement.Requirements;
import ai.datapunk.weft.retry.ContextCarrier;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Scheduler;
import ai.datapunk.weft.time.Sleeper;
import ai.datapunk.weft.time.Ticker;
import ai.datapunk.weft.weaving.WeavingCheck;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Services with their circuits and instances, and the registry that their series are in. An
 * application has one, reached through {@link Weft}; tests make their own. Thread-safe.
 *
 * <p>What is null and must not be is refused with a {@link NullPointerException} that has the
 * argument's name, before anything changes.
 *
 * <p>One mesh at a time has a registry; it is closed before another is built there. A mesh has no
 * threads: waiting is its {@link Scheduler}'s, which whoever made it ends.
 */
public final class Mesh implements AutoCloseable {

  private record ConfiguredApplication(Configuration configuration, Application application) {}

  private volatile MeshEngine engine;
  private volatile @Nullable ConfiguredApplication application;

  /** What has the application's classes. Weak: a mesh may outlive an application. */
  private final WeakReference<@Nullable ClassLoader> loader =
      new WeakReference<>(Thread.currentThread().getContextClassLoader());

  private final Strategies strategies = new Strategies();
  private final Object tenant = new Object();
  private final RulesInUse rules;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Mesh(Builder builder) {
    Configuration configuration =
        builder.configuration == null ? Configuration.load() : builder.configuration;
    MetricStore store =
        MetricStore.open(builder.registry, builder.histograms, tenant, builder.exclusive);
    rules = new RulesInUse(builder.limits, builder.labelSanitizer, builder.errorTypes);
    if (builder.exclusive || !store.isOfAnApplication()) {
      rules.limit(store, configuration);
      store.hide(configuration.hiddenFamilies(), configuration.hiddenMetrics());
    }
    if (builder.exclusive) {
      rules.clean(store);
    }
    WeavingCheck.shared().showIn(store);
    Ticker ticker = GuardedTicker.of(builder.ticker, store::countFailure);
    if (builder.exclusive) {
      store.clock(ticker);
    }
    RandomGenerator random = new GuardedRandom(builder.random, store::countFailure);
    engine =
        new MeshEngine(
            !builder.exclusive,
            store,
            new UnnamedApplication(store.events()),
            configuration,
            ticker,
            builder.sleeper,
            builder.scheduler,
            builder.contextCarrier,
            random,
            new ConnectionErrors(),
            new CircuitRegistry(store, ticker),
            new RetryLedgers(store, ticker),
            new BalancerRegistry(store, ticker, strategies, random, configuration),
            new AnnotatedMethods());
  }

  /**
   * A mesh in the default registry, on the system's clock, unless told otherwise.
   *
   * @throws IllegalStateException if the Prometheus client or SLF4J on the class path is missing or
   *     too old
   */
  public static Builder builder() {
    Requirements.shared().check();
    return new Builder();
  }

  /**
   * Takes the instances of a service from here from now on, unless instances are configured for it.
   */
  public void instances(String service, InstanceSource source) {
    requireNonNull(service, "service");
    requireNonNull(source, "source");
    engine.balancers().of(service).source(source);
  }

  /** The instances of a service that its source has; empty if there is no source. */
  public Collection<ServiceInstance> instances(String service) {
    Balancer balancer = engine.balancers().existing(requireNonNull(service, "service"));
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
    requireNonNull(service, "service");
    requireNonNull(address, "address");
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("A health score must be a number");
    }
    Balancer balancer = engine.balancers().existing(service);
    return balancer != null && balancer.health(address, score);
  }

  /** The application's own metrics, for names that are known only when it runs, in this mesh. */
  public Metrics metrics() {
    return new Metrics(() -> engine.store());
  }

  /**
   * The circuit of a service.
   *
   * @throws IllegalArgumentException if no circuit guards the service
   */
  public Circuit circuit(String service) {
    return engine.circuits().existing(requireNonNull(service, "service"));
  }

  /** All circuits there are, in the order of their services' names. */
  public List<Circuit> circuits() {
    return engine.circuits().all();
  }

  /**
   * Has other settings hold from now on. Calls that begin from now on go by them; those in flight
   * end as they began, but for what their ends mean to a circuit. Series go on as they are, the
   * application's instance sources too, and circuits: with another policy each is in the state that
   * it was in, open and forced open ones too. A circuit that is switched off ends; switched on
   * again, it is a new one. In a mesh that is not in use, circuits wait as they are until it is.
   * What is configured as it was changes nothing.
   *
   * @throws ai.datapunk.weft.config.ConfigurationException if the configuration is that of a mesh
   *     whose settings could not be used; nothing changes
   */
  public void configure(Configuration configuration) {
    requireNonNull(configuration, "configuration").requireUsable();
    AtomicReference<@Nullable Configuration> replaced = new AtomicReference<>();
    change(() -> replaced.set(settings(configuration)));
    Configuration before = replaced.get();
    // A log can take its time, and ask others who would wait for the lock.
    if (before != null) {
      ReloadAudit.reloaded(before, configuration);
    }
  }

  /** Series come and go with it, and who watches them is told without the mesh's lock. */
  private void change(Runnable change) {
    engine
        .store()
        .events()
        .writeAfter(
            () -> {
              synchronized (this) {
                change.run();
              }
            });
  }

  /** Has these settings hold, and gives those that did before; null if they were the same. */
  private @Nullable Configuration settings(Configuration configuration) {
    MeshEngine before = engine;
    if (before.configuration().equals(configuration)) {
      return null;
    }
    before.store().hide(configuration.hiddenFamilies(), configuration.hiddenMetrics());
    rules.limit(before.store(), configuration);
    before.balancers().configure(configuration);
    MeshEngine now = before.configured(configuration);
    engine = now;
    // If not, nobody asks for circuits: they wait for the mesh to be in use again.
    if (Weft.reload(this)) {
      now.circuits().settle();
    }
    return before.configuration();
  }

  /** Lets go of what applications gave that have ended. */
  void letGo() {
    change(this::letGoOfEnded);
  }

  private void letGoOfEnded() {
    MeshEngine before = engine;
    strategies.letGo(EndedApplications::gave);
    if (rules.letGo()) {
      apply(before);
    }
    connectionErrors().letGo(EndedApplications::gave);
    before.store().customMetrics().letGo(EndedApplications::gave);
    before.balancers().letGo();
    MeshEngine now = before.configured(before.configuration());
    engine = now;
    MeshChanges.tellOfSettings(now.store());
    now.circuits().settle();
  }

  /**
   * Takes the instances of those services from here that nobody else names them for: neither
   * configuration nor {@link #instances(String, InstanceSource)}. The latest discovery is asked
   * that has not {@linkplain #endDiscovery ended}.
   */
  public void discover(InstanceDiscovery discovery) {
    requireNonNull(discovery, "discovery");
    change(
        () -> {
          engine.balancers().discover(discovery);
          Weft.reload(this);
        });
  }

  /**
   * Asks this discovery no longer, as an application does that ends while the mesh goes on. The one
   * that was told before it is asked again, if it has not ended. Otherwise, the instances that were
   * discovered last can still be called, until the mesh is configured anew or told of others.
   */
  public void endDiscovery(InstanceDiscovery discovery) {
    requireNonNull(discovery, "discovery");
    change(
        () -> {
          if (engine.balancers().endDiscovery(discovery)) {
            Weft.reload(this);
          }
        });
  }

  /**
   * Has these rules hold, in place of what the builder was given and of earlier rules: the latest
   * do that have not {@linkplain #endRules ended}. They hold for what comes from now on; series and
   * label values that are there stay as they are.
   */
  public void rules(SeriesRules given) {
    requireNonNull(given, "given");
    change(
        () -> {
          rules.add(given);
          apply(engine);
        });
  }

  /**
   * Has these very rules hold no longer, as an application does that ends while the mesh goes on.
   */
  public void endRules(SeriesRules given) {
    requireNonNull(given, "given");
    change(
        () -> {
          if (rules.remove(given)) {
            apply(engine);
          }
        });
  }

  private void apply(MeshEngine now) {
    rules.limit(now.store(), now.configuration());
    rules.clean(now.store());
  }

  /**
   * The settings that hold for each annotated method of the classes that are initialised, in the
   * order of classes and methods. Of classes of one name, as there are after a restart in the same
   * JVM, those of the latest.
   */
  public List<MethodSettings> methods() {
    return engine.methods().all();
  }

  /** The services that are load balanced, in the order of their names. */
  public Set<String> balancedServices() {
    return engine.balancers().services();
  }

  /**
   * Shows the series in this registry too, those that are there and those to come.
   *
   * @throws IllegalArgumentException if it holds a metric of one of Weft's names already
   */
  public void showIn(PrometheusRegistry further) {
    engine.store().showIn(requireNonNull(further, "further"));
  }

  /**
   * Ends the series in all registries, and asks no instance source any longer. What else records in
   * the registry, such as a {@code RetryMetrics}, keeps its series, and so do the counters that it
   * shares with the mesh. Calls that are in flight, and those of an application that goes on, are
   * guarded as before and not shown. Closing it again does nothing.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      engine.circuits().end();
      engine.retries().end();
      engine.balancers().end();
      engine.store().leave(tenant);
    }
  }

  /** The strategies that {@code @LoadBalanced} can name. */
  public Strategies strategies() {
    return strategies;
  }

  /** Which exceptions count as connection errors. */
  public ConnectionErrors connectionErrors() {
    return engine.connectionErrors();
  }

  /**
   * What runs in this process, as it is configured, or as the build has named it: the application
   * of the context class loader of whoever built the mesh, whoever asks.
   */
  public Application application() {
    Configuration configured = configuration();
    ConfiguredApplication known = application;
    if (known == null || !known.configuration.equals(configured)) {
      known = new ConfiguredApplication(configured, Application.of(configured, loader.get()));
      application = known;
    }
    return known.application;
  }

  /**
   * What was configured. Where that cannot be used, the mesh that Weft makes itself has none of it,
   * and {@link Configuration#requireUsable} says why.
   */
  public Configuration configuration() {
    return engine.configuration();
  }

  /** What is behind the mesh, for Weft's own packages: not for applications. */
  @SuppressWarnings("exports") // No other module is meant to see it.
  public MeshEngine engine() {
    return engine;
  }

  /** Settings of a {@link Mesh}. Not thread-safe. */
  public static final class Builder {

    private PrometheusRegistry registry = PrometheusRegistry.defaultRegistry;
    private HistogramType histograms = HistogramType.DEFAULT;
    private @Nullable Configuration configuration;
    private SeriesLimits limits = SeriesLimits.defaults();
    private LabelSanitizer labelSanitizer = LabelSanitizer.standard();
    private ErrorTypeMapper errorTypes = thrown -> null;
    private Ticker ticker = Ticker.system();
    private Sleeper sleeper = Sleeper.system();
    private Scheduler scheduler = Scheduler.system();
    private @Nullable ContextCarrier contextCarrier;
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

    /** Not of the mesh that Weft makes itself: that one makes way. */
    private boolean exclusive = true;

    private Builder() {}

    /** Where the families are registered. */
    public Builder registry(PrometheusRegistry registry) {
      this.registry = requireNonNull(registry, "registry");
      return this;
    }

    /**
     * How the buckets of all histograms are kept that do not say it themselves; classic unless this
     * is called.
     */
    public Builder histograms(HistogramType type) {
      this.histograms = requireNonNull(type, "type");
      return this;
    }

    /** What is configured; left out, it is read as {@link Configuration#load} does. */
    public Builder configuration(Configuration configuration) {
      this.configuration = requireNonNull(configuration, "configuration");
      return this;
    }

    /** How many series the values of open labels can make; what is configured goes before it. */
    public Builder limits(SeriesLimits limits) {
      this.limits = requireNonNull(limits, "limits");
      return this;
    }

    /** What takes secrets out of label values; {@link LabelSanitizer#standard} unless given. */
    public Builder labelSanitizer(LabelSanitizer sanitizer) {
      this.labelSanitizer = requireNonNull(sanitizer, "sanitizer");
      return this;
    }

    /** What gives exceptions their {@code error_type}; the simple names of classes unless given. */
    public Builder errorTypes(ErrorTypeMapper mapper) {
      this.errorTypes = requireNonNull(mapper, "mapper");
      return this;
    }

    /** Where elapsed time comes from. */
    public Builder ticker(Ticker ticker) {
      this.ticker = requireNonNull(ticker, "ticker");
      return this;
    }

    /** How threads wait between two attempts. */
    public Builder sleeper(Sleeper sleeper) {
      this.sleeper = requireNonNull(sleeper, "sleeper");
      return this;
    }

    /** How asynchronous methods wait between two attempts. */
    public Builder scheduler(Scheduler scheduler) {
      this.scheduler = requireNonNull(scheduler, "scheduler");
      return this;
    }

    /**
     * What carries the context of a caller to what other threads do for its call; left out, nothing
     * is captured, and they have the context that they have.
     */
    public Builder contextCarrier(ContextCarrier contextCarrier) {
      this.contextCarrier = requireNonNull(contextCarrier, "contextCarrier");
      return this;
    }

    /** What jitter and random strategies draw from; must be thread-safe. */
    public Builder random(RandomGenerator random) {
      this.random = requireNonNull(random, "random");
      return this;
    }

    /**
     * The mesh.
     *
     * @throws IllegalArgumentException if the registry holds a metric of one of Weft's names, or a
     *     configured value is not what it must be
     * @throws IllegalStateException if the registry has an open mesh other than the one that Weft
     *     made itself, and was not cleared since
     */
    public Mesh build() {
      if (configuration != null) {
        configuration.requireUsable();
      }
      Mesh mesh = new Mesh(this);
      Weft.renewIfEnded();
      return mesh;
    }

    /** The mesh that Weft makes itself: whatever else is in its registry, it fits in. */
    Mesh buildOwn() {
      exclusive = false;
      return new Mesh(this);
    }
  }
}
