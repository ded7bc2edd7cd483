package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.RetriedUse;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The advice runs inside a synchronized method's lock, and so does its waiting. */
final class RetrySynchronized implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedUse retried = method.retried();
    if (retried == null || !method.is(Modifier.SYNCHRONIZED)) {
      return List.of();
    }
    return List.of(Message.RETRY_SYNCHRONIZED.at(method.at()));
  }
}
