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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The tables of Weft's families: one for each, of its type. Thread-safe. */
final class FamilyTables {

  private final Map<Family, SeriesTable<CounterSeries, CounterDataPointSnapshot>> counters =
      new EnumMap<>(Family.class);
  private final Map<Family, SeriesTable<GaugeSeries, GaugeDataPointSnapshot>> gauges =
      new EnumMap<>(Family.class);
  private final Map<Family, SeriesTable<HistogramSeries, HistogramDataPointSnapshot>> histograms =
      new EnumMap<>(Family.class);

  /**
   * Empty tables.
   *
   * @param type how the buckets of histograms are kept
   * @param retired instances whose series are not shown
   * @param faults is told why a gauge's value could not be taken
   */
  FamilyTables(HistogramType type, RetiredInstances retired, Consumer<Throwable> faults) {
    for (Family family : Family.values()) {
      MetricMetadata metadata = new MetricMetadata(family.baseName(), family.help());
      List<String> labels = family.labels();
      switch (family.type()) {
        case COUNTER ->
            counters.put(
                family,
                new SeriesTable<>(
                    metadata, labels, CounterSeries::new, CounterSnapshot::new, retired));
        case GAUGE ->
            gauges.put(
                family,
                new SeriesTable<>(
                    metadata,
                    labels,
                    values -> new GaugeSeries(values, faults),
                    GaugeSnapshot::new,
                    retired));
        case HISTOGRAM -> {
          HistogramShape shape = new HistogramShape(FamilyBuckets.bounds(family), type);
          histograms.put(family, histogramTable(metadata, labels, shape, retired));
        }
      }
    }
  }

  /** The table of a histogram, Weft's or a user's. */
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

  /** The counter of a family with these label values; it exists from this call on. */
  CounterSeries counter(Family family, List<String> labelValues) {
    return table(counters, family).admit(labelValues);
  }

  /** The gauge of a family with these label values; it exists from this call on. */
  GaugeSeries gauge(Family family, List<String> labelValues) {
    return table(gauges, family).admit(labelValues);
  }

  /** The histogram of a family with these label values; it exists from this call on. */
  HistogramSeries histogram(Family family, List<String> labelValues) {
    return table(histograms, family).admit(labelValues);
  }

  /** Ends the series of a family with these label values. */
  void end(Family family, List<String> labelValues) {
    switch (family.type()) {
      case COUNTER -> table(counters, family).end(labelValues);
      case GAUGE -> table(gauges, family).end(labelValues);
      case HISTOGRAM -> table(histograms, family).end(labelValues);
    }
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
