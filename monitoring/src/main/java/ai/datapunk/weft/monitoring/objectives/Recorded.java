package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.monitoring.promql.Matchers;
import ai.datapunk.weft.monitoring.promql.Query;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** What is recorded, and how it is asked for. */
final class Recorded {

  static final String CALLS = "objective:calls:rate5m";
  static final String BAD = "objective:bad_calls:rate5m";
  static final String ALLOWED = "objective:allowed_bad_calls:rate5m";
  static final String REMAINING = "error_budget:remaining";

  /** Labels that are sure; of a metric of one's own there may be others. */
  static final Set<String> LABELS =
      Set.of("job", "service", "operation", MeasuredObjective.OBJECTIVE, MeasuredObjective.WINDOW);

  private Recorded() {}

  static String burnRate(Duration time) {
    return "objective:burn_rate:" + BurnCondition.text(time);
  }

  static String badCalls(Duration time) {
    return "objective:bad_calls:increase" + BurnCondition.text(time);
  }

  /** That of all objectives with this window. */
  static Query of(String recorded, Duration window) {
    return query(selector(recorded, window));
  }

  static String selector(String recorded, Duration window) {
    return recorded + "{" + Matchers.is(MeasuredObjective.WINDOW, BurnCondition.text(window)) + "}";
  }

  static Query query(String text) {
    return new Query(text, new TreeSet<>(LABELS), Duration.ofHours(1));
  }
}
