package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The advice runs inside a synchronized method's lock, and so does its waiting. */
final class RetrySynchronized implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedAnnotation retried = method.retried();
    if (retried == null || !method.is(Modifier.SYNCHRONIZED)) {
      return List.of();
    }
    return List.of(Message.RETRY_SYNCHRONIZED.at(method.at()));
  }
}
