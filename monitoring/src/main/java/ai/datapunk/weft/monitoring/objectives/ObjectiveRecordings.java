package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.monitoring.rules.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The series that alerts of objectives are made of. */
final class ObjectiveRecordings {

  private static final String RANGE = "5m";
  private static final Duration RATES = Duration.ofMinutes(5);

  private ObjectiveRecordings() {}

  static List<Recording> of(Collection<MeasuredObjective> objectives) {
    List<Recording> all = new ArrayList<>();
    objectives.forEach(objective -> parts(objective, all));
    TreeSet<Duration> windows = new TreeSet<>();
    objectives.forEach(objective -> windows.add(objective.window()));
    windows.forEach(window -> overTimes(window, all));
    return all;
  }

  private static void parts(MeasuredObjective objective, List<Recording> all) {
    Map<String, String> added = objective.identity();
    all.add(
        new Recording(
            Recorded.CALLS, "Calls per second.", objective.calls().all(RANGE).text(), added));
    all.add(
        new Recording(
            Recorded.BAD, "Those that are bad.", objective.calls().bad(RANGE).text(), added));
    all.add(
        new Recording(
            Recorded.ALLOWED,
            "Those that might be: of these calls, as many as the objective of "
                + objective.target()
                + " leaves over.",
            objective.allowed().toPlainString() + " * " + objective.selector(Recorded.CALLS),
            added));
  }

  private static void overTimes(Duration window, List<Recording> all) {
    TreeSet<Duration> longer = new TreeSet<>();
    TreeSet<Duration> times = new TreeSet<>();
    for (BurnCondition condition : BurnCondition.all(window)) {
      longer.add(condition.longer());
      times.add(condition.longer());
      times.add(condition.shorter());
    }
    longer.add(window);
    longer.forEach(time -> all.add(badCalls(time, window)));
    times.forEach(time -> all.add(burnRate(time, window, longer.contains(time))));
    all.add(remaining(window));
  }

  private static Recording badCalls(Duration time, Duration window) {
    return new Recording(
        Recorded.badCalls(time),
        "How many bad calls there were: rates are recorded once a minute, as the group says.",
        sum(Recorded.BAD, window, time),
        Map.of());
  }

  private static Recording burnRate(Duration time, Duration window, boolean isCounted) {
    if (time.equals(RATES)) {
      return burnRate(
          time,
          Recorded.selector(Recorded.BAD, window),
          Recorded.selector(Recorded.ALLOWED, window));
    }
    String bad =
        isCounted
            ? Recorded.selector(Recorded.badCalls(time), window)
            : sum(Recorded.BAD, window, time);
    return burnRate(time, bad, sum(Recorded.ALLOWED, window, time));
  }

  private static Recording burnRate(Duration time, String bad, String allowed) {
    return new Recording(
        Recorded.burnRate(time),
        "How many bad calls there were for each that might be. Without calls there is none.",
        bad + "\n/\n(" + allowed + " > 0)",
        Map.of());
  }

  private static Recording remaining(Duration window) {
    return new Recording(
        Recorded.REMAINING,
        "The share of the budget that is left. It is negative when more is spent than there was.",
        "1 - "
            + Recorded.selector(Recorded.badCalls(window), window)
            + "\n/\n("
            + sum(Recorded.ALLOWED, window, window)
            + " > 0)",
        Map.of());
  }

  private static String sum(String recorded, Duration window, Duration time) {
    return "60 * sum_over_time("
        + Recorded.selector(recorded, window)
        + "["
        + BurnCondition.text(time)
        + "])";
  }
}
