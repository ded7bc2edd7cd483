package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.RetriedUse;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** Jitter is a share of the wait. */
final class Jitter implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedUse retried = method.retried();
    if (retried == null || (retried.jitter() >= 0 && retried.jitter() <= 1)) {
      return List.of();
    }
    return List.of(Message.JITTER.at(retried.at().attribute("jitter"), retried.jitter()));
  }
}
