package ai.datapunk.weft.store;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.contract.MetricType;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The histograms that users named themselves. Thread-safe. */
public final class CustomHistograms {

  private record Definition(
      HistogramShape shape, SeriesTable<HistogramSeries, HistogramDataPointSnapshot> table) {}

  private final Registrations registrations;
  private final HistogramType defaultType;
  private final Map<String, Definition> definitions = new ConcurrentHashMap<>();

  CustomHistograms(Registrations registrations, HistogramType defaultType) {
    this.registrations = registrations;
    this.defaultType = defaultType;
  }

  /**
   * The histogram of this name with these label values; it exists from this call on.
   *
   * @throws IllegalArgumentException if the name is in use with other labels or buckets, or by
   *     another metric of the registry
   */
  public HistogramSeries histogram(
      String name,
      String help,
      BucketBounds bounds,
      List<String> labelNames,
      List<String> labelValues) {
    Definition known = definitions.get(name);
    HistogramType type = known == null ? HistogramType.DEFAULT : known.shape.type();
    var table = definition(name, help, bounds, type, labelNames).table;
    return table.admit(
        table.labelNames().stream()
            .map(label -> labelValues.get(labelNames.indexOf(label)))
            .toList());
  }

  /**
   * Takes a name for a histogram of this shape.
   *
   * @return the bounds that a cell must have to be counted in it
   * @throws IllegalArgumentException as {@link #histogram}
   */
  public BucketBounds define(
      String name, String help, BucketBounds bounds, HistogramType type, List<String> labelNames) {
    return definition(name, help, bounds, type, labelNames).shape.cellBounds();
  }

  private Definition definition(
      String name, String help, BucketBounds bounds, HistogramType type, List<String> labelNames) {
    HistogramShape shape =
        new HistogramShape(bounds, type == HistogramType.DEFAULT ? defaultType : type);
    Definition known = definitions.get(name);
    Definition definition = known != null ? known : register(name, help, shape, labelNames);
    // Two methods may have the labels in another order, which makes no difference to Prometheus.
    if (!definition.shape.equals(shape)
        || !Set.copyOf(definition.table.labelNames()).equals(Set.copyOf(labelNames))) {
      throw new IllegalArgumentException(
          name
              + " exists with the labels "
              + definition.table.labelNames()
              + " and the "
              + definition.shape
              + " and cannot also have the labels "
              + labelNames
              + " and the "
              + shape
              + ": give one of the two metrics another name");
    }
    return definition;
  }

  /** Under a lock of its own: a registry can take its time, and looking up waits for nobody. */
  private synchronized Definition register(
      String name, String help, HistogramShape shape, List<String> labelNames) {
    Definition known = definitions.get(name);
    if (known != null) {
      return known;
    }
    MetricMetadata metadata = new MetricMetadata(name, help);
    registrations.take(new NameHolder(MetricType.HISTOGRAM, metadata, Set.copyOf(labelNames)));
    Definition taken =
        new Definition(
            shape,
            FamilyTables.histogramTable(metadata, labelNames, shape, new RetiredInstances()));
    definitions.put(name, taken);
    return taken;
  }

  Collection<SeriesTable<HistogramSeries, HistogramDataPointSnapshot>> tables() {
    Set<SeriesTable<HistogramSeries, HistogramDataPointSnapshot>> tables = new LinkedHashSet<>();
    definitions.values().forEach(definition -> tables.add(definition.table));
    return tables;
  }
}
