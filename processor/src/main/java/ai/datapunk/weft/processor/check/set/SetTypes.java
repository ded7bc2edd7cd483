package ai.datapunk.weft.processor.check.set;

import ai.datapunk.weft.processor.check.ClassRule;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.MetricSetFacts;
import ai.datapunk.weft.processor.read.WeftClass;
import java.util.ArrayList;
import java.util.List;

/** Weft can write an implementation, under a name that nobody else has, which it can reach. */
final class SetTypes implements ClassRule {

  @Override
  public List<Finding> check(WeftClass type) {
    MetricSetFacts set = type.metricSet();
    if (set == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    Location at = type.at().annotation("MetricSet");
    if (!set.obstacle().isEmpty()) {
      findings.add(Message.SET_TYPE.at(at, type.at().type(), set.obstacle()));
    }
    if (set.nameTaken()) {
      findings.add(Message.HOLDER_NAME_TAKEN.at(type.at(), type.implementationName()));
    }
    if (!type.missingOpens().isEmpty()) {
      findings.add(
          Message.MODULE_CLOSED.at(at, "implementation of the metric set", type.missingOpens()));
    }
    return findings;
  }
}
