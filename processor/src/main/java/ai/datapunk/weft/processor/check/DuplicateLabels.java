package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.ConstantLabel;
import ai.datapunk.weft.processor.read.LabelUse;
import ai.datapunk.weft.processor.read.TimedUse;
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
    TimedUse timed = method.timed();
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
      LabelUse label = parameter.label();
      if (label != null && !seen.add(label.name())) {
        findings.add(
            Message.LABEL_DUPLICATE.at(
                label.at().attribute("value"), timed.metric(), label.name()));
      }
    }
    return findings;
  }
}
