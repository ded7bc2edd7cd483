package ai.datapunk.weft.processor.check.series;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMetric;
import ai.datapunk.weft.catalog.LabelSet;
import ai.datapunk.weft.contract.Family;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Series of one metric that are counted together: an own metric as a whole; of a family, what
 * belongs to one service and, where the family has it as a label, one operation.
 *
 * @param key the same for all label sets of the group, and for no other
 */
record SeriesGroup(String key, String metric, List<LabelSet> sets) {

  /** All groups of a module. */
  static Collection<SeriesGroup> of(Catalog catalog) {
    Map<String, SeriesGroup> groups = new LinkedHashMap<>();
    for (CatalogMetric metric : catalog.metrics()) {
      for (LabelSet set : metric.labelSets()) {
        groups
            .computeIfAbsent(
                key(set), key -> new SeriesGroup(key, metric.name(), new ArrayList<>()))
            .sets
            .add(set);
      }
    }
    return groups.values();
  }

  /** The key of the group that the label set belongs to. */
  static String key(LabelSet set) {
    return Family.isFamily(set.metric())
        ? set.metric() + value(set, "service") + value(set, "operation")
        : set.metric();
  }

  /** How many series they make. */
  long series() {
    return LabelSet.total(sets);
  }

  private static String value(LabelSet set, String name) {
    for (CatalogLabel label : set.labels()) {
      if (label.name().equals(name)) {
        return "\u0000" + label.values();
      }
    }
    return "\u0000";
  }
}
