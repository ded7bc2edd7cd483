package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.TimedUse;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A metric's name is snake_case, which also makes it one that Prometheus takes. */
final class MetricName implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedUse timed = method.timed();
    if (timed == null || !timed.hasMetric() || Names.isSnakeCase(timed.metric())) {
      return List.of();
    }
    return List.of(Message.METRIC_NAME.at(timed.at().attribute("metric"), timed.metric()));
  }
}
