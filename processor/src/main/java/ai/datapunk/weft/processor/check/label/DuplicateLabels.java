package ai.datapunk.weft.processor.check.label;

import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.LabelAnnotation;
import ai.datapunk.weft.processor.read.TimedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** No label twice: neither two constant ones, nor two arguments, nor one of each. */
final class DuplicateLabels implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    TimedAnnotation timed = method.timed();
    if (timed == null || !timed.hasMetric()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < timed.labels().size(); i++) {
      ConstantLabel label = ConstantLabel.parse(timed.labels().get(i));
      if (label.isComplete() && !seen.add(label.name())) {
        findings.add(
            Message.LABEL_DUPLICATE.at(
                timed.at().attribute("labels").index(i), timed.metric(), label.name()));
      }
    }
    for (WeftParameter parameter : method.parameters()) {
      LabelAnnotation label = parameter.label();
      if (label != null && !seen.add(label.name())) {
        findings.add(
            Message.LABEL_DUPLICATE.at(
                label.at().attribute("value"), timed.metric(), label.name()));
      }
    }
    return findings;
  }
}
