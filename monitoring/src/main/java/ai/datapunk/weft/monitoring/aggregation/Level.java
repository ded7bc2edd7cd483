package ai.datapunk.weft.monitoring.aggregation;

import java.util.ArrayList;
import java.util.List;

/**
 * What the series of a rule are by: the application that shows them, as Prometheus' label {@code
 * job}, and these labels of the metric.
 *
 * @param labels in the metric's own order; the rule's name begins with them
 */
record Level(List<String> labels) {

  /** The label for the instance that is called, which is not the one that is scraped. */
  static final String CALLED = "called";

  /** Makes the list unmodifiable. */
  Level {
    labels = List.copyOf(labels);
  }

  /** All that tells series apart, but for whose they are. */
  static Level of(Measured metric) {
    return new Level(metric.labels());
  }

  /** Whole services, or whole applications where the metric has none. */
  static Level whole(Measured metric) {
    return new Level(metric.isOfService() ? List.of("service") : List.of());
  }

  /** Instances that are called. */
  static Level called() {
    return new Level(List.of("service", CALLED));
  }

  String name() {
    return labels.isEmpty() ? "job" : String.join("_", labels);
  }

  /** The words that name the labels of an aggregation, after its operator. */
  String by(String... more) {
    List<String> all = new ArrayList<>(List.of("job"));
    all.addAll(labels);
    all.addAll(List.of(more));
    return "by (" + String.join(", ", all) + ")";
  }

  /** How long what is by these labels is kept. */
  Tier tier(Measured metric) {
    return equals(whole(metric)) ? Tier.LOW_FREQUENCY : Tier.MEDIUM_FREQUENCY;
  }
}
