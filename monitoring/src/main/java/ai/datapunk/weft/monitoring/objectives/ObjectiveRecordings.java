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
    all.add(
        new Recording(
            Recorded.ALLOWED,
            "Which share of calls may be bad: the %s of %s is to be %s.%s"
                .formatted(
                    objective.kind(), objective.whose(), objective.target(), less(objective)),
            Recorded.compared("vector(" + objective.allowed().toPlainString() + ")", Duration.ZERO),
            objective.labels()));
    all.add(
        new Recording(
            Recorded.CALLS,
            "Calls per second.",
            objective.calls().all(RANGE),
            objective.identity()));
    all.add(
        new Recording(
            Recorded.BAD,
            "Those that are bad.",
            objective.calls().bad(RANGE),
            objective.identity()));
  }

  private static String less(MeasuredObjective objective) {
    return objective.wishes().size() == 1
        ? ""
        : " Methods want different things of it, of which this is the most: "
            + String.join(", ", objective.wishes())
            + ".";
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
        Recorded.counted("60 * " + sum(Recorded.BAD, window, time), Duration.ZERO),
        over(window));
  }

  private static Recording burnRate(Duration time, Duration window, boolean isCounted) {
    if (time.equals(RATES)) {
      return burnRate(
          time,
          window,
          Recorded.selector(Recorded.BAD, window),
          Recorded.selector(Recorded.CALLS, window));
    }
    return isCounted
        ? burnRate(
            time,
            window,
            Recorded.selector(Recorded.badCalls(time), window),
            "60 * " + sum(Recorded.CALLS, window, time))
        : burnRate(
            time, window, sum(Recorded.BAD, window, time), sum(Recorded.CALLS, window, time));
  }

  /** What no catalog wants any more has no share that is allowed, and so ends here. */
  private static Recording burnRate(Duration time, Duration window, String bad, String calls) {
    return new Recording(
        Recorded.burnRate(time),
        "How many bad calls there were for each that might be. Without calls there is none.",
        Recorded.compared(bad + "\n/\n(" + calls + " > 0)" + perAllowed(window), Duration.ZERO),
        over(window));
  }

  private static Recording remaining(Duration window) {
    String bad = Recorded.selector(Recorded.badCalls(window), window);
    return new Recording(
        Recorded.REMAINING,
        "The share of the budget that is left: all of it without calls, and less than nothing when"
            + " more is spent than there was. Prometheus has to keep samples for as long:"
            + " --storage.tsdb.retention.time is 15d if nobody says so.",
        Recorded.compared(
            "1 - (\n  "
                + bad
                + "\n  /\n  (60 * "
                + sum(Recorded.CALLS, window, window)
                + " > 0)\n  or\n  0 * "
                + bad
                + "\n)"
                + perAllowed(window),
            Duration.ZERO),
        over(window));
  }

  /** It is there already; without it, two rules for two windows would look alike. */
  private static Map<String, String> over(Duration window) {
    return Map.of(MeasuredObjective.WINDOW, BurnCondition.text(window));
  }

  private static String perAllowed(Duration window) {
    return "\n/ on (objective, operation, service, window) group_left (target)\n"
        + Recorded.selector(Recorded.ALLOWED, window);
  }

  private static String sum(String recorded, Duration window, Duration time) {
    return "sum_over_time("
        + Recorded.selector(recorded, window)
        + "["
        + BurnCondition.text(time)
        + "])";
  }
}
