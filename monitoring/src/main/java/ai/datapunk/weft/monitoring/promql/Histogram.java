package ai.datapunk.weft.monitoring.promql;

import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.HistogramType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The series of a histogram, or of its calls that have these values.
 *
 * @param metric its name, without what the names of its series end with
 * @param labels the labels that it has
 * @param values those of them that have one value
 */
public record Histogram(String metric, List<String> labels, SortedMap<String, String> values) {

  private static final String LE = "le";

  /** Makes the collections unmodifiable. */
  public Histogram {
    labels = List.copyOf(labels);
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** That of a metric of a user's own, by its constant labels. */
  public static Histogram of(CustomMetric metric) {
    List<String> labels = metric.labels().stream().map(CatalogLabel::name).toList();
    SortedMap<String, String> constants = new TreeMap<>();
    for (CatalogLabel label : metric.labels()) {
      if (label.values().size() == 1) {
        constants.put(label.name(), label.values().get(0));
      }
    }
    return new Histogram(metric.name(), labels, constants);
  }

  /** How many values there are. */
  public Series count() {
    return constant(Series.of(metric + "_count", labels));
  }

  /** How many of them are up to each bound. */
  public Series buckets() {
    List<String> all = new ArrayList<>(labels);
    all.add(LE);
    return constant(Series.of(metric + "_bucket", all));
  }

  /** All in one series, where it has native buckets. */
  public Series whole() {
    return constant(Series.of(metric, labels));
  }

  private Series constant(Series series) {
    Series some = series;
    for (Map.Entry<String, String> label : values.entrySet()) {
      some = some.is(label.getKey(), label.getValue());
    }
    return some;
  }

  /** How many values come per second, by these labels, in whichever buckets they are kept. */
  public Query rate(HistogramType type, String range, String... by) {
    Query classic = count().rate(range).sumBy(by);
    Query inOne = whole().rate(range).sumBy(by).within("histogram_count(", ")");
    return kept(type, classic, inOne);
  }

  /** What this share of the values does not exceed, alike. */
  public Query quantile(HistogramType type, double share, String range, String... by) {
    List<String> bounds = new ArrayList<>(List.of(by));
    bounds.add(LE);
    Query classic = buckets().rate(range).sumBy(bounds.toArray(String[]::new)).quantile(share);
    Query inOne = whole().rate(range).sumBy(by).within("histogram_quantile(" + share + ", ", ")");
    return kept(type, classic, inOne);
  }

  /** Where the mesh says how they are kept, a catalog does not know it. */
  private static Query kept(HistogramType type, Query classic, Query inOne) {
    return switch (type) {
      case CLASSIC, BOTH -> classic;
      case NATIVE -> inOne;
      case DEFAULT -> classic.or(inOne);
    };
  }
}
