package ai.datapunk.weft.store;

import ai.datapunk.weft.annotation.HistogramType;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All series that Weft has in one {@link PrometheusRegistry}. A scrape first takes the value of
 * every cell, then derives all families from those, so that the series of one scrape agree with
 * each other; recording goes on meanwhile and is never blocked. Thread-safe.
 */
public final class MetricStore implements MultiCollector {

  private static final Logger LOG = LoggerFactory.getLogger(MetricStore.class);

  /**
   * Each registry holds its store; neither side of this map may keep a registry from being freed.
   */
  private static final Map<PrometheusRegistry, WeakReference<MetricStore>> STORES =
      new WeakHashMap<>();

  private final Map<Family, SeriesTable<CounterSeries, CounterDataPointSnapshot>> counters =
      new EnumMap<>(Family.class);
  private final Map<Family, SeriesTable<GaugeSeries, GaugeDataPointSnapshot>> gauges =
      new EnumMap<>(Family.class);
  private final Map<Family, SeriesTable<HistogramSeries, HistogramDataPointSnapshot>> histograms =
      new EnumMap<>(Family.class);
  private final HistogramType histogramType;
  private final ExemplarSampler sampler =
      new ExemplarSampler(System::currentTimeMillis, this::recordingFailed);
  private final Map<BucketBounds, BucketBounds> cellBounds = new ConcurrentHashMap<>();
  private final RetiredInstances retired = new RetiredInstances();
  private final SeriesOwners claims = new SeriesOwners();
  private final CustomHistograms ownHistograms;
  private final CellList operations = new CellList();
  private final CellList cells = new CellList();
  private final Map<List<SeriesKey>, Cell> recorders = new ConcurrentHashMap<>();
  private volatile Set<Family> hidden = Set.of();
  private final List<Runnable> preparations = new CopyOnWriteArrayList<>();
  private final AtomicBoolean recordingFailed = new AtomicBoolean();
  private final CounterSeries recordingFailures;

  private MetricStore(PrometheusRegistry registry, HistogramType histogramType) {
    this.histogramType = histogramType;
    ownHistograms = new CustomHistograms(registry, histogramType);
    for (Family family : Family.values()) {
      MetricMetadata metadata = new MetricMetadata(family.baseName(), family.help());
      switch (family.type()) {
        case COUNTER ->
            counters.put(
                family,
                new SeriesTable<>(
                    metadata, family.labels(), CounterSeries::new, CounterSnapshot::new, retired));
        case GAUGE ->
            gauges.put(
                family,
                new SeriesTable<>(
                    metadata,
                    family.labels(),
                    labels -> new GaugeSeries(labels, this::recordingFailed),
                    GaugeSnapshot::new,
                    retired));
        case HISTOGRAM ->
            histograms.put(
                family,
                histogramTable(
                    metadata,
                    family.labels(),
                    new HistogramShape(family.bounds(), histogramType),
                    retired));
      }
    }
    recordingFailures = counter(Family.WEFT_RECORDING_FAILURES);
  }

  static SeriesTable<HistogramSeries, HistogramDataPointSnapshot> histogramTable(
      MetricMetadata metadata,
      List<String> labels,
      HistogramShape shape,
      RetiredInstances retired) {
    return new SeriesTable<>(
        metadata,
        labels,
        values -> new HistogramSeries(values, shape),
        HistogramSnapshot::new,
        retired);
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
   * @throws IllegalStateException if it has a store with histograms of another type
   */
  public static MetricStore in(PrometheusRegistry registry, HistogramType type) {
    synchronized (STORES) {
      WeakReference<MetricStore> known = STORES.get(registry);
      MetricStore store = known == null ? null : known.get();
      if (store == null) {
        store =
            new MetricStore(registry, type == HistogramType.DEFAULT ? HistogramType.CLASSIC : type);
        registry.register(store);
        STORES.put(registry, new WeakReference<>(store));
      }
      if (type != HistogramType.DEFAULT && type != store.histogramType) {
        throw new IllegalStateException(
            "The registry has "
                + store.histogramType
                + " histograms and cannot have "
                + type
                + " ones: build the Mesh before anything else records in its registry");
      }
      return store;
    }
  }

  /** The counter of a family with these label values; it exists from this call on. */
  public CounterSeries counter(Family family, String... labelValues) {
    return table(counters, family).admit(List.of(labelValues));
  }

  /** The gauge of a family with these label values; it exists from this call on. */
  public GaugeSeries gauge(Family family, String... labelValues) {
    return table(gauges, family).admit(List.of(labelValues));
  }

  /** The histogram of a family with these label values; it exists from this call on. */
  public HistogramSeries histogram(Family family, String... labelValues) {
    return table(histograms, family).admit(List.of(labelValues));
  }

  /**
   * Observes a duration that no woven method measured.
   *
   * @param seconds not negative
   * @throws IllegalArgumentException if the duration is negative, infinite or not a number
   */
  public void observe(Family family, double seconds, String... labelValues) {
    histogram(family, labelValues).own(this).record(nanos(seconds));
  }

  /**
   * Observes a duration in each histogram among these series and adds one to each counter among
   * them, as one: every scrape sees all of it or nothing.
   *
   * @param seconds not negative
   * @throws IllegalArgumentException if the duration is negative, infinite or not a number
   */
  public void record(double seconds, SeriesKey... series) {
    long nanos = nanos(seconds);
    recorders.computeIfAbsent(List.of(series), this::recorder).record(nanos);
  }

  private Cell recorder(List<SeriesKey> series) {
    BucketBounds bounds = BucketBounds.DEFAULT;
    for (SeriesKey key : series) {
      if (key.family().type() == Family.Type.HISTOGRAM) {
        bounds = bounds.union(key.family().bounds());
      }
    }
    Cell cell = newCell(bounds);
    for (SeriesKey key : series) {
      switch (key.family().type()) {
        case COUNTER -> table(counters, key.family()).admit(key.labelValues()).derivedFrom(cell);
        case HISTOGRAM ->
            table(histograms, key.family()).admit(key.labelValues()).derivedFrom(cell);
        case GAUGE -> throw new IllegalArgumentException("A gauge counts nothing: " + key);
      }
    }
    admit(cell);
    return cell;
  }

  private static long nanos(double seconds) {
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException(
          "A duration must be 0 seconds or more, but it is " + seconds);
    }
    return Math.round(seconds * 1e9);
  }

