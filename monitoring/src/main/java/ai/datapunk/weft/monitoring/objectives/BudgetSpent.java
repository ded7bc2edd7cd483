package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertBuilder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Collection;

/** The alert of budgets of which nothing is left. */
final class BudgetSpent {

  private static final int CALM = 62;
  private static final int SPELL = 80;
  private static final int RAMP = 2;
  private static final double TWICE = 2;

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
                "The error budget of the {{ $labels.objective }} of {{ $labels.service }}"
                    + " {{ $labels.operation }} is spent",
                "Within {{ $labels.window }}, calls of {{ $labels.operation }}"
                    + " {{ $labels.service }} that {{ $labels.job }} measures have spent"
                    + " {{ $value | humanizePercentage }} of the error budget of their"
                    + " {{ $labels.objective }}")
            .runbook(ObjectiveRunbooks.spent(objectives))
            .triedFor(SPELL + "m");
    objectives.stream()
        .filter(objective -> objective.calls().canBeTried() && objective.reaches(TWICE))
        .findFirst()
        .ifPresent(objective -> scenarios(alert, objective));
    return alert.build();
  }

  private static Query query(Duration window) {
    Query spent = Recorded.query("1 - " + Recorded.selector(Recorded.REMAINING, window));
    return spent
        .atLeast(1)
        .and(Recorded.of(Recorded.badCalls(window), window).above(BurnAlert.LEAST_BAD_CALLS));
  }

  private static void scenarios(AlertBuilder alert, MeasuredObjective objective) {
    String whose = objective.kind() + " of " + objective.labels().get("operation");
    Traffic calm = Traffic.good(objective);
    alert
        .fires(
            "twice as many calls are bad as may be for " + whose,
            value(),
            objective.identity(),
            objective.calls().samples(calm, Traffic.burning(objective, TWICE)))
        .isSilent(
            "more calls are bad for a while than may be for " + whose,
            objective.calls().samples(calm, Traffic.burning(objective, 1.5)));
  }

  /** A rate over five minutes needs some until it is all there is: that takes two of them. */
  private static String value() {
    double spent = TWICE * (SPELL - RAMP) / (CALM + SPELL - RAMP);
    return BigDecimal.valueOf(spent * 100)
            .round(new MathContext(4))
            .stripTrailingZeros()
            .toPlainString()
        + "%";
  }
}
