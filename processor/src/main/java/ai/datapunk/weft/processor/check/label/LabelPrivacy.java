package ai.datapunk.weft.processor.check.label;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.LabelAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.List;

/** {@code mask} and {@code allow} do what they are there for. */
final class LabelPrivacy implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    List<Finding> findings = new ArrayList<>();
    for (WeftParameter parameter : method.parameters()) {
      LabelAnnotation label = parameter.label();
      if (label != null && label.mask() && parameter.type().isClosed()) {
        findings.add(
            Message.MASK_ON_CLOSED.at(label.at().attribute("mask"), parameter.type().simpleName()));
      }
      if (label != null && !label.allow().isEmpty() && label.allow().isBlank()) {
        findings.add(Message.ALLOW_BLANK.at(label.at().attribute("allow")));
      }
    }
    return findings;
  }
}
