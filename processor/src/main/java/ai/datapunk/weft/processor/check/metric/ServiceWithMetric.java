package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.List;

/** A metric of one's own is recorded instead of the mesh families, whose labels it has not. */
final class ServiceWithMetric implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedAnnotation timed = method.timed();
    if (timed == null || !timed.hasMetric()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    if (!timed.writtenService().isEmpty()) {
      findings.add(at(timed, "service"));
    }
    if (!timed.writtenOperation().isEmpty()) {
      findings.add(at(timed, "operation"));
    }
    return findings;
  }

  private static Finding at(TimedAnnotation timed, String attribute) {
    return Message.SERVICE_WITH_METRIC.at(
        timed.at().attribute(attribute), attribute, timed.metric());
  }
}
