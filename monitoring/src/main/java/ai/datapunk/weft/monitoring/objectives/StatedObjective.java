package ai.datapunk.weft.monitoring.objectives;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the calls of one operation are to reach.
 *
 * @param labels those of all that is recorded of it, but for {@code job}
 * @param target the share of calls that are to be good
 * @param bound within how many seconds a call is good; infinite where its time does not matter
 * @param applications those that measure it
 * @param wishes what methods want of it, of which the target is the most
 */
public record StatedObjective(
    SortedMap<String, String> labels,
    double target,
    double bound,
    List<String> applications,
    List<String> wishes) {

  /** Makes the collections unmodifiable. */
  public StatedObjective {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    applications = List.copyOf(applications);
    wishes = List.copyOf(wishes);
  }

  static StatedObjective of(MeasuredObjective objective) {
    return new StatedObjective(
        objective.identity(),
        objective.target(),
        objective.calls().bound(),
        List.copyOf(objective.applications()),
        List.copyOf(objective.wishes()));
  }

  /** {@code availability} or {@code latency}. */
  public String kind() {
    return labels.getOrDefault(MeasuredObjective.OBJECTIVE, "");
  }

  /** What is called, or the metric of one's own that measures it. */
  public String operation() {
    return labels.getOrDefault(MeasuredObjective.OPERATION, "");
  }

  /** Whose operation it is; empty for a metric of one's own that does not say. */
  public String service() {
    return labels.getOrDefault(MeasuredObjective.SERVICE, "");
  }
}
