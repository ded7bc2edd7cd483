package ai.datapunk.weft.monitoring.aggregation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the series of a rule are by: the application that shows them, as Prometheus' label {@code
 * job}, and these labels of the metric.
 *
 * @param labels in the metric's own order; the rule's name begins with them
 * @param apart labels of all targets that tell environments apart
 */
record Level(List<String> labels, List<String> apart) {

  /** The label for the instance that is called, which is not the one that is scraped. */
  static final String CALLED = "called";

  private static final String JOB = "job";

  /** Makes the lists unmodifiable. */
  Level {
    labels = List.copyOf(labels);
    apart = List.copyOf(apart);
  }

  /** All that tells series apart, but for whose they are. */
  static Level of(Measured metric) {
    return new Level(metric.labels(), metric.apart());
  }

  /** Whole services, or whole applications where the metric has none. */
  static Level whole(Measured metric) {
    return new Level(metric.isOfService() ? List.of("service") : List.of(), metric.apart());
  }

  /** Instances that are called. */
  static Level called(Measured metric) {
    return new Level(List.of("service", CALLED), metric.apart());
  }

  /** The same by one more. */
  Level with(String label) {
    return new Level(Stream.concat(labels.stream(), Stream.of(label)).toList(), apart);
  }

  String name() {
    return labels.isEmpty() ? JOB : String.join("_", labels);
  }

  /** The words that name the labels of an aggregation, after its operator. */
  String by(String... more) {
    // A metric's own label may be one that tells environments apart.
    Set<String> all = new LinkedHashSet<>(apart);
    all.add(JOB);
    all.addAll(labels);
    all.addAll(List.of(more));
    return "by (" + String.join(", ", all) + ")";
  }

  /** How long what is by these labels is kept. */
  Tier tier(Measured metric) {
    return equals(whole(metric)) ? Tier.LOW_FREQUENCY : Tier.MEDIUM_FREQUENCY;
  }
}
