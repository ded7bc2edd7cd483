package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.CircuitGuardedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** A rate of slow calls needs a notion of slow. */
final class SlowCallRate implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    CircuitGuardedAnnotation guarded = method.guarded();
    if (guarded == null || guarded.slowCallRate() == 1 || !guarded.slowCall().isEmpty()) {
      return List.of();
    }
    return List.of(
        Message.SLOW_RATE_WITHOUT_SLOW_CALL.at(
            guarded.at().attribute("slowCallRate"), guarded.slowCallRate()));
  }
}
