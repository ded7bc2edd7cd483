package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.monitoring.promql.Matchers;
import ai.datapunk.weft.monitoring.promql.Query;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What is recorded, and how it is asked for. */
final class Recorded {

  static final String JOB = "job";

  static final String CALLS = "objective:calls:rate5m";
  static final String BAD = "objective:bad_calls:rate5m";
  static final String ALLOWED = "objective:bad_calls:allowed_share";
  static final String BURN_RATE = "objective:burn_rate:";
  static final String REMAINING = "error_budget:remaining";

  /** By which parts find each other. */
  private static final Set<String> LABELS =
      Set.of(
          JOB,
          MeasuredObjective.SERVICE,
          MeasuredObjective.OPERATION,
          MeasuredObjective.OBJECTIVE,
          MeasuredObjective.WINDOW);

  private Recorded() {}

  static String burnRate(Duration time) {
    return BURN_RATE + BurnCondition.text(time);
  }

  static String badCalls(Duration time) {
    return "objective:bad_calls:increase" + BurnCondition.text(time);
  }

  /** That of all objectives with this window. */
  static String selector(String recorded, Duration window) {
    return recorded + "{" + Matchers.is(MeasuredObjective.WINDOW, BurnCondition.text(window)) + "}";
  }

  /** What is written like this for the labels that are kept. */
  static Query counted(Function<Set<String>, String> text, Duration reach) {
    return Query.of(text, new TreeSet<>(LABELS), reach);
  }

  /** What has the labels of what is counted, and is over when it was so long ago. */
  static Query counted(String text, Duration reach) {
    return Query.of(text, new TreeSet<>(LABELS), reach);
  }

  /** The same with the label of the objective's share. */
  static Query compared(String text, Duration reach) {
    TreeSet<String> labels = new TreeSet<>(LABELS);
    labels.add(MeasuredObjective.TARGET);
    return Query.of(text, labels, reach);
  }
}
