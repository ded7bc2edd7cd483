package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.LabelValues;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;

/**
 * The labels of a family, and which of the values of a label set are open.
 *
 * @param names in the order of the values
 */
record FamilyLabels(List<String> names) {

  /** The label set with these values. */
  Labels of(List<String> values) {
    return Labels.of(names, values);
  }

  /** The values of a label set, in the order of the names. */
  List<String> values(Labels labels) {
    return names.stream().map(name -> String.valueOf(labels.get(name))).toList();
  }

  /** The labels whose values count against the limits. */
  List<String> open(List<String> values, Openness openness) {
    List<String> open = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      if (openness.counts(names.get(i), values.get(i))) {
        open.add(names.get(i));
      }
    }
    return open;
  }

  /** The values with what stands for those that count, where a limit refuses them. */
  List<String> others(List<String> values, Openness openness) {
    List<String> others = new ArrayList<>(values);
    for (int i = 0; i < others.size(); i++) {
      if (openness.counts(names.get(i), values.get(i))) {
        others.set(i, LabelValues.OTHER);
      }
    }
    return others;
  }

  /** Whether a series with these values may end because nobody touches it. */
  boolean mayEnd(List<String> values, Openness openness) {
    for (int i = 0; i < names.size(); i++) {
      if (openness.mayEnd(names.get(i), values.get(i))) {
        return true;
      }
    }
    return false;
  }
}
