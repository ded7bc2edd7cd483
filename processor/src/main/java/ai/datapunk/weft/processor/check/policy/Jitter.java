package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** Jitter is a share of the wait. */
final class Jitter implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedAnnotation retried = method.retried();
    if (retried == null || Ranges.JITTER.contains(retried.jitter())) {
      return List.of();
    }
    return List.of(Message.JITTER.at(retried.at().attribute("jitter"), retried.jitter()));
  }
}
