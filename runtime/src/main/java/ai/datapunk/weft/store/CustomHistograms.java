package ai.datapunk.weft.store;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.contract.MetricType;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The histograms that users named themselves. Thread-safe. */
public final class CustomHistograms {

  private static final class Definition implements Openness {

    final HistogramShape shape;
    final SeriesTable<HistogramSeries, HistogramDataPointSnapshot> table;
    final Map<String, LabelValueSet> values = new ConcurrentHashMap<>();

    Definition(
        HistogramShape shape, SeriesTable<HistogramSeries, HistogramDataPointSnapshot> table) {
      this.shape = shape;
      this.table = table;
    }

    LabelValueSet values(String label) {
      return values.computeIfAbsent(
          label, unknown -> new LabelValueSet(table.family(), unknown, table.teller()));
    }

    @Override
    public boolean isOpen(String label, String value) {
      return !values(label).isClosed(value);
    }

    @Override
    public boolean hold(List<String> labelNames, List<String> labelValues) {
      for (int i = 0; i < labelNames.size(); i++) {
        String label = labelNames.get(i);
        String value = labelValues.get(i);
        if (counts(label, value) && !values(label).holds(value)) {
          return false;
        }
      }
      return true;
    }

    void giveBack() {
      // A label set that comes into being takes the places of its values under this lock.
      synchronized (table) {
        for (String label : table.labelNames()) {
          Set<String> held = new HashSet<>();
          table.all().forEach(series -> held.add(String.valueOf(series.labels().get(label))));
          values(label).giveBackAllBut(held);
        }
      }
    }
  }

  private final Registrations registrations;
  private final HistogramType defaultType;
  private final LabelSetLimits limits;
  private final FamilyTables families;
  private final EventLog events;
  private final Map<String, Definition> definitions = new ConcurrentHashMap<>();

  CustomHistograms(
      Registrations registrations,
      HistogramType defaultType,
      LabelSetLimits limits,
      FamilyTables families,
      EventLog events) {
    this.registrations = registrations;
    this.defaultType = defaultType;
    this.limits = limits;
    this.families = families;
    this.events = events;
  }

  /**
   * The values that a label of a metric has.
   *
   * @param name of a metric that is {@linkplain #define defined}
   */
  public LabelValueSet values(String name, String label) {
    return definition(name).values(label);
  }

  /**
   * Where a label set is recorded, which is there from this call on: as it is, or with {@code
   * other} for all open labels, if a limit refuses it series of its own.
   *
   * @param name of a metric that is {@linkplain #define defined}
   * @param labelNames the metric's labels, in the order of the values
   */
  public List<String> place(String name, List<String> labelNames, List<String> labelValues) {
    Definition definition = definition(name);
    List<String> names = definition.table.labelNames();
    List<String> values = inOrder(names, labelNames, labelValues);
    return definition.table.known(values, definition) != null
        ? labelValues
        : inOrder(labelNames, names, definition.table.admit(values, definition).values());
  }

  /** Whether there is a series with these label values. */
  public boolean has(String name, List<String> labelNames, List<String> labelValues) {
    Definition definition = definition(name);
    List<String> values = inOrder(definition.table.labelNames(), labelNames, labelValues);
    return definition.table.known(values, definition) != null;
  }

  /** Gives back the places of the label values that no series of a metric has. */
  void giveBack(String name) {
    definition(name).giveBack();
  }

  /**
   * What counts for the histogram with these label values, as {@link #place}.
   *
   * @param overflows whether they stand for others that a limit refused
   */
  public Histogram histogram(
      String name, List<String> labelNames, List<String> labelValues, boolean overflows) {
    Definition definition = definition(name);
    List<String> values = inOrder(definition.table.labelNames(), labelNames, labelValues);
    HistogramSeries known = definition.table.known(values, definition);
    SeriesTable.Place<HistogramSeries> place =
        known != null
            ? new SeriesTable.Place<>(values, known, false)
            : definition.table.admit(values, definition);
    return overflows || place.overflows()
        ? new Overflow.OfHistogram(place.series(), families.overflow(name))
        : place.series();
  }

  /** Two methods may have the labels in another order, which makes no difference to Prometheus. */
  private static List<String> inOrder(
      List<String> wanted, List<String> labelNames, List<String> labelValues) {
    return wanted.stream().map(label -> labelValues.get(labelNames.indexOf(label))).toList();
  }

  /** Whether there is a metric of this name. */
  public boolean isDefined(String name) {
    return definitions.containsKey(name);
  }

  private Definition definition(String name) {
    Definition known = definitions.get(name);
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
    return definition(name, help, bounds, type, labelNames).shape.cellBounds();
  }

  private Definition definition(
      String name, String help, BucketBounds bounds, HistogramType type, List<String> labelNames) {
    HistogramShape shape =
        new HistogramShape(bounds, type == HistogramType.DEFAULT ? defaultType : type);
    Definition known = definitions.get(name);
    Definition definition = known != null ? known : register(name, help, shape, labelNames);
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
    registrations.take(
        List.of(new NameHolder(MetricType.HISTOGRAM, metadata, Set.copyOf(labelNames))));
    Definition taken =
        new Definition(
            shape,
            FamilyTables.histogramTable(
                name, metadata, labelNames, shape, new RetiredInstances(), limits, events));
    definitions.put(name, taken);
    return taken;
  }

  Collection<SeriesTable<HistogramSeries, HistogramDataPointSnapshot>> tables() {
    Set<SeriesTable<HistogramSeries, HistogramDataPointSnapshot>> tables = new LinkedHashSet<>();
    definitions.values().forEach(definition -> tables.add(definition.table));
    return tables;
  }
}