  /** The users' own histograms. */
  public CustomHistograms ownHistograms() {
    return ownHistograms;
  }

  /** Ends the series of a family with these label values. */
  public void end(Family family, String... labelValues) {
    List<String> values = List.of(labelValues);
    // A series of the same name that comes later begins at 0, and needs a cell of its own.
    recorders.keySet().removeIf(keys -> keys.contains(new SeriesKey(family, values)));
    switch (family.type()) {
      case COUNTER -> table(counters, family).end(values);
      case GAUGE -> table(gauges, family).end(values);
      case HISTOGRAM -> table(histograms, family).end(values);
    }
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
   * A new cell. The caller makes all series that derive from it known to them, admits the cell, and
   * only then records in it: so no scrape sees a part of the families only.
   */
  public Cell newCell(BucketBounds bounds) {
    BucketBounds known = cellBounds.get(bounds);
    return new Cell(known != null ? known : shared(bounds), sampler);
  }

  /** One of equal bounds for all cells, and with it one table of positions. */
  private BucketBounds shared(BucketBounds bounds) {
    BucketBounds needed = new HistogramShape(bounds, histogramType).cellBounds();
    return cellBounds.computeIfAbsent(bounds, unknown -> needed);
  }

  /** Has the cell's values taken from the next scrape on. */
  public void admit(Cell cell) {
    cells.add(cell);
  }

  /** Exposes all families but these from now on. */
  public void hide(Set<Family> families) {
    hidden = Set.copyOf(families);
  }

  /**
   * The same for a cell of operations, each of which is recorded after its attempts: its values are
   * taken before theirs, so that no scrape counts an operation without its attempts.
   */
  public void admitOperations(Cell cell) {
    operations.add(cell);
  }

  /** Has this run before each scrape takes any value: what only time changed is noticed then. */
  public void beforeScrape(Runnable preparation) {
    preparations.add(preparation);
  }

  /** No longer runs what {@link #beforeScrape} was given. */
  public void noMoreBeforeScrape(Runnable preparation) {
    preparations.remove(preparation);
  }

  /** Who feeds the series that only one may feed. */
  public SeriesOwners claims() {
    return claims;
  }

  /** Counts a fault inside recording; the first one is logged. */
  public void recordingFailed(Throwable fault) {
    recordingFailures.increment();
    if (recordingFailed.compareAndSet(false, true)) {
      LOG.warn(
          "Recording a call failed; the call itself was not touched. Further faults are counted in"
              + " {} and not logged",
          Family.WEFT_RECORDING_FAILURES.metricName(),
          fault);
    }
  }

  @Override
  public synchronized MetricSnapshots collect() {
    return collect(name -> true);
  }

  @Override
  public synchronized MetricSnapshots collect(Predicate<String> included) {
    preparations.forEach(this::prepare);
    operations.freeze();
    cells.freeze();
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    addShown(all, counters, included);
    addShown(all, gauges, included);
    addShown(all, histograms, included);
    ownHistograms.tables().forEach(table -> add(all, table, included));
    return all.build();
  }

  private void addShown(
      MetricSnapshots.Builder all,
      Map<Family, ? extends SeriesTable<?, ?>> tables,
      Predicate<String> included) {
    tables.forEach(
        (family, table) -> {
          if (!hidden.contains(family)) {
            add(all, table, included);
          }
        });
  }

  private void prepare(Runnable preparation) {
    try {
      preparation.run();
    } catch (RuntimeException fault) {
      recordingFailed(fault);
    }
  }

  private static void add(
      MetricSnapshots.Builder all, SeriesTable<?, ?> table, Predicate<String> included) {
    if (included.test(table.metadata().getPrometheusName())) {
      all.metricSnapshot(table.collect());
    }
  }

  @Override
  public List<MetricFamilyDescriptor> getMetricFamilyDescriptors() {
    return Arrays.stream(Family.values()).map(Family::descriptor).toList();
  }

  /**
   * The names that a scrape may be filtered by. Deprecated in favour of descriptors, which are
   * taken once, at registration; users' histograms come later than that.
   */
  @Override
  @SuppressWarnings("deprecation")
  public List<String> getPrometheusNames() {
    return Stream.concat(
            Arrays.stream(Family.values()).map(Family::baseName),
            ownHistograms.tables().stream().map(table -> table.metadata().getPrometheusName()))
        .toList();
  }

  private static <T> T table(Map<Family, T> tables, Family family) {
    T table = tables.get(family);
    if (table == null) {
      throw new IllegalArgumentException(
          family.metricName() + " is a " + family.type() + ", not what was asked for");
    }
    return table;
  }
}
