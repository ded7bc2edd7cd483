package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.List;

/** The mesh families' help, buckets, labels and histogram type are not anybody's to set. */
final class AttributesWithoutMetric implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedAnnotation timed = method.timed();
    if (timed == null || timed.hasMetric()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    addUnless(timed.help().isEmpty(), "help", timed, findings);
    addUnless(timed.buckets().isEmpty(), "buckets", timed, findings);
    addUnless(timed.labels().isEmpty(), "labels", timed, findings);
    addUnless(timed.hasDefaultHistogram(), "histogram", timed, findings);
    return findings;
  }

  private static void addUnless(
      boolean absent, String attribute, TimedAnnotation timed, List<Finding> findings) {
    if (!absent) {
      findings.add(Message.ATTRIBUTE_WITHOUT_METRIC.at(timed.at().attribute(attribute), attribute));
    }
  }
}
