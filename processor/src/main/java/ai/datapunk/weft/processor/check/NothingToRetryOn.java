package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.RetriedUse;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A retry has something to retry on: an exception, or a result. */
final class NothingToRetryOn implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedUse retried = method.retried();
    if (retried == null || !retried.retryOn().isEmpty() || retried.retriesResults()) {
      return List.of();
    }
    return List.of(Message.RETRY_ON_NOTHING.at(retried.at().attribute("retryOn")));
  }
}
