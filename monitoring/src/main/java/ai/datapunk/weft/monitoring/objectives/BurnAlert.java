package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The alerts of budgets that are spent too fast to last for their window. */
final class BurnAlert {

  static final String FAST = "ObjectiveBurnsFast";
  static final String SLOW = "ObjectiveBurnsSlow";

  /** More than this are five, of a number that is added up of rates. */
  static final double LEAST_BAD_CALLS = 4.5;

  static final String FEW =
      " At least five calls must have been bad in the longer time: one of ten in a night is no"
          + " outage.";

  private final String name;
  private final Function<Duration, List<BurnCondition>> conditions;
  private final Collection<MeasuredObjective> objectives;

  private BurnAlert(
      String name,
      Function<Duration, List<BurnCondition>> conditions,
      Collection<MeasuredObjective> objectives) {
    this.name = name;
    this.conditions = conditions;
    this.objectives = objectives;
  }

  static Optional<Alert> fast(
      Collection<MeasuredObjective> objectives, Collection<Duration> windows, String team) {
    return new BurnAlert(FAST, BurnCondition::fast, objectives)
        .of(windows, team)
        .map(alert -> alert.critical().runbook(ObjectiveRunbooks.fast(objectives)).build());
  }

  static Optional<Alert> slow(
      Collection<MeasuredObjective> objectives, Collection<Duration> windows, String team) {
    return new BurnAlert(SLOW, BurnCondition::slow, objectives)
        .of(windows, team)
        .map(alert -> alert.runbook(ObjectiveRunbooks.slow(objectives)).build());
  }

  private Optional<AlertBuilder> of(Collection<Duration> windows, String team) {
    List<String> left = new ArrayList<>();
    Optional<Query> query =
        windows.stream().flatMap(window -> queries(window, left).stream()).reduce(Query::or);
    return query.map(
        all -> {
          AlertBuilder alert =
              AlertBuilder.alert(name, all)
                  .comment(
                      "A burn rate of 1 spends the budget in just its window. The shorter time of"
                          + " each pair ends the alert soon after the errors have."
                          + FEW
                          + String.join("", left))
                  .team(team)
                  .says(
                      "The error budget for the " + ObjectiveTexts.WHOSE + " is spent too fast",
                      ObjectiveTexts.WANTS
                          + "The error budget is spent {{ $value | humanize }} times as fast as it"
                          + " lasts for that, and "
                          + ObjectiveTexts.LEFT
                          + " of it is left");
          alert
              .calmFor(BurnScenarios.CALM_BEFORE, DurationText.format(all.reach()))
              .triedFor(BurnScenarios.SPELL)
              .triedTogether();
          windows.forEach(window -> scenarios(alert, window));
          return alert;
        });
  }

  private void scenarios(AlertBuilder alert, Duration window) {
    new BurnScenarios(alert, conditions.apply(window)).add(of(window));
  }

  private List<Query> queries(Duration window, List<String> left) {
    List<Query> queries = new ArrayList<>();
    List<MeasuredObjective> those = of(window);
    for (BurnCondition condition : conditions.apply(window)) {
      List<MeasuredObjective> never =
          those.stream().filter(objective -> !objective.reaches(condition.rate())).toList();
      if (!never.isEmpty()) {
        left.add(never(condition, never));
      }
      if (never.size() < those.size()) {
        queries.add(query(condition, window));
      }
    }
    return queries;
  }

  private List<MeasuredObjective> of(Duration window) {
    return objectives.stream().filter(objective -> objective.window().equals(window)).toList();
  }

  private static String never(BurnCondition condition, List<MeasuredObjective> objectives) {
    StringBuilder text = new StringBuilder(" No outage burns ");
    text.append(ObjectiveTexts.plain(condition.rate()));
    text.append(" times too fast where the objective is ");
    text.append(
        String.join(
            " or ",
            objectives.stream().map(one -> Double.toString(one.target())).distinct().toList()));
    return text.append(".").toString();
  }

  private static Query query(BurnCondition condition, Duration window) {
    String rate = ObjectiveTexts.plain(condition.rate());
    return Recorded.compared(
        "%s > %s\nand\n%s > %s\nand ignoring (target)\n%s > %s"
            .formatted(
                Recorded.selector(Recorded.burnRate(condition.longer()), window),
                rate,
                Recorded.selector(Recorded.burnRate(condition.shorter()), window),
                rate,
                Recorded.selector(Recorded.badCalls(condition.longer()), window),
                LEAST_BAD_CALLS),
        BurnScenarios.reach(condition));
  }
}
