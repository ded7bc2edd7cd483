package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.monitoring.rules.AlertBuilder;
import ai.datapunk.weft.monitoring.rules.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is tried of each pair of times by itself: just above its burn rate, and just below. Each has
 * a job of its own, so that all are tried at once.
 */
final class BurnScenarios {

  /** How long it is calm before, as an alert is told, and what the tests make of that in steps. */
  static final String CALM_BEFORE = "8m";

  static final int CALM = 10;

  /** How long it is not calm then. */
  static final String SPELL = "20m";

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
    String time = BurnCondition.text(condition.longer());
    String of = " over %s of %s of %s".formatted(time, objective.kind(), objective.operation());
    double more = condition.rate() * MORE;
    double less = condition.rate() * LESS;
    Tried fast = new Tried(objective, "too-fast-" + time);
    alert.tried(
        fast.fires(
            "just too fast" + of,
            ObjectiveTexts.plain(more),
            ObjectiveTexts.left(HALF),
            recorded(fast, condition, more, more, FIVE)));
    Tried few = new Tried(objective, "few-" + time);
    alert.tried(few.silent("few are bad" + of, recorded(few, condition, more, more, FOUR)));
    if (!condition.longer().equals(condition.shorter())) {
      Tried over = new Tried(objective, "no-longer-" + time);
      Tried early = new Tried(objective, "not-yet-" + time);
      alert
          .tried(
              over.silent("no longer too fast" + of, recorded(over, condition, more, less, FIVE)))
          .tried(
              early.silent(
                  "not too fast so far" + of, recorded(early, condition, less, more, FIVE)));
    }
  }

  private static List<Sample> recorded(
      Tried tried, BurnCondition condition, double longer, double shorter, double badCalls) {
    SortedMap<String, String> compared = tried.labels();
    SortedMap<String, String> counted = tried.objective().identity();
    counted.put(Recorded.JOB, tried.job());
    List<Sample> all = new ArrayList<>();
    all.add(passing(Recorded.burnRate(condition.longer()), compared, longer));
    if (!condition.longer().equals(condition.shorter())) {
      all.add(passing(Recorded.burnRate(condition.shorter()), compared, shorter));
    }
    all.add(passing(Recorded.badCalls(condition.longer()), counted, badCalls));
    all.add(passing(Recorded.REMAINING, compared, HALF));
    return all;
  }

  private static Sample passing(String name, SortedMap<String, String> labels, double value) {
    return new Sample(name, labels, false, Double.NaN, value, 0, 1);
  }

  /** Without calls before and after, each time sees the same calls. */
  private void calls(MeasuredObjective objective, BurnCondition condition) {
    String whose = objective.kind() + " of " + objective.operation();
    double more = condition.rate() * MORE;
    Tried fast = new Tried(objective, "calls-too-fast");
    Tried almost = new Tried(objective, "calls-almost-too-fast");
    Tried few = new Tried(objective, "few-calls");
    alert
        .tried(
            fast.fires(
                "somewhat too many calls are bad for " + whose,
                ObjectiveTexts.plain(more),
                ObjectiveTexts.left(1 - more),
                fast.samples(Traffic.NONE, Traffic.burning(objective, more))))
        .tried(
            almost.silent(
                "almost too many calls are bad for " + whose,
                almost.samples(Traffic.NONE, Traffic.burning(objective, condition.rate() * LESS))))
        .tried(
            few.silent(
                "few calls are bad for " + whose,
                few.samples(Traffic.NONE, Traffic.few(objective, more))));
  }
}
