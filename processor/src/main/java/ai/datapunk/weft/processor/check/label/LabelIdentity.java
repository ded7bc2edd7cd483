package ai.datapunk.weft.processor.check.label;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.LabelAnnotation;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.List;

/** A label's value is its argument's text, which for some types names the very object. */
final class LabelIdentity implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    List<Finding> findings = new ArrayList<>();
    for (WeftParameter parameter : method.parameters()) {
      LabelAnnotation label = parameter.label();
      if (label != null && namesTheObject(parameter.type())) {
        findings.add(
            Message.LABEL_IDENTITY.at(label.at(), label.name(), parameter.type().simpleName()));
      }
    }
    return findings;
  }

  private static boolean namesTheObject(TypeFacts type) {
    return type.textNamesObject() || type.isA("java.util.concurrent.Future");
  }
}
