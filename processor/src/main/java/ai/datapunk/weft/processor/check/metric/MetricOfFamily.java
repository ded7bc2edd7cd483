package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A metric of one's own must not take the name of a family. */
final class MetricOfFamily implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedAnnotation timed = method.timed();
    if (timed == null || !Family.isFamily(timed.metric())) {
      return List.of();
    }
    return List.of(Message.METRIC_OF_FAMILY.at(timed.at().attribute("metric"), timed.metric()));
  }
}
