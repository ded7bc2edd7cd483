package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertBuilder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The alerts of budgets that are spent too fast to last for their window. */
final class BurnAlert {

  /** More than this are five, of a number that is added up of rates. */
  static final double LEAST_BAD_CALLS = 4.5;

  static final String FEW =
      " At least five calls must have been bad in the longer time: one of ten in a night is no"
          + " outage.";

  private static final MathContext FOUR = new MathContext(4);

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
    return new BurnAlert("ObjectiveBurnsFast", BurnCondition::fast, objectives)
        .of(windows, team)
        .map(
            alert ->
                alert
                    .critical()
                    .runbook(ObjectiveRunbooks.fast(objectives))
                    .triedFor("20m")
                    .build());
  }

  static Optional<Alert> slow(
      Collection<MeasuredObjective> objectives, Collection<Duration> windows, String team) {
    return new BurnAlert("ObjectiveBurnsSlow", BurnCondition::slow, objectives)
        .of(windows, team)
        .map(alert -> alert.runbook(ObjectiveRunbooks.slow(objectives)).triedFor("20m").build());
  }

  private Optional<AlertBuilder> of(Collection<Duration> windows, String team) {
    List<String> left = new ArrayList<>();
    Optional<Query> query =
        windows.stream()
            .flatMap(window -> queries(window, left).stream())
            .reduce(Query::or)
            .map(all -> new Query(all.text(), all.labels(), end(windows)));
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
                      "{{ $labels.objective }} of {{ $labels.service }} {{ $labels.operation }}"
                          + " spends its error budget too fast",
                      "Calls of {{ $labels.operation }} {{ $labels.service }} that"
                          + " {{ $labels.job }} measures spend the error budget of their"
                          + " {{ $labels.objective }} {{ $value | humanize }} times as fast as it"
                          + " lasts for {{ $labels.window }}");
          alert.calmFor("1m");
          windows.forEach(window -> scenarios(alert, window));
          return alert;
        });
  }

  /** When the alert is over for sure: its short times are, and a rate. */
  private Duration end(Collection<Duration> windows) {
    return windows.stream()
        .flatMap(window -> conditions.apply(window).stream())
        .map(BurnCondition::shorter)
        .max(Duration::compareTo)
        .orElseThrow()
        .plusMinutes(6);
  }

  private List<Query> queries(Duration window, List<String> left) {
    List<Query> queries = new ArrayList<>();
    for (BurnCondition condition : conditions.apply(window)) {
      List<MeasuredObjective> those = of(window);
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
    text.append(plain(condition.rate())).append(" times too fast where the objective is ");
    text.append(
        String.join(
            " or ",
            objectives.stream().map(one -> Double.toString(one.target())).distinct().toList()));
    return text.append(".").toString();
  }

  private static Query query(BurnCondition condition, Duration window) {
    return Recorded.of(Recorded.burnRate(condition.longer()), window)
        .above(condition.rate())
        .and(Recorded.of(Recorded.burnRate(condition.shorter()), window).above(condition.rate()))
        .and(Recorded.of(Recorded.badCalls(condition.longer()), window).above(LEAST_BAD_CALLS));
  }

  /** Without calls before and after, only what is meanwhile counts, over any time. */
  private void scenarios(AlertBuilder alert, Duration window) {
    double least =
        conditions.apply(window).stream().mapToDouble(BurnCondition::rate).min().orElseThrow();
    of(window).stream()
        .filter(objective -> objective.calls().canBeTried() && objective.reaches(least * 1.15))
        .findFirst()
        .ifPresent(objective -> scenarios(alert, objective, least));
  }

  private static void scenarios(AlertBuilder alert, MeasuredObjective objective, double least) {
    String whose = objective.kind() + " of " + objective.labels().get("operation");
    double more = least * 1.1;
    alert
        .fires(
            whose + " is bad",
            plain(more),
            objective.identity(),
            objective.calls().samples(Traffic.NONE, Traffic.burning(objective, more)))
        .isSilent(
            whose + " is bad, and not that bad",
            objective.calls().samples(Traffic.NONE, Traffic.burning(objective, least * 0.9)))
        .isSilent(
            "few calls are bad for " + whose,
            objective.calls().samples(Traffic.NONE, Traffic.few(objective, more)));
  }

  static String plain(double value) {
    return BigDecimal.valueOf(value).round(FOUR).stripTrailingZeros().toPlainString();
  }
}
