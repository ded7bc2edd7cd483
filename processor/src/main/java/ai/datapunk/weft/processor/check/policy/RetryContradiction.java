package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** What {@code abortOn} rules out as a whole is not in {@code retryOn}. */
final class RetryContradiction implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedAnnotation retried = method.retried();
    if (retried == null) {
      return List.of();
    }
    return new Contradiction(
            Message.RETRY_CONTRADICTION,
            retried.at().attribute("retryOn"),
            retried.at().attribute("abortOn"),
            retried.isDefault("retryOn"))
        .between(retried.retryOn(), retried.abortOn());
  }
}
