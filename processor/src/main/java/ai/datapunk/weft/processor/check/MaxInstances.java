package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.read.BalancedUse;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** How many instances there may be bounds the series of a service. */
final class MaxInstances implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    BalancedUse balanced = method.balanced();
    if (balanced == null || (balanced.maxInstances() >= 1 && balanced.maxInstances() <= 10_000)) {
      return List.of();
    }
    return List.of(
        Message.MAX_INSTANCES.at(balanced.at().attribute("maxInstances"), balanced.maxInstances()));
  }
}
