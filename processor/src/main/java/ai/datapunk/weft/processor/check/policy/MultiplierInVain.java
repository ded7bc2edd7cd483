package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.contract.JitterType;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** With decorrelated jitter, the wait before says how long the next one is. */
final class MultiplierInVain implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedAnnotation retried = method.retried();
    if (retried == null
        || retried.jitterType() != JitterType.DECORRELATED
        || retried.isDefault("multiplier")) {
      return List.of();
    }
    return List.of(
        Message.MULTIPLIER_IN_VAIN.at(retried.at().attribute("multiplier"), retried.multiplier()));
  }
}
