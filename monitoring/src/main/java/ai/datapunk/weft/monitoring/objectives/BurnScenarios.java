package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.monitoring.rules.AlertBuilder;
import ai.datapunk.weft.monitoring.rules.Sample;
import ai.datapunk.weft.monitoring.rules.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What is tried of each pair of times by itself: just above its burn rate, and just below. */
final class BurnScenarios {

  /** How long it is calm before, as an alert is told, and what the tests make of that in steps. */
  static final String CALM_BEFORE = "8m";

  static final int CALM = 10;

  /** How long it is not calm then. */
  static final String SPELL = "20m";

  /** Whose job it is where no application has a name. */
  private static final String USUAL_JOB = "shop";

  private static final double MORE = 1.02;
  private static final double LESS = 0.98;

  /** As many bad calls as it takes, and one less. */
  static final double FIVE = 5;

  static final double FOUR = 4;

  private static final double HALF = 0.5;
  private static final Duration RATE = Duration.ofMinutes(6);

  /** Calls that are seen for longer than this take promtool too long. */
  private static final Duration LONG = Duration.ofHours(1);

  private final AlertBuilder alert;
  private final List<BurnCondition> conditions;

  /** Those of an alert with these conditions, the fastest first. */
  BurnScenarios(AlertBuilder alert, List<BurnCondition> conditions) {
    this.alert = alert;
    this.conditions = conditions;
  }

  /** Adds them, each of some objective of these whose budget can be spent that fast. */
  void add(List<MeasuredObjective> objectives) {
    for (BurnCondition condition : conditions) {
      some(objectives, condition).ifPresent(objective -> pair(objective, condition));
    }
    BurnCondition slowest = conditions.get(conditions.size() - 1);
    if (isShort(slowest)) {
      some(objectives, slowest).ifPresent(objective -> calls(objective, slowest));
    }
  }

  private static boolean isShort(BurnCondition condition) {
    return condition.shorter().compareTo(LONG) < 0;
  }

  /** When the alert is over in its tests: its shorter time is, and a rate; or what is recorded. */
  static Duration reach(BurnCondition condition) {
    return isShort(condition) ? condition.shorter().plus(RATE) : RATE;
  }

  private static Optional<MeasuredObjective> some(
      List<MeasuredObjective> objectives, BurnCondition condition) {
    return objectives.stream()
        .filter(objective -> objective.reaches(condition.rate() * MORE))
        .findFirst();
  }

  /**
   * What is recorded of this pair alone: of calls, a slower one would see something too, and it
   * would take days.
   */
  private void pair(MeasuredObjective objective, BurnCondition condition) {
    String of =
        " over %s of %s of %s"
            .formatted(
                BurnCondition.text(condition.longer()), objective.kind(), objective.operation());
    double more = condition.rate() * MORE;
    double less = condition.rate() * LESS;
    alert
        .tried(
            of(
                objective,
                "just too fast" + of,
                ObjectiveTexts.plain(more),
                ObjectiveTexts.percentage(HALF),
                recorded(objective, condition, more, more, FIVE)))
        .tried(silent("no longer too fast" + of, recorded(objective, condition, more, less, FIVE)))
        .tried(silent("not too fast so far" + of, recorded(objective, condition, less, more, FIVE)))
        .tried(silent("few are bad" + of, recorded(objective, condition, more, more, FOUR)));
  }

  private static List<Sample> recorded(
      MeasuredObjective objective,
      BurnCondition condition,
      double longer,
      double shorter,
      double badCalls) {
    SortedMap<String, String> counted = objective.identity();
    counted.put(Recorded.JOB, job(objective));
    SortedMap<String, String> compared = labels(objective);
    return List.of(
        passing(Recorded.burnRate(condition.longer()), compared, longer),
        passing(Recorded.burnRate(condition.shorter()), compared, shorter),
        passing(Recorded.badCalls(condition.longer()), counted, badCalls),
        passing(Recorded.REMAINING, compared, HALF));
  }

  private static Sample passing(String name, SortedMap<String, String> labels, double value) {
    return new Sample(name, labels, false, Double.NaN, value, 0, 1);
  }

  /** Without calls before and after, each time sees the same calls. */
  private void calls(MeasuredObjective objective, BurnCondition condition) {
    String whose = objective.kind() + " of " + objective.operation();
    double more = condition.rate() * MORE;
    Traffic less = Traffic.burning(objective, condition.rate() * LESS);
    alert
        .tried(
            of(
                objective,
                "somewhat too many calls are bad for " + whose,
                ObjectiveTexts.plain(more),
                ObjectiveTexts.percentage(1 - more),
                samples(objective, Traffic.burning(objective, more))))
        .tried(silent("almost too many calls are bad for " + whose, samples(objective, less)))
        .tried(
            silent(
                "few calls are bad for " + whose,
                samples(objective, Traffic.few(objective, more))));
  }

  private static List<Sample> samples(MeasuredObjective objective, Traffic meanwhile) {
    return objective.samples(job(objective), Traffic.NONE, meanwhile);
  }

  private static Scenario silent(String title, List<Sample> samples) {
    return Scenario.silent(title, null, samples);
  }

  private static Scenario of(
      MeasuredObjective objective, String title, String value, String left, List<Sample> samples) {
    return new Scenario(title, value, null, left, labels(objective), false, samples);
  }

  /** Who measures it. */
  static String job(MeasuredObjective objective) {
    String job = objective.applications().first();
    return job.isEmpty() ? USUAL_JOB : job;
  }

  /** The labels of its alerts. */
  static SortedMap<String, String> labels(MeasuredObjective objective) {
    SortedMap<String, String> labels = objective.labels();
    labels.put(Recorded.JOB, job(objective));
    return labels;
  }
}
