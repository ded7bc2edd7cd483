package ai.datapunk.weft.processor.check.set;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.AmountAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.List;

/** An argument is a label's value, or what is recorded. */
final class AmountsOfLabels implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    List<Finding> findings = new ArrayList<>();
    for (WeftParameter parameter : method.parameters()) {
      AmountAnnotation amount = parameter.amount();
      if (amount != null && parameter.label() != null) {
        findings.add(
            Message.RECORDING_OUTSIDE_SET.at(
                amount.at(), "Amount", "what is recorded, and this is a label"));
      }
    }
    return findings;
  }
}
