package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.monitoring.rules.Sample;
import ai.datapunk.weft.monitoring.rules.Scenario;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is tried of an objective.
 *
 * @param job who measures it: a name for what happens, which tells it apart from all else that
 *     happens at once
 */
record Tried(MeasuredObjective objective, String job) {

  /** The labels of its alerts. */
  SortedMap<String, String> labels() {
    SortedMap<String, String> labels = objective.labels();
    labels.put(Recorded.JOB, job);
    return labels;
  }

  /** Series of such calls: calm, and meanwhile. */
  List<Sample> samples(Traffic calm, Traffic meanwhile) {
    return objective.samples(job, calm, meanwhile);
  }

  /** It fires, with this value, and with so much that is left. */
  Scenario fires(String title, String value, String left, List<Sample> samples) {
    return of(title, value, left, samples);
  }

  /** It does not. */
  Scenario silent(String title, List<Sample> samples) {
    return of(title, null, "", samples);
  }

  private Scenario of(String title, @Nullable String value, String left, List<Sample> samples) {
    return new Scenario(title, value, null, left, labels(), false, samples);
  }
}
