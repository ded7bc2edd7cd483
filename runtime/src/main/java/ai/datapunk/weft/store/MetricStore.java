package ai.datapunk.weft.store;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.FamilyGroup;
import ai.datapunk.weft.time.Ticker;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * All series that Weft has in one {@link PrometheusRegistry}. The series of one scrape agree with
 * each other; recording goes on meanwhile and is never blocked. Thread-safe. Internal: it may
 * change in any release.
 */
public final class MetricStore {

  private final HistogramType histogramType;
  private final RetiredInstances retired = new RetiredInstances();
  private final EventLog events = new EventLog(this::countFailure);
  private final RegisteredStore registered = new RegisteredStore(this);
  private final Registrations registrations = new Registrations(registered.entry(), events);
  private final FamilyGroups groups = new FamilyGroups(registrations);
  private final Tenants tenants = new Tenants();
  private final LabelSetLimits limits = new LabelSetLimits();
  private final SeriesOwners owners = new SeriesOwners();
  private final FamilyTables tables;
  private final CustomMetrics customMetrics;
  private final Cells cells;
  private final JointRecorder recorder;
  private final Retention retention;
  private final StoreCollector collector;
  private final InstanceSeries instances;
  private final RecordingFailures failures;
  private final UnfinishedCalls unfinished = new UnfinishedCalls(this::countFailure);
  private final NamedSeries named;
  private final LabelCleaning labels;
  private final LiveFamilies live;

  /** A store that is in no registry yet, with histograms of this type. */
  MetricStore(HistogramType histogramType) {
    this.histogramType = histogramType;
    tables = new FamilyTables(histogramType, retired, limits, this::countFailure, events);
    failures = new RecordingFailures(counter(Family.WEFT_RECORDING_FAILURES), events);
    customMetrics =
        new CustomMetrics(registrations, histogramType, limits, tables, this::countFailure, events);
    cells = new Cells(histogramType, this::countFailure, events);
    labels = new LabelCleaning(this::recordingFailed);
    recorder = new JointRecorder(tables, cells, labels);
    retention = new Retention(tables, customMetrics, cells, limits, this::countFailure);
    retention.add(recorder);
    named = new NamedSeries(this, tables, recorder);
    collector =
        new StoreCollector(
            tables, groups, customMetrics, cells, retention, this::countFailure, events);
    collector.preparations().addQuestion(unfinished::finish);
    collector.preparations().addQuestion(failures::tell);
    instances = new InstanceSeries(tables, retired, collector);
    live = new LiveFamilies(tables, customMetrics, collector, registrations, events);
  }

  /** The store of a registry; null if it has none, and none is made. */
  public static @Nullable MetricStore known(PrometheusRegistry registry) {
    return StoreOfRegistry.knownIn(registry);
  }

  /**
   * The store of a registry, registered with it at the first call.
   *
   * @throws IllegalArgumentException if the registry holds a metric of one of Weft's names already
   */
  public static MetricStore in(PrometheusRegistry registry) {
    return in(registry, HistogramType.DEFAULT);
  }

  /**
   * The store of a registry, registered with it at the first call, with histograms of this type.
   *
   * @throws IllegalArgumentException if the registry holds a metric of one of Weft's names already
   */
  public static MetricStore in(PrometheusRegistry registry, HistogramType type) {
    return told(StoreOfRegistry.get(registry, type));
  }

  /**
   * The same for a mesh, which has the store until it {@linkplain #leave leaves}.
   *
   * @param mesh what stands for the mesh
   * @param exclusive whether it bars other meshes, and is barred by them
   * @throws IllegalArgumentException if the registry holds a metric of one of Weft's names already
   * @throws IllegalStateException if another mesh bars it
   */
  public static MetricStore open(
      PrometheusRegistry registry, HistogramType type, Object mesh, boolean exclusive) {
    return told(StoreOfRegistry.open(registry, type, mesh, exclusive));
  }

  private static MetricStore told(MetricStore store) {
    store.registrations.giveAdded();
    store.events.write();
    return store;
  }

  /**
   * A mesh has the store no longer. With the last one its series end in all registries, unless
   * something else than meshes records in it too.
   */
  public void leave(Object mesh) {
    try {
      StoreOfRegistry.leave(this, mesh);
    } finally {
      events.write();
    }
  }

  /**
   * Shows all series in this registry too.
   *
   * @throws IllegalArgumentException if it holds a metric of one of the names already
   */
  public void showIn(PrometheusRegistry further) {
    StoreOfRegistry.show(this, further);
    registrations.giveAdded();
    events.write();
  }

  /**
   * Has all registries of the store have a group of families too.
   *
   * @throws IllegalArgumentException if one of them holds a metric of one of the names already
   */
  public void add(FamilyGroup group) {
    groups.add(group);
  }

  /** Those of these names, as queries have them, that a registry of the store has. */
  public SortedSet<String> knownNames(Set<String> names) {
    return registrations.known(names);
  }

  /**
   * Has all registries of the store have these metrics too, which are none of Weft's families.
   *
   * @throws IllegalArgumentException if one of them refuses a name
   */
  public void addMetrics(AddedMetrics metrics) {
    registrations.add(metrics);
  }

  /** Takes out of all registries what {@link #addMetrics} was given; nothing if that was done. */
  public void removeMetrics(AddedMetrics metrics) {
    registrations.remove(metrics);
  }

  /** Whether the series were taken out of all registries. */
  public boolean hasEnded() {
    return registrations.hasEnded();
  }

  /**
   * For what is to be shown with the series.
   *
   * @throws IllegalStateException if these were taken out of all registries
   */
  public void requireShown() {
    if (hasEnded()) {
      throw new IllegalStateException("The mesh is closed: nothing of it is shown");
    }
  }

