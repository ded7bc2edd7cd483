package ai.datapunk.weft.catalog;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the labels of several label sets may be, taken together. */
final class JointLabels {

  private JointLabels() {}

  /** The label's values that are in some sets and cannot be in the others. */
  static List<String> gone(String name, List<LabelSet> some, List<LabelSet> others) {
    CatalogLabel label = label(name, some);
    CatalogLabel other = label(name, others);
    if (label == null || !label.isClosed() || other == null || !other.isClosed()) {
      return List.of();
    }
    NavigableSet<String> gone = new TreeSet<>(label.values());
    other.values().forEach(gone::remove);
    return List.copyOf(gone);
  }

  /** What the label may be in any of the sets, or null if they do not have it. */
  static @Nullable CatalogLabel label(String name, List<LabelSet> sets) {
    List<CatalogLabel> labels =
        sets.stream()
            .flatMap(set -> set.labels().stream())
            .filter(label -> label.name().equals(name))
            .toList();
    if (labels.size() < 2) {
      return labels.isEmpty() ? null : labels.get(0);
    }
    boolean closed = labels.stream().allMatch(CatalogLabel::isClosed);
    NavigableSet<String> values = new TreeSet<>();
    labels.forEach(label -> values.addAll(label.values()));
    return closed
        ? CatalogLabel.closed(name, List.copyOf(values))
        : new CatalogLabel(
            name,
            List.of(),
            labels.stream().mapToInt(CatalogLabel::max).max().orElse(0),
            labels.stream().anyMatch(CatalogLabel::mask),
            "");
  }

  static NavigableSet<String> names(List<LabelSet> sets) {
    NavigableSet<String> names = new TreeSet<>();
    sets.forEach(set -> set.labels().forEach(label -> names.add(label.name())));
    return names;
  }
}
