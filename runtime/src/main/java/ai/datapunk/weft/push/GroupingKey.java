package ai.datapunk.weft.push;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.FamilyGroup;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The labels by which the gateway keeps what is pushed. It puts their values in the place of those
 * that series have, so that no series may have such a label of its own: two that differ in nothing
 * else would be one series twice, which it refuses.
 */
final class GroupingKey {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private static final String JOB = "job";
  private static final Set<String> RESERVED = Set.of(JOB, "le", "quantile");

  private final Map<String, String> labels = new LinkedHashMap<>();

  /**
   * With a label.
   *
   * @throws IllegalArgumentException if it is none, has no value, or one that is no segment of a
   *     path, or is one of Weft's families
   */
  void put(String label, String value) {
    if (!NAME.matcher(label).matches() || label.startsWith("__")) {
      throw new IllegalArgumentException("\"" + label + "\" is no name of a label");
    }
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "The grouping label \"" + label + "\" has no value: the gateway takes that for none");
    }
    if (leadsElsewhere(value)) {
      throw new IllegalArgumentException(
          "The grouping label \""
              + label
              + "\" is \""
              + value
              + "\", which leads out of its place in the gateway's path: another group would be"
              + " overwritten, or deleted");
    }
    if (RESERVED.contains(label)) {
      throw new IllegalArgumentException(
          "\""
              + label
              + "\" cannot be grouped by: job is given with the gateway, and"
              + " histograms and summaries have le and quantile");
    }
    for (Family family : FamilyGroup.ungrouped()) {
      if (family.labels().contains(label)) {
        throw new IllegalArgumentException(refusal(label, family.metricName()));
      }
    }
    labels.put(label, value);
  }

  /** Whether a path with this for a segment is another one once it is brought to its shortest. */
  static boolean leadsElsewhere(String value) {
    return value.equals(".") || value.equals("..");
  }

  Map<String, String> labels() {
    return labels;
  }

  /**
   * Looks at what is to be pushed.
   *
   * @throws IllegalArgumentException if a series has one of the labels
   */
  void check(Iterable<MetricSnapshot> families) {
    for (MetricSnapshot family : families) {
      shared(family)
          .ifPresent(
              label -> {
                throw new IllegalArgumentException(
                    refusal(label, family.getMetadata().getPrometheusName()));
              });
    }
  }

  /** One of the labels that a series of the family has too. */
  Optional<String> shared(MetricSnapshot family) {
    Set<String> names = new HashSet<>(labels.keySet());
    names.add(JOB);
    return family.getDataPoints().stream()
        .flatMap(series -> names.stream().filter(series.getLabels()::contains))
        .findFirst();
  }

  private static String refusal(String label, String family) {
    return "The grouping label \""
        + label
        + "\" is a label of "
        + family
        + " too: the gateway would put the one value in the place of all of that family's, and"
        + " refuse what differs in nothing else. Group by another label, such as process";
  }
}
