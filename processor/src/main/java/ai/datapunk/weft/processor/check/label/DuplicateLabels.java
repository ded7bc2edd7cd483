package ai.datapunk.weft.processor.check.label;

import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.LabelAnnotation;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.Recording;
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
    NamedMetric metric = method.metric();
    if (metric == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < metric.labels().size(); i++) {
      ConstantLabel label = ConstantLabel.parse(metric.labels().get(i));
      if (label.isComplete() && !seen.add(label.name())) {
        findings.add(
            Message.LABEL_DUPLICATE.at(
                metric.at().attribute("labels").index(i), metric.name(), label.name()));
      }
    }
    for (WeftParameter parameter : method.parameters()) {
      LabelAnnotation label = parameter.label();
      if (label != null && !seen.add(label.name())) {
        findings.add(
            Message.LABEL_DUPLICATE.at(label.at().attribute("value"), metric.name(), label.name()));
      }
    }
    Recording recording = method.recording();
    if (recording != null && !seen.add(recording.stateLabel())) {
      findings.add(
          Message.LABEL_DUPLICATE.at(
              recording.at().attribute("label"), metric.name(), recording.stateLabel()));
    }
    return findings;
  }
}
