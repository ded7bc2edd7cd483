package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.check.Names;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A metric's name is one that Prometheus takes, and snake_case, as the platform's pattern is. */
final class MetricName implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedAnnotation timed = method.timed();
    if (timed == null || !timed.hasMetric() || Names.isSnakeCase(timed.metric())) {
      return List.of();
    }
    Message message =
        Names.isMetric(timed.metric()) ? Message.METRIC_NAME_STYLE : Message.METRIC_NAME;
    return List.of(message.at(timed.at().attribute("metric"), timed.metric()));
  }
}
