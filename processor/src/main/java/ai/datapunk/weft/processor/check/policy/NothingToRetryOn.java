package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A retry has something to retry on: an exception, or a result. */
final class NothingToRetryOn implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedAnnotation retried = method.retried();
    if (retried == null || !retried.retryOn().isEmpty() || retried.retriesResults()) {
      return List.of();
    }
    return List.of(Message.RETRY_ON_NOTHING.at(retried.at().attribute("retryOn")));
  }
}
