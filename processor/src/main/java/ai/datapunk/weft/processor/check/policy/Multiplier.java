package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** Waits do not get shorter from attempt to attempt, nor longer than tenfold. */
final class Multiplier implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedAnnotation retried = method.retried();
    if (retried == null || Ranges.MULTIPLIER.contains(retried.multiplier())) {
      return List.of();
    }
    return List.of(
        Message.MULTIPLIER.at(retried.at().attribute("multiplier"), retried.multiplier()));
  }
}
