package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertBuilder;
import ai.datapunk.weft.monitoring.rules.Sample;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The alert of budgets of which nothing is left. */
final class BudgetSpent {

  private static final int SPELL = 20;
  private static final String AFTER = "10m";
  private static final double SECONDS = 60;
  private static final double MORE = 1.02;
  private static final double LESS = 0.98;

  private BudgetSpent() {}

  static Alert of(
      Collection<MeasuredObjective> objectives, Collection<Duration> windows, String team) {
    Query spent = windows.stream().map(BudgetSpent::query).reduce(Query::or).orElseThrow();
    AlertBuilder alert =
        AlertBuilder.alert("ObjectiveBudgetSpent", spent)
            .comment(
                "What is spent of a budget is what is not left of it, which is negative where more"
                    + " is spent than there was."
                    + BurnAlert.FEW)
            .team(team)
            .says(
                "The error budget for the " + ObjectiveTexts.WHOSE + " is spent",
                ObjectiveTexts.WANTS + "{{ $value | humanize }} times the error budget is spent")
            .runbook(ObjectiveRunbooks.spent(objectives))
            .calmFor(BurnScenarios.CALM_BEFORE, AFTER)
            .triedFor(SPELL + "m")
            .triedTogether();
    objectives.stream()
        .filter(objective -> objective.reaches(MORE * 2))
        .findFirst()
        .ifPresent(objective -> scenarios(alert, objective));
    return alert.build();
  }

  private static Query query(Duration window) {
    return Recorded.compared(
        "1 - %s >= 1\nand ignoring (target)\n%s > %s"
            .formatted(
                Recorded.selector(Recorded.REMAINING, window),
                Recorded.selector(Recorded.badCalls(window), window),
                BurnAlert.LEAST_BAD_CALLS),
        Duration.ofHours(1));
  }

  /** Good calls go before, and after, which make it end; so more are bad for a while. */
  private static void scenarios(AlertBuilder alert, MeasuredObjective objective) {
    String whose = objective.kind() + " of " + objective.operation();
    Tried spent = new Tried(objective, "spent");
    Tried almost = new Tried(objective, "almost-spent");
    Tried enough = new Tried(objective, "enough-calls");
    Tried few = new Tried(objective, "few-calls");
    alert
        .tried(
            spent.fires(
                "somewhat more calls than may are bad for " + whose,
                ObjectiveTexts.plain(1 - left(objective, MORE)),
                "",
                calls(spent, MORE)))
        .tried(almost.silent("almost as many as may are bad for " + whose, calls(almost, LESS)))
        .tried(
            enough.fires(
                "just enough are bad for " + whose,
                ObjectiveTexts.plain(MORE),
                "",
                hardlyAny(enough, BurnScenarios.FIVE)))
        .tried(few.silent("few are bad for " + whose, hardlyAny(few, BurnScenarios.FOUR)));
  }

  private static double left(MeasuredObjective objective, double spent) {
    return objective.left(BurnScenarios.CALM, SPELL, burnRate(objective, spent));
  }

  /** At which so much of the budget is spent at the end. */
  private static double burnRate(MeasuredObjective objective, double spent) {
    double atOnce = 1 - objective.left(BurnScenarios.CALM, SPELL, 1);
    return Math.round(spent / atOnce * 1000) / 1000.0;
  }

  /** So few calls that they make no even rate, as it is recorded. */
  private static List<Sample> hardlyAny(Tried tried, double badCalls) {
    MeasuredObjective objective = tried.objective();
    double bad = badCalls / SPELL / SECONDS;
    double steps = BurnScenarios.CALM + 1 + SPELL;
    double calls = bad * SPELL / steps / objective.allowed().doubleValue() / MORE;
    return List.of(
        objective.recorded(Recorded.CALLS, tried.job(), calls, calls),
        objective.recorded(Recorded.BAD, tried.job(), 0, bad));
  }

  private static List<Sample> calls(Tried tried, double spent) {
    MeasuredObjective objective = tried.objective();
    return tried.samples(
        Traffic.good(objective), Traffic.burning(objective, burnRate(objective, spent)));
  }
}
