package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertBuilder;
import ai.datapunk.weft.monitoring.rules.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The alert of objectives that nobody measures, and whose other alerts are silent for that. */
final class NotMeasured {

  private static final Series ANSWERS = Series.of(Family.WEFT_RECORDING_FAILURES);

  private NotMeasured() {}

  static Alert of(Collection<MeasuredObjective> objectives, String team) {
    AlertBuilder alert =
        AlertBuilder.alert("ObjectiveNotMeasured", query(objectives))
            .comment(
                "Without series all other alerts of an objective are silent. An application with"
                    + " Weft has to answer: while none does, ServiceDown tells. Which one would"
                    + " measure the objective, only its series could say.")
            .lasting("10m")
            .team(team)
            .says(
                "Nobody measures the {{ $labels.objective }} of {{ $labels.service }}"
                    + " {{ $labels.operation }}",
                "There are no series for the {{ $labels.objective }} of {{ $labels.operation }}"
                    + " {{ $labels.service }}: its error budget is not known")
            .runbook(ObjectiveRunbooks.notMeasured(objectives));
    scenarios(alert, List.copyOf(objectives));
    return alert.build();
  }

  private static Query query(Collection<MeasuredObjective> objectives) {
    List<String> absent =
        objectives.stream()
            .map(objective -> "absent(" + objective.selector(Recorded.BAD) + ")")
            .toList();
    TreeSet<String> labels = new TreeSet<>(Recorded.LABELS);
    labels.remove("job");
    return new Query(
        "(\n  "
            + String.join("\n  or\n  ", absent)
            + "\n)\nand on ()\ncount("
            + ANSWERS.selector()
            + ") > 0",
        labels,
        Duration.ofMinutes(5));
  }

  /** Others are measured meanwhile, since each that is not is an alert. */
  private static void scenarios(AlertBuilder alert, List<MeasuredObjective> objectives) {
    if (objectives.stream().allMatch(objective -> objective.calls().canBeTried())) {
      for (MeasuredObjective absent : objectives) {
        List<Sample> samples = new ArrayList<>(List.of(Sample.starting(ANSWERS, 0)));
        objectives.stream().filter(one -> !one.equals(absent)).forEach(one -> add(one, samples));
        alert.fires(
            "nothing counts the " + absent.kind() + " of " + absent.labels().get("operation"),
            "1",
            absent.identity(),
            samples);
      }
      List<Sample> all = new ArrayList<>(List.of(Sample.starting(ANSWERS, 0)));
      objectives.forEach(one -> add(one, all));
      alert.isSilent("each is measured, without calls", all);
    }
  }

  private static void add(MeasuredObjective objective, List<Sample> samples) {
    samples.addAll(objective.calls().samples(Traffic.NONE, Traffic.NONE));
  }
}
