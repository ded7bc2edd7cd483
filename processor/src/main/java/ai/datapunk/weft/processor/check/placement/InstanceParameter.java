package ai.datapunk.weft.processor.check.placement;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.LoadBalancedAnnotation;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.List;
import java.util.Objects;

/** {@code @LoadBalanced} and exactly one {@code @Instance} go together. */
final class InstanceParameter implements MethodRule {

  @Override
  public List<Finding> check(WeftMethod method) {
    List<Location> marked =
        method.parameters().stream().map(WeftParameter::instance).filter(Objects::nonNull).toList();
    LoadBalancedAnnotation balanced = method.balanced();
    if (balanced == null) {
      return marked.stream().map(at -> withoutLoadBalanced(at, method)).toList();
    }
    if (marked.isEmpty()) {
      return List.of(Message.INSTANCE_MISSING.at(balanced.at()));
    }
    return marked.stream()
        .skip(1)
        .map(second -> Message.INSTANCE_TWICE.at(second, marked.size()))
        .toList();
  }

  private static Finding withoutLoadBalanced(Location at, WeftMethod method) {
    return method.isConstructor()
        ? Message.INSTANCE_WITHOUT_LOAD_BALANCED.at(at, "constructor", "")
        : Message.INSTANCE_WITHOUT_LOAD_BALANCED.at(
            at, "method", ", or add @LoadBalanced to the method");
  }
}
