package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** Retrying takes two attempts at least; each is a series, which is why there is a most. */
final class Attempts implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedAnnotation retried = method.retried();
    if (retried == null || Ranges.ATTEMPTS_OF_RETRIED.contains(retried.maxAttempts())) {
      return List.of();
    }
    String why = retried.maxAttempts() == 1 ? ": one attempt is no retry" : "";
    return List.of(
        Message.MAX_ATTEMPTS.at(retried.at().attribute("maxAttempts"), retried.maxAttempts(), why));
  }
}
