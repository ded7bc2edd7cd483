package ai.datapunk.weft.processor.check.label;

import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.check.Wording;
import ai.datapunk.weft.processor.read.LabelAnnotation;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.List;

/** Every label has a known number of values, from its type or declared. */
final class LabelBounds implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    List<Finding> findings = new ArrayList<>();
    for (WeftParameter parameter : method.parameters()) {
      LabelAnnotation label = parameter.label();
      if (label != null) {
        check(label, parameter.type(), findings);
      }
    }
    return findings;
  }

  private static void check(LabelAnnotation label, TypeFacts type, List<Finding> findings) {
    if (label.max() != 0 && !Ranges.LABEL_VALUES.contains(label.max())) {
      findings.add(Message.LABEL_MAX.at(label.at().attribute("max"), label.name(), label.max()));
    } else if (type.isClosed() && label.max() != 0) {
      findings.add(
          Message.LABEL_MAX_ON_CLOSED.at(
              label.at().attribute("max"),
              label.max(),
              type.simpleName(),
              Wording.count(type.values().size(), "value")));
    } else if (!type.isClosed() && label.max() == 0) {
      findings.add(Message.LABEL_UNBOUNDED.at(label.at(), label.name(), described(type)));
    }
  }

  /** An enum or a sealed type looks bounded. */
  private static String described(TypeFacts type) {
    return type.obstacle().isEmpty()
        ? type.simpleName()
        : type.simpleName() + ", " + type.obstacle();
  }
}
