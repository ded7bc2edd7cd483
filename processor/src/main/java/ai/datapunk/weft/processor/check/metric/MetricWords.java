package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.contract.MetricNaming;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words that a metric's name does not have by Prometheus' conventions: suffixes of other types,
 * units other than the base unit, and the type itself.
 */
final class MetricWords implements MethodRule {

  private static final Map<String, String> SUFFIXES =
      Map.of(
          "total", "counters",
          "bucket", "a histogram's own series",
          "sum", "a histogram's own series",
          "count", "a histogram's own series",
          "info", "info metrics",
          "ratio", "ratios",
          "current", "gauges");
  private static final Set<String> TYPES =
      Set.of("histogram", "counter", "gauge", "summary", "metric", "timer");

  @Override
  public List<Finding> check(WeftMethod method) {
    NamedMetric metric = method.metric();
    if (metric == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    Location at = metric.nameAt();
    // A metric set's method may be of any type: another rule says what that type's names are.
    boolean timed = method.recording() == null;
    List<String> words = List.of(metric.name().split("_", -1));
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (timed && MetricNaming.isOtherUnitOfTime(word)) {
        findings.add(Message.METRIC_OTHER_UNIT.at(at, metric.name(), word));
      } else if (TYPES.contains(word)) {
        findings.add(Message.METRIC_TYPE_WORD.at(at, metric.name(), word));
      } else if (timed && SUFFIXES.containsKey(word) && isSuffix(words, i)) {
        findings.add(Message.METRIC_SUFFIX.at(at, metric.name(), word, SUFFIXES.get(word)));
      }
    }
    return findings;
  }

  /** At the end, the unit aside: {@code account_sum_check_seconds} sums nothing up. */
  private static boolean isSuffix(List<String> words, int at) {
    int last = words.size() - 1;
    return at == last || (at == last - 1 && words.get(last).equals("seconds"));
  }
}
