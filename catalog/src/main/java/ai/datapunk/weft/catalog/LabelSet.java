package ai.datapunk.weft.catalog;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.MetricType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Series of one metric: every combination of what its labels may be.
 *
 * @param metric the metric's name
 * @param histogram how a histogram keeps its buckets; without meaning for other types
 * @param buckets a histogram's upper bounds, without {@code +Inf}; else empty
 * @param labels in the metric's own order; those that are fixed have one value
 */
public record LabelSet(
    String metric,
    MetricType type,
    HistogramType histogram,
    List<Double> buckets,
    List<CatalogLabel> labels) {

  /** The exact number stops to matter long before it would overflow. */
  private static final long ENOUGH = Long.MAX_VALUE / 100;

  /** Makes the lists unmodifiable. */
  public LabelSet {
    buckets = List.copyOf(buckets);
    labels = List.copyOf(labels);
  }

  /** How many combinations of values there are. */
  public long combinations() {
    long combinations = 1;
    for (CatalogLabel label : labels) {
      combinations = multiply(combinations, label.max());
    }
    return combinations;
  }

  /**
   * How many series Prometheus stores for one combination: a histogram has one for each bucket, for
   * {@code +Inf}, for the sum and for the count, and one for native buckets beside others. A native
   * one alone has that one or, from a text format, the three.
   */
  public int seriesPerCombination() {
    if (type != MetricType.HISTOGRAM) {
      return 1;
    }
    return buckets.size() + (histogram == HistogramType.BOTH ? 4 : 3);
  }

  /** How many series Prometheus stores. */
  public long series() {
    return multiply(combinations(), seriesPerCombination());
  }

  /**
   * The sets, those that share series made one. Methods that share a service and an operation share
   * the series too: sets with the same single values are one, whose other labels have what either
   * of them has. An open label is limited once, an instance in the service, and a label of a metric
   * of one's own in the metric.
   */
  public static List<LabelSet> merged(List<LabelSet> sets) {
    SortedMap<String, LabelSet> merged = new TreeMap<>();
    List<String> order = sets.get(0).labelNames();
    for (LabelSet set : sets) {
      LabelSet ordered = set.inOrder(order);
      merged.merge(ordered.singleValues(), ordered, LabelSet::union);
    }
    List<LabelSet> all = List.copyOf(merged.values());
    return Family.isFamily(sets.get(0).metric()) ? all : SharedLabels.counted(sets, all);
  }

  private List<String> labelNames() {
    return labels.stream().map(CatalogLabel::name).toList();
  }

  /** Two methods may have a metric's labels in another order, which makes no other series. */
  private LabelSet inOrder(List<String> order) {
    if (labelNames().equals(order)) {
      return this;
    }
    List<CatalogLabel> sorted =
        labels.stream()
            .sorted(Comparator.comparingInt(label -> order.indexOf(label.name())))
            .toList();
    return withLabels(sorted);
  }

  /** The same series, but for what their labels may be. */
  LabelSet withLabels(List<CatalogLabel> others) {
    return new LabelSet(metric, type, histogram, buckets, others);
  }

  /** The label of that name, which sets of one metric have, unless they are a mistake. */
  @Nullable CatalogLabel label(String name) {
    for (CatalogLabel label : labels) {
      if (label.name().equals(name)) {
        return label;
      }
    }
    return null;
  }

  /** How many series they make together. */
  public static long total(List<LabelSet> sets) {
    return sets.stream().mapToLong(LabelSet::series).reduce(0, LabelSet::add);
  }

  private String singleValues() {
    StringBuilder values = new StringBuilder();
    for (CatalogLabel label : labels) {
      values.append(label.values().size() == 1 ? label.values().get(0) : "").append('\u0000');
    }
    return values.toString();
  }

  /** Every combination of what the labels of either may be; both are of one metric. */
  LabelSet union(LabelSet other) {
    List<CatalogLabel> both = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      CatalogLabel label = labels.get(i);
      both.add(i < other.labels.size() ? label.union(other.labels.get(i)) : label);
    }
    return withLabels(both);
  }

  private static long multiply(long a, long b) {
    return a == 0 || b == 0 ? 0 : (a > ENOUGH / b ? ENOUGH : a * b);
  }

  /** Their sum, or enough. */
  public static long add(long a, long b) {
    return Math.min(ENOUGH, a + b);
  }
}