  /** Whether a mesh has it that is not the one which Weft makes itself. */
  public boolean isOfAnApplication() {
    return StoreOfRegistry.isBarred(this);
  }

  StoreCollector collector() {
    return collector;
  }

  /** What registries hold. */
  RegisteredStore registered() {
    return registered;
  }

  Registrations registrations() {
    return registrations;
  }

  Tenants tenants() {
    return tenants;
  }

  /** Whether any histogram has an observation; nothing is written to the log. */
  boolean hasObservations() {
    return collector.hasObservations();
  }

  /** How the buckets of histograms are kept that do not say it themselves. */
  HistogramType histogramType() {
    return histogramType;
  }

  /** What counts for the counter of a family with these label values; it exists then. */
  public Counter counter(Family family, String... labelValues) {
    return tables.counter(family, List.of(labelValues), Openness.DECLARED);
  }

  /**
   * The same, where the values may stand for others that a limit refused: then it counts as
   * overflow too, once.
   */
  public Counter counter(Family family, boolean overflows, String... labelValues) {
    Counter counter = counter(family, labelValues);
    return overflows ? tables.overflowing(family, counter) : counter;
  }

  /** What counts for the histogram of a family with these label values; it exists then. */
  public Histogram histogram(Family family, String... labelValues) {
    return tables.histogram(family, List.of(labelValues), Openness.DECLARED);
  }

  /**
   * The gauge of a family with these label values; it exists from this call on. One that a limit
   * refuses is shown nowhere: who has gauges of open labels asks {@link #instances} for a place
   * first.
   */
  public GaugeSeries gauge(Family family, String... labelValues) {
    GaugeSeries gauge = tables.gauge(family, List.of(labelValues), Openness.DECLARED);
    return gauge != null ? gauge : new GaugeSeries(Labels.EMPTY, this::countFailure);
  }

  /**
   * Whether a family has a place within the limits, which is then taken: for what has series of
   * many families that come and go together, and counts as one.
   */
  public boolean takePlace(Family family) {
    return limits.take(List.of(family.metricName()));
  }

  /** Gives back what {@link #takePlace} took. */
  public void givePlace(Family family) {
    limits.give(family.metricName());
  }

  /** Whether a family tells an error type of a service apart from others, or would. */
  public boolean tellsApart(Family family, String service, String errorType) {
    return tables.tellsApart(family, service, errorType);
  }

  /** The error type, or what stands for all that the family does not tell apart any more. */
  public String toldApart(Family family, String service, String errorType) {
    return tellsApart(family, service, errorType) ? errorType : ErrorTypes.BEYOND;
  }

  /** What counts the samples of a metric that a limit sent to another series. */
  public Counter overflow(String metricName) {
    return tables.overflow(metricName);
  }

  /** The series of code that names services and operations itself. */
  public NamedSeries named() {
    return named;
  }

  /** What is done to the values of open labels. */
  public LabelCleaning labels() {
    return labels;
  }

  /** Has these limits hold for the label sets that come from now on. */
  public void limit(SeriesLimits to) {
    limits.set(to);
  }

  /**
   * Keeps to be logged, once, that a limit which was set for a family by its name is below the
   * label sets of it that are never refused.
   */
  public void tellIfBelow(String family, long closed) {
    if (limits.isNewsBelow(family, closed)) {
      new LimitTeller(family, events).below(limits.ofFamilyAlone(family), closed);
    }
  }

  /** Has this clock say how long nobody has touched a series, for their retention. */
  public void clock(Ticker ticker) {
    retention.clock(ticker);
  }

  /** Has a holder of cells let go of those that end; for as long as somebody else has it. */
  public void hold(CellHolder holder) {
    retention.add(holder);
  }

  /** The metrics that users named themselves. */
  public CustomMetrics customMetrics() {
    return customMetrics;
  }

  /** Ends the series of a family with these label values. */
  public void end(Family family, String... labelValues) {
    List<String> values = List.of(labelValues);
    recorder.end(new SeriesKey(family, values));
    tables.end(family, values);
  }

  /** The series of instances, which come and go. */
  public InstanceSeries instances() {
    return instances;
  }

  /** All series, one by one, as they are now. */
  public LiveFamilies live() {
    return live;
  }

  /** The series of Weft's families. */
  FamilyTables tables() {
    return tables;
  }

  /** How much is taken of the limit on all families together. */
  public LimitUse limitUse() {
    return new LimitUse(limits.takenInAll(), limits.inAll());
  }

  /** How much is taken of the limit of this family. */
  public LimitUse limitUse(String family) {
    return new LimitUse(limits.taken(family), limits.labelSets(family));
  }

  /** The cells that the series derive from. */
  public Cells cells() {
    return cells;
  }

  /** What is done before each scrape. */
  public ScrapePreparations preparations() {
    return collector.preparations();
  }

  /** Exposes all families but these, and all metrics of users but those, from now on. */
  public void hide(Set<Family> families, Set<String> metrics) {
    collector.hide(families, metrics);
    events.write();
  }

  /** The owners of series that only one may feed. */
  public SeriesOwners owners() {
    return owners;
  }

  /**
   * Counts a fault inside recording; the first one is logged. To be called unlocked: a log can take
   * its time.
   */
  public void recordingFailed(Throwable fault) {
    failures.add(fault);
    events.write();
  }

  /** The same, whatever is locked: what is to be logged is kept. */
  public void countFailure(Throwable fault) {
    failures.add(fault);
  }

  /** What is to be logged of what was found out under locks. */
  public EventLog events() {
    return events;
  }

  /** The calls whose end could not be recorded where it was. */
  public UnfinishedCalls unfinished() {
    return unfinished;
  }
}
