package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.family.Family;
import ai.datapunk.weft.processor.read.TimedUse;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A metric of one's own must not take the name of a family. */
final class MetricOfFamily implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedUse timed = method.timed();
    if (timed == null || !Family.isFamily(timed.metric())) {
      return List.of();
    }
    return List.of(Message.METRIC_OF_FAMILY.at(timed.at().attribute("metric"), timed.metric()));
  }
}
