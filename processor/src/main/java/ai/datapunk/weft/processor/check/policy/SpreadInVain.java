package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.contract.JitterType;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.time.Duration;
import java.util.List;

/** Waits are spread where there are some, and there is room for them. */
final class SpreadInVain implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    RetriedAnnotation retried = method.retried();
    if (retried == null || retried.jitterType() == JitterType.PROPORTIONAL) {
      return List.of();
    }
    Duration delay = retried.delay().value();
    Duration maxDelay = retried.maxDelay().value();
    if (delay == null || maxDelay == null) {
      return List.of();
    }
    if (delay.isZero()) {
      return found(retried, "with delay = \"" + retried.delay() + "\" no attempt waits");
    }
    if (retried.jitterType() == JitterType.DECORRELATED && maxDelay.equals(delay)) {
      return found(
          retried, "no wait is shorter than delay, or longer than maxDelay, which is the same");
    }
    return List.of();
  }

  private static List<Finding> found(RetriedAnnotation retried, String why) {
    return List.of(
        Message.SPREAD_IN_VAIN.at(retried.at().attribute("jitterType"), retried.jitterType(), why));
  }
}
