package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** What {@code @Timed} measures is seconds, and the name says so. */
final class MetricUnit implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedAnnotation timed = method.timed();
    if (timed == null || !timed.hasMetric() || timed.metric().endsWith("_seconds")) {
      return List.of();
    }
    return List.of(Message.METRIC_UNIT.at(timed.at().attribute("metric"), timed.metric()));
  }
}
