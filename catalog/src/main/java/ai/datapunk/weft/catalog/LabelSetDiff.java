package ai.datapunk.weft.catalog;

import ai.datapunk.weft.catalog.CatalogChange.Effect;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the label sets that one metric, or one service and operation of a family, has in two
 * catalogs. A value that comes or goes altogether is one change; beyond that each set is compared
 * with those of the other catalog that its single values select.
 */
final class LabelSetDiff {

  private final String metric;
  private final String target;
  private final List<LabelSet> older;
  private final List<LabelSet> newer;
  private final List<CatalogChange> changes = new ArrayList<>();

  private LabelSetDiff(String metric, String target, List<LabelSet> older, List<LabelSet> newer) {
    this.metric = metric;
    this.target = target;
    this.older = older;
    this.newer = newer;
  }

  static List<CatalogChange> between(
      String metric, String target, List<LabelSet> older, List<LabelSet> newer) {
    LabelSetDiff diff = new LabelSetDiff(metric, target, older, newer);
    diff.compareValues();
    diff.compareSets();
    return diff.changes;
  }

  private void compareValues() {
    for (String name : JointLabels.names(older)) {
      for (String value : JointLabels.gone(name, older, newer)) {
        add(Effect.BREAKS, target, "the value of " + name + " " + value + " is gone");
      }
      for (String value : JointLabels.gone(name, newer, older)) {
        add(Effect.ADDS, target, "the value of " + name + " " + value + " is new");
      }
    }
  }

  private void compareSets() {
    for (LabelSet set : older) {
      List<LabelSet> others = selected(set, newer);
      if (!others.isEmpty()) {
        compareBounds(set, others);
        compareValues(set, others, newer, Effect.BREAKS, "is gone");
      } else if (!isExplained(set, newer)) {
        add(Effect.BREAKS, selector(set), set.series() + " series vanish");
      }
    }
    for (LabelSet set : newer) {
      List<LabelSet> others = selected(set, older);
      if (!others.isEmpty()) {
        compareValues(set, others, older, Effect.ADDS, "is new");
      } else if (!isExplained(set, older)) {
        add(Effect.ADDS, selector(set), set.series() + " series appear");
      }
    }
  }

  private void compareBounds(LabelSet set, List<LabelSet> others) {
    for (CatalogLabel before : set.labels()) {
      CatalogLabel after = JointLabels.label(before.name(), others);
      if (after != null) {
        changes.addAll(LabelDiff.between(selector(set), before, after));
      }
    }
  }

  /** Values that only this set has lost or won; the others are said already. */
  private void compareValues(
      LabelSet set, List<LabelSet> others, List<LabelSet> all, Effect effect, String what) {
    for (CatalogLabel label : set.labels()) {
      List<String> known = JointLabels.gone(label.name(), List.of(set), all);
      for (String value : JointLabels.gone(label.name(), List.of(set), others)) {
        if (!known.contains(value)) {
          add(effect, selector(set), "the value of " + label.name() + " " + value + " " + what);
        }
      }
    }
  }

  /** Whether the set is not there because one of its values is not. */
  private static boolean isExplained(LabelSet set, List<LabelSet> others) {
    return set.labels().stream()
        .filter(label -> label.values().size() == 1)
        .anyMatch(label -> !JointLabels.gone(label.name(), List.of(set), others).isEmpty());
  }

  /** The sets that have the set's single values; a set without a counterpart has the only other. */
  private List<LabelSet> selected(LabelSet set, List<LabelSet> others) {
    return older.size() == 1 && newer.size() == 1
        ? others
        : others.stream().filter(other -> hasSingleValues(other, set)).toList();
  }

  private static boolean hasSingleValues(LabelSet other, LabelSet set) {
    return set.labels().stream()
        .filter(label -> label.values().size() == 1)
        .allMatch(label -> JointLabels.gone(label.name(), List.of(set), List.of(other)).isEmpty());
  }

  private String selector(LabelSet set) {
    return Selectors.of(metric, set.labels());
  }

  private void add(Effect effect, String series, String what) {
    changes.add(new CatalogChange(effect, series, what));
  }
}
