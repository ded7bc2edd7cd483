package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.promql.Series;
import ai.datapunk.weft.monitoring.rules.Runbook;
import java.util.Collection;
import java.util.List;

/** What to do when an objective is in danger. */
final class ObjectiveRunbooks {

  private static final String SUM_LEFT = "How much of each budget is left";

  private ObjectiveRunbooks() {}

  static Runbook fast(Collection<MeasuredObjective> objectives) {
    return numbers(
            Runbook.of(
                "So many calls are bad that the error budget is gone within hours or a few days."
                    + " Users notice."),
            objectives)
        .step("Look at what calls fail of, or wait for, and at what was changed last.")
        .step("Take the change back, or what is broken out of use, before looking for the cause.")
        .silencedBy(
            "It ends by itself some minutes after the errors have, when the shorter time is over."
                + " For an outage that is known and planned, silence `service` and `operation`.");
  }

  static Runbook slow(Collection<MeasuredObjective> objectives) {
    return numbers(
            Runbook.of(
                "Somewhat more calls are bad than may be. Nobody has to get up for that, but the"
                    + " error budget does not last for its window."),
            objectives)
        .step("Look since when more calls are bad, and what was changed then.")
        .step("Mend it within days, before the budget is spent.")
        .silencedBy("It ends by itself when fewer calls are bad, and the shorter time is over.");
  }

  static Runbook spent(Collection<MeasuredObjective> objectives) {
    return numbers(
            Runbook.of(
                "More calls were bad within the window than the objective allows: it is missed."),
            objectives)
        .step(
            "If calls are bad now, ObjectiveBurnsFast or ObjectiveBurnsSlow fires too: go on there.")
        .step("Else let changes that are a risk wait until some of the budget is back.")
        .step("If users do not mind, the objective is too high.")
        .silencedBy(
            "It ends when the bad calls are longer ago than the window, or much more are good since."
                + " Silence it once it is decided what follows.");
  }

  static Runbook notMeasured(Collection<MeasuredObjective> objectives) {
    Runbook page =
        Runbook.of(
                "Nothing counts the calls of an objective: what is left of its budget is not known,"
                    + " and no other alert of it can come.")
            .knowing(facts(objectives));
    for (MeasuredObjective objective : objectives) {
      page =
          page.look(
              "Calls per second for the " + objective.kind() + " of " + objective.whose(),
              objective.calls().all("5m"));
    }
    return page.step("Look whether the application with the method runs, and is scraped.")
        .step(
            "If it runs, look whether the class has been used since its start: series begin with it.")
        .step(
            "Look whether the family is switched off, hidden from Prometheus' principal, or has"
                + " native buckets where the objective takes it for one with fixed ones.")
        .silencedBy("It ends when the series are there, with calls or without.");
  }

  private static Runbook numbers(Runbook page, Collection<MeasuredObjective> objectives) {
    Runbook all = page.knowing(facts(objectives)).look(SUM_LEFT, Recorded.REMAINING);
    return all.look(
            "Which share of the last hour's calls was bad",
            "sum_over_time("
                + Recorded.BAD
                + "[1h])\n/\n(sum_over_time("
                + Recorded.CALLS
                + "[1h]) > 0)")
        .look(
            "How many bad calls there were in the last hour",
            "60 * sum_over_time(" + Recorded.BAD + "[1h])")
        .look(
            "How many windows the rest of the budget lasts if it goes on as in the last hour",
            "(" + Recorded.REMAINING + " > 0)\n/\n(\n" + lastHour() + "\n> 0)")
        .look(
            "Why calls fail",
            Series.of(Family.MESH_CALL_FAILURES)
                .rate("5m")
                .sumBy(Recorded.JOB, "service", "operation", "error_type")
                .above(0));
  }

  private static String lastHour() {
    return """
        sum_over_time(%s[1h])
        /
        (sum_over_time(%s[1h]) > 0)
        / on (objective, operation, service, window) group_left (target)
        %s
        """
        .formatted(Recorded.BAD, Recorded.CALLS, Recorded.ALLOWED)
        .strip();
  }

  private static List<String> facts(Collection<MeasuredObjective> objectives) {
    return objectives.stream()
        .map(
            objective ->
                "The %s of %s is to be %s over %s."
                    .formatted(
                        objective.kind(),
                        objective.whose(),
                        objective.target(),
                        BurnCondition.text(objective.window())))
        .toList();
  }
}
