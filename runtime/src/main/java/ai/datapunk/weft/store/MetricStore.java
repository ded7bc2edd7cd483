package ai.datapunk.weft.store;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.time.Ticker;
import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All series that Weft has in one {@link PrometheusRegistry}. The series of one scrape agree with
 * each other; recording goes on meanwhile and is never blocked. Thread-safe. Internal: it may
 * change in any release.
 */
public final class MetricStore implements MultiCollector {

  private final HistogramType histogramType;
  private final RetiredInstances retired = new RetiredInstances();
  private final RegistryEntry entry = new RegistryEntry(this);
  private final Registrations registrations = new Registrations(entry);
  private final Tenants tenants = new Tenants();
  private final LabelSetLimits limits = new LabelSetLimits();
  private final SeriesOwners owners = new SeriesOwners();
  private final FamilyTables tables;
  private final CustomHistograms customHistograms;
  private final Cells cells;
  private final JointRecorder recorder;
  private final Retention retention;
  private final StoreCollector collector;
  private final EventLog events = new EventLog(this::countFailure);
  private final RecordingFailures failures;
  private final UnfinishedCalls unfinished = new UnfinishedCalls(this::countFailure);
  private final NamedSeries named;
  private final LabelCleaning labels;

  /** A store that is in no registry yet, with histograms of this type. */
  MetricStore(HistogramType histogramType) {
    this.histogramType = histogramType;
    tables = new FamilyTables(histogramType, retired, limits, this::countFailure, events);
    failures = new RecordingFailures(counter(Family.WEFT_RECORDING_FAILURES), events);
    customHistograms = new CustomHistograms(registrations, histogramType, limits, tables, events);
    cells = new Cells(histogramType, this::countFailure);
    labels = new LabelCleaning(this::recordingFailed);
    recorder = new JointRecorder(tables, cells, labels);
    retention = new Retention(tables, customHistograms, cells, limits);
    retention.add(recorder);
    named = new NamedSeries(this, tables, recorder);
    collector =
        new StoreCollector(tables, customHistograms, cells, retention, this::countFailure, events);
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
    store.events.write();
    return store;
  }

  /**
   * A mesh has the store no longer. With the last one its series end in all registries, unless
   * something else than meshes records in it too.
   */
  public void leave(Object mesh) {
    StoreOfRegistry.leave(this, mesh);
  }

  /**
   * Shows all series in this registry too.
   *
   * @throws IllegalArgumentException if it holds a metric of one of the names already
   */
  public void showIn(PrometheusRegistry further) {
    StoreOfRegistry.show(this, further);
  }

  /** Whether the series were taken out of all registries. */
  public boolean hasEnded() {
    return registrations.hasEnded();
  }

  Registrations registrations() {
    return registrations;
  }

  Tenants tenants() {
    return tenants;
  }

