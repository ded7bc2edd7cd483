package ai.datapunk.weft.processor.check.label;

import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.List;

/** A constant label is a name, an equals sign and a value. */
final class ConstantLabels implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    NamedMetric metric = method.metric();
    if (metric == null) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < metric.labels().size(); i++) {
      String label = metric.labels().get(i);
      if (!ConstantLabel.parse(label).isComplete()) {
        findings.add(Message.CONSTANT_LABEL.at(metric.at().attribute("labels").index(i), label));
      }
    }
    return findings;
  }
}
