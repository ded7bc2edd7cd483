package ai.datapunk.weft.store;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.contract.Family;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tables of Weft's families: one for each, of its type. Thread-safe. */
final class FamilyTables {

  private final Map<Family, SeriesTable<CounterSeries, CounterDataPointSnapshot>> counters =
      new EnumMap<>(Family.class);
  private final Map<Family, SeriesTable<GaugeSeries, GaugeDataPointSnapshot>> gauges =
      new EnumMap<>(Family.class);
  private final Map<Family, SeriesTable<HistogramSeries, HistogramDataPointSnapshot>> histograms =
      new EnumMap<>(Family.class);
  private final LabelSetLimits limits;

  /**
   * Empty tables.
   *
   * @param type how the buckets of histograms are kept
   * @param retired instances whose series are not shown
   * @param limits how many label sets there may be
   * @param faults is told why a gauge's value could not be taken
   * @param events keeps what is to be logged
   */
  FamilyTables(
      HistogramType type,
      RetiredInstances retired,
      LabelSetLimits limits,
      Consumer<Throwable> faults,
      EventLog events) {
    this.limits = limits;
    for (Family family : Family.values()) {
      MetricMetadata metadata = new MetricMetadata(family.baseName(), family.help());
      List<String> labels = family.labels();
      String name = family.metricName();
      switch (family.type()) {
        case COUNTER ->
            counters.put(
                family,
                new SeriesTable<>(
                    name,
                    metadata,
                    labels,
                    CounterSeries::new,
                    CounterSnapshot::new,
                    retired,
                    limits,
                    events));
        case GAUGE ->
            gauges.put(
                family,
                new SeriesTable<>(
                    name,
                    metadata,
                    labels,
                    values -> new GaugeSeries(values, faults),
                    GaugeSnapshot::new,
                    retired,
                    limits,
                    events));
        case HISTOGRAM -> {
          HistogramShape shape = new HistogramShape(FamilyBuckets.bounds(family), type);
          histograms.put(
              family, histogramTable(name, metadata, labels, shape, retired, limits, events));
        }
        case INFO -> throw new IllegalStateException("No family of Weft's is an info: " + name);
      }
    }
  }

  /** The table of a histogram, Weft's or a user's. */
  static SeriesTable<HistogramSeries, HistogramDataPointSnapshot> histogramTable(
      String name,
      MetricMetadata metadata,
      List<String> labels,
      HistogramShape shape,
      RetiredInstances retired,
      LabelSetLimits limits,
      EventLog events) {
    return new SeriesTable<>(
        name,
        metadata,
        labels,
        values -> new HistogramSeries(values, shape),
        HistogramSnapshot::new,
        retired,
        limits,
        events);
  }

  /** What counts for the counter of a family with these label values. */
  Counter counter(Family family, List<String> labelValues, Openness openness) {
    var table = table(counters, family);
    CounterSeries known = table.known(labelValues, openness);
    if (known != null) {
      return known;
    }
    SeriesTable.Place<CounterSeries> place = table.admit(labelValues, openness);
    return place.overflows()
        ? new Overflow.OfCounter(place.series(), overflow(family.metricName()))
        : place.series();
  }

  /** What counts for the histogram of a family with these label values. */
  Histogram histogram(Family family, List<String> labelValues, Openness openness) {
    var table = table(histograms, family);
    HistogramSeries known = table.known(labelValues, openness);
    if (known != null) {
      return known;
    }
    SeriesTable.Place<HistogramSeries> place = table.admit(labelValues, openness);
    return place.overflows()
        ? new Overflow.OfHistogram(place.series(), overflow(family.metricName()))
        : place.series();
  }

  /** The gauge of a family with these label values; null if a limit refuses it. */
  @Nullable GaugeSeries gauge(Family family, List<String> labelValues, Openness openness) {
    var table = table(gauges, family);
    GaugeSeries known = table.known(labelValues, openness);
    if (known != null) {
      return known;
    }
    SeriesTable.Place<GaugeSeries> place = table.admit(labelValues, openness);
    return place.overflows() ? null : place.series();
  }

  /** The label values by which a label set is recorded, which is there from then on. */
  List<String> place(Family family, List<String> labelValues, Openness openness) {
    SeriesTable<?, ?> table = table(family);
    return table.known(labelValues, openness) != null
        ? labelValues
        : table.admit(labelValues, openness).values();
  }

  /** Whether a family has a series of its own for these label values. */
  boolean has(Family family, List<String> labelValues) {
    return table(family).known(labelValues, Openness.named(family)) != null;
  }

  private SeriesTable<?, ?> table(Family family) {
    return switch (family.type()) {
      case COUNTER -> table(counters, family);
      case GAUGE -> table(gauges, family);
      case HISTOGRAM -> table(histograms, family);
      case INFO -> throw new IllegalStateException("No family of Weft's is an info");
    };
  }

  /** What counts the samples of a metric that a limit sent to another series. */
  Counter overflow(String metricName) {
    return counter(Family.WEFT_OVERFLOW, List.of(metricName), Openness.DECLARED);
  }

  /** The same counter, which counts as overflow too, for label values that stand for others. */
  Counter overflowing(Family family, Counter counter) {
    return counter instanceof Overflow.OfCounter
        ? counter
        : new Overflow.OfCounter(counter, overflow(family.metricName()));
  }

  /** Whether all of these gauges have a place, which they take, or none does. */
  boolean admitGauges(List<String> labelValues, Family... families) {
    List<SeriesTable<?, ?>> fresh = new ArrayList<>();
    for (Family family : families) {
      var table = table(gauges, family);
      if (table.known(labelValues, Openness.DECLARED) == null) {
        fresh.add(table);
      }
    }
    boolean taken = limits.take(fresh.stream().map(SeriesTable::family).toList());
    for (SeriesTable<?, ?> table : fresh) {
      if (taken) {
        table.addTaken(labelValues);
      } else {
        table.tellRefused(labelValues, Openness.DECLARED);
      }
    }
    return taken;
  }

  /** Whether a family tells an error type of a service apart from others, or would. */
  boolean tellsApart(Family family, String service, String errorType) {
    return table(counters, family).tellsApart(service, errorType);
  }

  /** Ends the series of a family with these label values. */
  void end(Family family, List<String> labelValues) {
    table(family).end(labelValues);
  }

  /** Ends all series of an instance. */
  void forget(String service, String instance) {
    forEach((family, table) -> table.forget(service, instance));
  }

  /** Gives all tables: counters, gauges, histograms, each in the order of their families. */
  void forEach(BiConsumer<Family, SeriesTable<?, ?>> action) {
    counters.forEach(action);
    gauges.forEach(action);
    histograms.forEach(action);
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
