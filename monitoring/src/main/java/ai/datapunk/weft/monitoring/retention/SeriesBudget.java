package ai.datapunk.weft.monitoring.retention;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMetric;
import ai.datapunk.weft.catalog.LabelSet;
import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.monitoring.aggregation.Recorded;
import ai.datapunk.weft.monitoring.aggregation.Tier;
import ai.datapunk.weft.monitoring.layouts.AllRecorded;
import ai.datapunk.weft.monitoring.layouts.Kept;
import ai.datapunk.weft.monitoring.rules.Recording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * How many series there are, by what the catalogs say: those that are scraped, and those that are
 * recorded from them. What no catalog has is not counted.
 */
public final class SeriesBudget {

  private final SortedMap<String, List<CatalogMetric>> applications = new TreeMap<>();
  private final Map<String, List<Recorded>> sums = new HashMap<>();
  private final List<Recording> others;
  private final int instances;
  private final boolean isAtMost;

  /**
   * For these catalogs, whose modules of one application share its processes.
   *
   * @param instances how many processes each application has
   * @param isAtMost whether each label has as many values as it may; else there are so many
   *     instances of each service too, and one type of error
   */
  public SeriesBudget(
      Collection<Catalog> catalogs, AllRecorded recorded, int instances, boolean isAtMost) {
    SortedMap<String, List<CatalogClass>> classes = new TreeMap<>();
    for (Catalog catalog : catalogs) {
      classes
          .computeIfAbsent(catalog.application(), name -> new ArrayList<>())
          .addAll(catalog.classes());
    }
    classes.forEach((name, all) -> applications.put(name, new Catalog(name, all).metrics()));
    recorded
        .sums()
        .forEach(sum -> sums.computeIfAbsent(sum.source(), name -> new ArrayList<>()).add(sum));
    others = recorded.others();
    this.instances = instances;
    this.isAtMost = isAtMost;
  }

  /** How many are scraped. */
  public long scraped() {
    return sum(metric -> instances * scraped(metric));
  }

  /** How many are recorded, and kept in a tier. */
  public long recorded(Tier tier) {
    return sum(metric -> recorded(metric, tier))
        + others.stream()
            .filter(recording -> tier.has(Kept.of(recording).tier()))
            .mapToLong(Recording::series)
            .sum();
  }

  /** How many applications there are. */
  int applications() {
    return applications.size();
  }

  private long sum(ToLongFunction<CatalogMetric> series) {
    return applications.values().stream().flatMap(List::stream).mapToLong(series).sum();
  }

  private long scraped(CatalogMetric metric) {
    long series = 0;
    for (LabelSet set : metric.labelSets()) {
      series += combinations(set.labels()) * set.seriesPerCombination();
    }
    return series;
  }

  private long recorded(CatalogMetric metric, Tier tier) {
    long series = 0;
    for (Recorded rule : sums.getOrDefault(metric.name(), List.of())) {
      if (tier.has(rule.tier()) && isThere(metric, rule)) {
        int each = rule.buckets() ? metric.buckets().size() + 1 : 1;
        series += kept(metric, rule.by()) * each;
      }
    }
    return series;
  }

  /** A rule for native buckets has nothing where they are classic. */
  private static boolean isThere(CatalogMetric metric, Recorded rule) {
    return metric.type() != MetricType.HISTOGRAM
        || metric.histogram().isNative()
        || !rule.name().endsWith(":" + metric.name() + ":rate5m");
  }

  /** How many series are left if there are only these labels. */
  private long kept(CatalogMetric metric, List<String> by) {
    Map<List<String>, Long> known = new HashMap<>();
    for (LabelSet set : metric.labelSets()) {
      List<CatalogLabel> labels =
          set.labels().stream().filter(label -> by.contains(recordedName(label))).toList();
      long open = combinations(labels.stream().filter(label -> !label.isClosed()).toList());
      for (List<String> values : closedValues(labels)) {
        known.merge(values, open, Math::max);
      }
    }
    return known.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String recordedName(CatalogLabel label) {
    return label.name().equals("instance") ? "called" : label.name();
  }

  private static List<List<String>> closedValues(List<CatalogLabel> labels) {
    List<List<String>> all = List.of(List.of());
    for (CatalogLabel label : labels) {
      if (label.isClosed()) {
        List<List<String>> longer = new ArrayList<>();
        for (List<String> values : all) {
          for (String value : label.values()) {
            List<String> more = new ArrayList<>(values);
            more.add(value);
            longer.add(more);
          }
        }
        all = longer;
      }
    }
    return all;
  }

  private long combinations(List<CatalogLabel> labels) {
    return labels.stream().mapToLong(this::values).reduce(1, (one, other) -> one * other);
  }

  private long values(CatalogLabel label) {
    if (isAtMost || label.isClosed()) {
      return label.max();
    }
    return switch (label.name()) {
      case "instance" -> Math.min(label.max(), instances);
      case "error_type" -> 1;
      default -> label.max();
    };
  }
}
