package ai.datapunk.weft.store;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The metrics that users named themselves. Thread-safe. */
public final class CustomMetrics {

  /**
   * What a counter's label set adds to.
   *
   * @param cell of the series that has it
   * @param overflow counts beside it where a limit has refused it a series of its own; else null
   */
  public record CounterPlace(CounterCell cell, @Nullable Counter overflow) {}

  /**
   * The gauge of a label set.
   *
   * @param series null where a limit has refused it: a gauge of several is none
   * @param overflow counts what is refused; null where nothing is
   */
  public record GaugePlace(@Nullable GaugeSeries series, @Nullable Counter overflow) {}

  private final Registrations registrations;
  private final HistogramType defaultType;
  private final LabelSetLimits limits;
  private final FamilyTables families;
  private final Consumer<Throwable> faults;
  private final EventLog events;
  private final Map<String, CustomMetric> metrics = new ConcurrentHashMap<>();

  /**
   * None.
   *
   * @param faults is told why a gauge's value could not be taken
   */
  CustomMetrics(
      Registrations registrations,
      HistogramType defaultType,
      LabelSetLimits limits,
      FamilyTables families,
      Consumer<Throwable> faults,
      EventLog events) {
    this.registrations = registrations;
    this.defaultType = defaultType;
    this.limits = limits;
    this.families = families;
    this.faults = faults;
    this.events = events;
  }

  /**
   * The values that a label of a metric has.
   *
   * @param name of a metric that is defined
   */
  public LabelValueSet values(String name, String label) {
    return metric(name).values(label);
  }

  /**
   * Where a label set is recorded, which is there from this call on: as it is, or with {@code
   * other} for all open labels, if a limit refuses it series of its own.
   *
   * @param name of a metric that is defined
   * @param labelNames the metric's labels, in the order of the values
   */
  public List<String> place(String name, List<String> labelNames, List<String> labelValues) {
    CustomMetric metric = metric(name);
    List<String> names = metric.table().labelNames();
    List<String> values = inOrder(names, labelNames, labelValues);
    return metric.known(values) != null
        ? labelValues
        : inOrder(labelNames, names, metric.place(values).values());
  }

  /** Whether there is a series with these label values. */
  public boolean has(String name, List<String> labelNames, List<String> labelValues) {
    CustomMetric metric = metric(name);
    return metric.known(inOrder(metric.table().labelNames(), labelNames, labelValues)) != null;
  }

  /** Gives back the places of the label values that no series of a metric has. */
  void giveBack(String name) {
    metric(name).giveBack();
  }

  /**
   * What counts for the histogram with these label values, as {@link #place}.
   *
   * @param overflows whether they stand for others that a limit refused
   */
  public Histogram histogram(
      String name, List<String> labelNames, List<String> labelValues, boolean overflows) {
    SeriesTable.Place<? extends Series<?>> place = placed(name, labelNames, labelValues);
    if (!(place.series() instanceof HistogramSeries histogram)) {
      throw otherType(name, "histogram");
    }
    return overflows || place.overflows()
        ? new Overflow.OfHistogram(histogram, families.overflow(name))
        : histogram;
  }

  /** The same for a counter. */
  public CounterPlace counter(
      String name, List<String> labelNames, List<String> labelValues, boolean overflows) {
    SeriesTable.Place<? extends Series<?>> place = placed(name, labelNames, labelValues);
    if (!(place.series() instanceof CounterSeries counter)) {
      throw otherType(name, "counter");
    }
    boolean beyond = overflows || place.overflows();
    return new CounterPlace(counter.cell(), beyond ? families.overflow(name) : null);
  }

  /** What counts for label values, in the order of the table's labels, of a counter that ended. */
  Counter presentCounter(String name, List<String> labelValues) {
    if (metric(name).place(labelValues).series() instanceof CounterSeries counter) {
      return counter;
    }
    throw otherType(name, "counter");
  }

  /** The same for a gauge, which is absent until it has a value. */
  public GaugePlace gauge(
      String name, List<String> labelNames, List<String> labelValues, boolean overflows) {
    if (overflows) {
      return new GaugePlace(null, families.overflow(name));
    }
    SeriesTable.Place<? extends Series<?>> place = placed(name, labelNames, labelValues);
    if (!(place.series() instanceof GaugeSeries gauge)) {
      throw otherType(name, "gauge");
    }
    return place.overflows()
        ? new GaugePlace(null, families.overflow(name))
        : new GaugePlace(gauge, null);
  }

  /**
   * The name of the state that a state set has, which is shared by all that set it; null before.
   *
   * @param label that of the state
   * @param labelNames the others, in the order of the values
   */
  public AtomicReference<String> state(
      String name, String label, List<String> labelNames, List<String> labelValues) {
    CustomMetric metric = metric(name);
    List<String> others =
        metric.table().labelNames().stream().filter(each -> !each.equals(label)).toList();
    return metric.state(inOrder(others, labelNames, labelValues));
  }

  /** Has the series of an info there; gives what counts as overflow if a limit refuses it. */
  public @Nullable Counter info(
      String name, List<String> labelNames, List<String> labelValues, boolean overflows) {
    boolean beyond = placed(name, labelNames, labelValues).overflows() || overflows;
    return beyond ? families.overflow(name) : null;
  }

