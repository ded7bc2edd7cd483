package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.RetriedUse;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A retry has something to retry on. */
final class NothingToRetryOn implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedUse retried = method.retried();
    if (retried == null || !retried.retryOn().isEmpty()) {
      return List.of();
    }
    return List.of(Message.RETRY_ON_NOTHING.at(retried.at().attribute("retryOn")));
  }
}
