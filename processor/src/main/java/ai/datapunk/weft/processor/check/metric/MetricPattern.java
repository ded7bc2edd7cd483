package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** The platform's pattern for histograms: {@code {system}_{metric}_seconds}. */
final class MetricPattern implements MethodRule {

  private static final int SYSTEM_METRIC_UNIT = 3;

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedAnnotation timed = method.timed();
    if (timed == null
        || !timed.metric().endsWith("_seconds")
        || timed.metric().split("_", -1).length >= SYSTEM_METRIC_UNIT) {
      return List.of();
    }
    return List.of(Message.METRIC_PATTERN.at(timed.at().attribute("metric"), timed.metric()));
  }
}