  private SeriesTable.Place<? extends Series<?>> placed(
      String name, List<String> labelNames, List<String> labelValues) {
    CustomMetric metric = metric(name);
    return metric.place(inOrder(metric.table().labelNames(), labelNames, labelValues));
  }

  private static IllegalStateException otherType(String name, String type) {
    return new IllegalStateException(name + " is no " + type);
  }

  /** Two methods may have the labels in another order, which makes no difference to Prometheus. */
  private static List<String> inOrder(
      List<String> wanted, List<String> labelNames, List<String> labelValues) {
    return wanted.stream().map(label -> labelValues.get(labelNames.indexOf(label))).toList();
  }

  /** Whether there is a metric of this name. */
  public boolean isDefined(String name) {
    return metrics.containsKey(name);
  }

  private CustomMetric metric(String name) {
    CustomMetric known = metrics.get(name);
    if (known == null) {
      throw new IllegalStateException(name + " is not defined");
    }
    return known;
  }

  /**
   * Takes a name for a histogram of this shape.
   *
   * @return the bounds that a cell must have to be counted in it
   * @throws IllegalArgumentException if the name is in use with other labels or buckets, or by
   *     another metric of the registry
   */
  public BucketBounds define(
      String name, String help, BucketBounds bounds, HistogramType type, List<String> labelNames) {
    HistogramShape shape =
        new HistogramShape(bounds, type == HistogramType.DEFAULT ? defaultType : type);
    define(
        Instrument.HISTOGRAM,
        name,
        labelNames,
        shape,
        new MetricMetadata(name, help),
        metadata ->
            FamilyTables.histogramTable(
                name, metadata, labelNames, shape, new RetiredInstances(), limits, events));
    return shape.cellBounds();
  }

  /**
   * The same for a counter.
   *
   * @param name with {@code _total}
   * @param scale how many of what is added its unit has
   */
  public void defineCounter(String name, String help, double scale, List<String> labelNames) {
    define(
        Instrument.COUNTER,
        name,
        labelNames,
        null,
        new MetricMetadata(without(name, "_total"), help),
        metadata ->
            table(
                name,
                metadata,
                labelNames,
                labels -> new CounterSeries(labels, scale),
                CounterSnapshot::new));
  }

  /**
   * The same for a gauge.
   *
   * @param instrument what records in it
   */
  public void defineGauge(
      Instrument instrument, String name, String help, List<String> labelNames) {
    define(
        instrument,
        name,
        labelNames,
        null,
        new MetricMetadata(name, help),
        metadata ->
            table(
                name,
                metadata,
                labelNames,
                labels -> new GaugeSeries(labels, faults),
                GaugeSnapshot::new));
  }

  /**
   * The same for an info.
   *
   * @param name with {@code _info}
   */
  public void defineInfo(String name, String help, List<String> labelNames) {
    define(
        Instrument.INFO,
        name,
        labelNames,
        null,
        new MetricMetadata(without(name, "_info"), help),
        metadata -> table(name, metadata, labelNames, InfoSeries::new, InfoSnapshot::new));
  }

  private <S extends Series<D>, D extends DataPointSnapshot> SeriesTable<S, D> table(
      String name,
      MetricMetadata metadata,
      List<String> labelNames,
      Function<Labels, S> create,
      BiFunction<MetricMetadata, List<D>, MetricSnapshot> snapshot) {
    return new SeriesTable<>(
        name, metadata, labelNames, create, snapshot, new RetiredInstances(), limits, events);
  }

  /** As the client has it. */
  private static String without(String name, String suffix) {
    return name.substring(0, name.length() - suffix.length());
  }

  private void define(
      Instrument instrument,
      String name,
      List<String> labelNames,
      @Nullable HistogramShape shape,
      MetricMetadata metadata,
      Function<MetricMetadata, SeriesTable<?, ?>> table) {
    CustomMetric known = metrics.get(name);
    if (known == null) {
      known = register(instrument, name, labelNames, shape, metadata, table);
    }
    known.check(instrument, shape, labelNames);
  }

  /** Under a lock of its own: a registry can take its time, and looking up waits for nobody. */
  private synchronized CustomMetric register(
      Instrument instrument,
      String name,
      List<String> labelNames,
      @Nullable HistogramShape shape,
      MetricMetadata metadata,
      Function<MetricMetadata, SeriesTable<?, ?>> table) {
    CustomMetric known = metrics.get(name);
    if (known != null) {
      return known;
    }
    registrations.take(
        List.of(new NameHolder(instrument.type(), metadata, Set.copyOf(labelNames), name)));
    CustomMetric taken = new CustomMetric(instrument, shape, table.apply(metadata));
    metrics.put(name, taken);
    return taken;
  }

  /** Lets go of suppliers that have gone: their gauges are absent. */
  public void letGo(Predicate<Object> gone) {
    for (SeriesTable<?, ?> table : tables()) {
      for (Series<?> series : table.all()) {
        if (series instanceof GaugeSeries gauge) {
          gauge.letGo(gone);
        }
      }
    }
  }

  Collection<SeriesTable<?, ?>> tables() {
    Set<SeriesTable<?, ?>> tables = new LinkedHashSet<>();
    metrics.values().forEach(metric -> tables.add(metric.table()));
    return tables;
  }

  Collection<CustomMetric> all() {
    return metrics.values();
  }
}
