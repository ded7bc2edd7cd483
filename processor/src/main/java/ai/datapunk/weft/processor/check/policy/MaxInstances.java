package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.LoadBalancedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/** How many instances there may be bounds the series of a service. */
final class MaxInstances implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    LoadBalancedAnnotation balanced = method.balanced();
    if (balanced == null || Ranges.MAX_INSTANCES.contains(balanced.maxInstances())) {
      return List.of();
    }
    return List.of(
        Message.MAX_INSTANCES.at(balanced.at().attribute("maxInstances"), balanced.maxInstances()));
  }
}
