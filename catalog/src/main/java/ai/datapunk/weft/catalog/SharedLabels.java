package ai.datapunk.weft.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cardinality of labels of a metric of one's own that methods share. The run time admits label
 * values to a metric, whichever method they come from: all that a closed label of any method has,
 * and beyond those as many as the largest maximum of an open one says.
 */
final class SharedLabels {

  private final Map<String, Set<String>> known = new LinkedHashMap<>();
  private final Map<String, Integer> largest = new LinkedHashMap<>();

  private SharedLabels(List<LabelSet> sets) {
    for (LabelSet set : sets) {
      for (CatalogLabel label : set.labels()) {
        known.computeIfAbsent(label.name(), name -> new HashSet<>()).addAll(label.values());
        if (!label.isClosed()) {
          largest.merge(label.name(), label.max(), Math::max);
        }
      }
    }
  }

  /**
   * The label sets of a metric, each open label with as many values as there can be in its set.
   *
   * @param declared what each method says
   * @param merged the same, those that share series made one
   */
  static List<LabelSet> counted(List<LabelSet> declared, List<LabelSet> merged) {
    SharedLabels labels = new SharedLabels(declared);
    return labels.largest.isEmpty()
        ? merged
        : merged.stream().map(set -> labels.counted(set, merged)).toList();
  }

  private LabelSet counted(LabelSet set, List<LabelSet> all) {
    List<CatalogLabel> counted = new ArrayList<>();
    for (CatalogLabel label : set.labels()) {
      counted.add(label.isClosed() ? label : label.withMax(max(label.name(), set, all)));
    }
    return set.withLabels(counted);
  }

  private int max(String name, LabelSet set, List<LabelSet> all) {
    Set<String> more = new HashSet<>(known.getOrDefault(name, Set.of()));
    for (LabelSet other : all) {
      CatalogLabel closed = other.label(name);
      if (closed != null && hasSlice(name, set, other)) {
        more.removeAll(closed.values());
      }
    }
    return largest.getOrDefault(name, 0) + more.size();
  }

  /**
   * Whether every series of the set that has one of the other's values in the open label is one of
   * the other's too, and so is counted there. Where the set has more open labels it is not looked
   * into: two sets could each leave the same series to the other.
   */
  private static boolean hasSlice(String open, LabelSet set, LabelSet other) {
    for (CatalogLabel label : set.labels()) {
      CatalogLabel there = other.label(label.name());
      if (there == null || !there.isClosed()) {
        return false;
      }
      if (!label.name().equals(open) && !isWithin(label, there)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWithin(CatalogLabel label, CatalogLabel there) {
    return label.isClosed() && there.values().containsAll(label.values());
  }
}
