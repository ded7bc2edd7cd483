package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.rules.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The series of all objectives that have one window: how fast each budget is spent, and what is
 * left of it.
 *
 * @param series how many of them are measured
 */
record WindowRecordings(Duration window, int series) {

  private static final Duration RATES = Duration.ofMinutes(5);

  List<Recording> recordings() {
    TreeSet<Duration> longer = new TreeSet<>();
    TreeSet<Duration> times = new TreeSet<>();
    for (BurnCondition condition : BurnCondition.all(window)) {
      longer.add(condition.longer());
      times.add(condition.longer());
      times.add(condition.shorter());
    }
    longer.add(window);
    List<Recording> all = new ArrayList<>();
    longer.forEach(time -> all.add(badCalls(time)));
    times.forEach(time -> all.add(burnRate(time, longer.contains(time))));
    all.add(remaining());
    return all;
  }

  private Recording badCalls(Duration time) {
    return recording(
        Recorded.badCalls(time),
        "How many bad calls there were: rates are recorded once a minute, as the group says.",
        Recorded.counted("60 * " + sum(Recorded.BAD, time), time));
  }

  private Recording burnRate(Duration time, boolean isCounted) {
    if (time.equals(RATES)) {
      return burnRate(time, selector(Recorded.BAD), selector(Recorded.CALLS));
    }
    return isCounted
        ? burnRate(time, selector(Recorded.badCalls(time)), "60 * " + sum(Recorded.CALLS, time))
        : burnRate(time, sum(Recorded.BAD, time), sum(Recorded.CALLS, time));
  }

  /** What no catalog wants any more has no share that is allowed, and so ends here. */
  private Recording burnRate(Duration time, String bad, String calls) {
    return recording(
        Recorded.burnRate(time),
        "How many bad calls there were for each that might be. Without calls there is none.",
        Recorded.compared(bad + "\n/\n(" + calls + " > 0)" + perAllowed(), time));
  }

  private Recording remaining() {
    String bad = selector(Recorded.badCalls(window));
    return recording(
        Recorded.REMAINING,
        "The share of the budget that is left: all of it without calls, and less than nothing when"
            + " more is spent than there was. Prometheus has to keep samples for as long:"
            + " --storage.tsdb.retention.time is 15d if nobody says so.",
        Recorded.compared(
            "1 - (\n  "
                + bad
                + "\n  /\n  (60 * "
                + sum(Recorded.CALLS, window)
                + " > 0)\n  or\n  0 * "
                + bad
                + "\n)"
                + perAllowed(),
            window));
  }

  /** With a label that is there already; without it, two rules for two windows look alike. */
  private Recording recording(String name, String comment, Query query) {
    return new Recording(
        name, comment, query, Map.of(MeasuredObjective.WINDOW, BurnCondition.text(window)), series);
  }

  private String perAllowed() {
    return "\n/ on (objective, operation, service, window) group_left (target)\n"
        + selector(Recorded.ALLOWED);
  }

  private String sum(String recorded, Duration time) {
    return "sum_over_time(" + selector(recorded) + "[" + BurnCondition.text(time) + "])";
  }

  private String selector(String recorded) {
    return Recorded.selector(recorded, window);
  }
}
