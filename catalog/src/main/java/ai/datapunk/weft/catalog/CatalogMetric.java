package ai.datapunk.weft.catalog;

import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.MetricType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A family or a metric of a user's own, with all label sets that the module gives it.
 *
 * @param help empty for the families, whose help text the run time has
 * @param labelNames in the metric's own order
 * @param histogram how a histogram keeps its buckets; without meaning for other types
 */
public record CatalogMetric(
    String name,
    MetricType type,
    String help,
    List<String> labelNames,
    HistogramType histogram,
    List<Double> buckets,
    List<LabelSet> labelSets) {

  /** Makes the lists unmodifiable. */
  public CatalogMetric {
    labelNames = List.copyOf(labelNames);
    buckets = List.copyOf(buckets);
    labelSets = List.copyOf(labelSets);
  }

  /** How many series Prometheus stores. */
  public long series() {
    return LabelSet.total(labelSets);
  }

  /** How many label sets there are whose values are all known. */
  public long closedLabelSets() {
    return labelSets.stream()
        .filter(set -> set.labels().stream().allMatch(CatalogLabel::isClosed))
        .mapToLong(LabelSet::combinations)
        .reduce(0, LabelSet::add);
  }

  /** The metrics of a module, by name. */
  static List<CatalogMetric> of(List<CatalogMethod> methods) {
    SortedMap<String, List<LabelSet>> sets = new TreeMap<>();
    for (LabelSet set : LabelSets.of(methods)) {
      sets.computeIfAbsent(set.metric(), name -> new ArrayList<>()).add(set);
    }
    Map<String, String> helps = new HashMap<>();
    for (CatalogMethod method : methods) {
      CustomMetric metric = method.customMetric();
      if (metric != null) {
        helps.putIfAbsent(metric.name(), metric.help());
      }
    }
    return sets.entrySet().stream()
        .map(e -> of(e.getKey(), helps.getOrDefault(e.getKey(), ""), e.getValue()))
        .toList();
  }

  private static CatalogMetric of(String name, String help, List<LabelSet> sets) {
    LabelSet first = sets.get(0);
    return new CatalogMetric(
        name,
        first.type(),
        help,
        first.labels().stream().map(CatalogLabel::name).toList(),
        first.histogram(),
        first.buckets(),
        sets.size() == 1 ? sets : LabelSet.merged(sets));
  }
}
