package ai.datapunk.weft.monitoring.promql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Labels that tell environments apart. */
public final class TargetLabels {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  /** What alerts are by already, or would not be one for an application with it. */
  private static final Set<String> TAKEN =
      Set.of(
          "job",
          "instance",
          "service",
          "operation",
          "objective",
          "window",
          "target",
          "le",
          "alertname",
          "severity",
          "team",
          "state",
          "called",
          "weft_region");

  private TargetLabels() {}

  /**
   * The labels of a list.
   *
   * @throws IllegalArgumentException if one of them is none, or one that rules need themselves
   */
  public static List<String> named(String list) {
    Set<String> labels = new LinkedHashSet<>();
    for (String label : list.split(",", -1)) {
      if (!labels.add(known(label.trim()))) {
        throw new IllegalArgumentException(
            "'" + label.trim() + "' is there twice. Fix: name each label once.");
      }
    }
    return List.copyOf(labels);
  }

  private static String known(String label) {
    if (!NAME.matcher(label).matches() || label.startsWith("__")) {
      throw new IllegalArgumentException(
          "'"
              + label
              + "' is not a label. Fix: name labels that all targets have, with commas between them,"
              + " as cluster,namespace.");
    }
    if (TAKEN.contains(label)) {
      throw new IllegalArgumentException(
          "'" + label + "' is a label that rules go by themselves. Fix: leave it out.");
    }
    return label;
  }
}