  /** Whether any histogram has an observation. */
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
   * refuses is shown nowhere: who has gauges of open labels asks for {@link #admitGauges} first.
   */
  public GaugeSeries gauge(Family family, String... labelValues) {
    GaugeSeries gauge = tables.gauge(family, List.of(labelValues), Openness.DECLARED);
    return gauge != null ? gauge : new GaugeSeries(Labels.EMPTY, this::countFailure);
  }

  /** Whether all these gauges have a place within the limits, which they take, or none does. */
  public boolean admitGauges(List<String> labelValues, Family... families) {
    return tables.admitGauges(LabelText.valid(labelValues), families);
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

  /** Has this clock say how long nobody has touched a series, for their retention. */
  public void clock(Ticker ticker) {
    retention.clock(ticker);
  }

  /** Has a holder of cells let go of those that end; for as long as somebody else has it. */
  public void hold(CellHolder holder) {
    retention.add(holder);
  }

  /** The histograms that users named themselves. */
  public CustomHistograms customHistograms() {
    return customHistograms;
  }

  /** Ends the series of a family with these label values. */
  public void end(Family family, String... labelValues) {
    List<String> values = List.of(labelValues);
    recorder.end(new SeriesKey(family, values));
    tables.end(family, values);
  }

  /**
   * Ends all series of an instance that is gone. Its calls in flight still count for its service
   * and operation when they end.
   */
  public void retire(String service, String instance) {
    retired.add(service, instance);
  }

  /** Goes on with the series of an instance that is back, where they ended. */
  public void revive(String service, String instance) {
    retired.remove(service, instance);
  }

  /**
   * Forgets an instance that is gone for good: if it comes back, its series begin at 0. Its cells
   * are to be {@linkplain #fold folded} before.
   */
  public void forget(String service, String instance) {
    tables.forget(service, instance);
    retired.remove(service, instance);
  }

  /**
   * Has what a cell of attempts has counted, and what those who looked it up still record in it,
   * counted by another one of the same bounds, from which the same series derive, but for those
   * that end.
   *
   * @param into gives the one that counts on at the time
   */
  public void fold(Cell from, Supplier<Cell> into) {
    cells.fold(from, into);
  }

  /** Lets go of what was folded; the next scrape does so as well. Never waits. */
  public void tidy() {
    collector.tidy();
  }

  /** The series of Weft's families. */
  FamilyTables tables() {
    return tables;
  }

  /** How many label sets there are that count against the limits. */
  int labelSetsTaken() {
    return limits.takenInAll();
  }

  /** The cells that the series derive from. */
  Cells cells() {
    return cells;
  }

  /**
   * A new cell. The caller makes all series that derive from it known to them, admits the cell, and
   * only then records in it: so no scrape sees a part of the families only.
   */
  public Cell newCell(BucketBounds bounds) {
    return cells.newCell(bounds);
  }

  /**
   * The same, known to all series that the wiring finds. It may be asked to find them again, where
   * one of them has ended meanwhile.
   */
  public Cell wired(BucketBounds bounds, Consumer<Cell> wiring) {
    return cells.wired(bounds, wiring);
  }

  /** Has the cell's values taken from the next scrape on. */
  public void admit(Cell cell) {
    cells.admit(cell);
  }

  /**
   * The same for a cell of operations, each of which is recorded after its attempts: its values are
   * taken before theirs, so that no scrape counts an operation without its attempts.
   */
  public void admitOperations(Cell cell) {
    cells.admitOperations(cell);
  }

  /** Has this run before each scrape takes any value: what only time changed is noticed then. */
  public void beforeScrape(Runnable preparation) {
    collector.beforeScrape(preparation);
  }

  /**
   * Has this run before that too, without a lock: it asks the application, which can take its time;
   * a scrape goes without it while another one waits for the answer.
   */
  public void askBeforeScrape(Runnable question) {
    collector.askBeforeScrape(question);
  }

  /** No longer runs what {@link #beforeScrape} or {@link #askBeforeScrape} was given. */
  public void noMoreBeforeScrape(Runnable preparation) {
    collector.noMoreBeforeScrape(preparation);
  }

  /** Exposes all families but these from now on. */
  public void hide(Set<Family> families) {
    collector.hide(families);
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

  @Override
  public MetricSnapshots collect() {
    unfinished.finish();
    failures.tell();
    return collector.collect();
  }

  @Override
  public MetricSnapshots collect(Predicate<String> included) {
    unfinished.finish();
    failures.tell();
    return collector.collect(included);
  }

  @Override
  public List<MetricFamilyDescriptor> getMetricFamilyDescriptors() {
    entry.asked();
    return collector.getMetricFamilyDescriptors();
  }

  @Override
  @SuppressWarnings("deprecation")
  public List<String> getPrometheusNames() {
    return entry.names(collector.getPrometheusNames());
  }

  /** What 1.5 and 1.6 ask of each name, where later clients ask for descriptors. */
  @Override
  @SuppressWarnings("deprecation")
  public @Nullable MetricType getMetricType(String name) {
    entry.asked();
    NameHolder family = NameHolder.ofFamily(name);
    return family == null ? null : family.getMetricType();
  }

  @Override
  @SuppressWarnings("deprecation")
  public @Nullable Set<String> getLabelNames(String name) {
    NameHolder family = NameHolder.ofFamily(name);
    return family == null ? null : family.labelNames();
  }

  @Override
  @SuppressWarnings("deprecation")
  public @Nullable MetricMetadata getMetadata(String name) {
    NameHolder family = NameHolder.ofFamily(name);
    return family == null ? null : family.metadata();
  }
}
