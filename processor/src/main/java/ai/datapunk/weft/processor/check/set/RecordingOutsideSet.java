package ai.datapunk.weft.processor.check.set;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.AmountAnnotation;
import ai.datapunk.weft.processor.read.Recording;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.List;

/** What is for methods of metric sets does nothing on others, silently. */
final class RecordingOutsideSet implements MethodRule {

  private static final String FOR = "methods without a body of a metric set";

  @Override
  public List<Finding> check(WeftMethod method) {
    List<Finding> findings = new ArrayList<>();
    for (Recording recording : method.recordings()) {
      findings.add(
          Message.RECORDING_OUTSIDE_SET.at(recording.at(), recording.kind().annotation(), FOR));
    }
    for (WeftParameter parameter : method.parameters()) {
      AmountAnnotation amount = parameter.amount();
      if (amount != null) {
        findings.add(
            Message.RECORDING_OUTSIDE_SET.at(amount.at(), "Amount", "parameters of " + FOR));
      }
    }
    return findings;
  }
}
