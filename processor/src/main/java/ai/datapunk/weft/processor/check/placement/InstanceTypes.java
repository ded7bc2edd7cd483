package ai.datapunk.weft.processor.check.placement;

import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.ModuleRule;
import ai.datapunk.weft.processor.check.WeftModule;
import ai.datapunk.weft.processor.read.LoadBalancedAnnotation;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftMethod;
import ai.datapunk.weft.processor.read.WeftParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A service has one list of instances, so each of them fits all methods that call the service. Only
 * what is compiled now is compared: a catalog does not have the type.
 */
final class InstanceTypes implements ModuleRule {

  private record Instance(String method, TypeFacts type, Location at) {}

  @Override
  public List<Finding> check(WeftModule module) {
    Map<String, List<Instance>> earlier = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (WeftModule.Recorded recorded : module.recorded()) {
      WeftMethod method = recorded.method();
      LoadBalancedAnnotation balanced = method == null ? null : method.balanced();
      if (method == null || balanced == null || balanced.service() == null) {
        continue;
      }
      String service = balanced.service();
      for (Instance instance : instances(recorded.name(), method)) {
        List<Instance> others = earlier.computeIfAbsent(service, name -> new ArrayList<>());
        others.stream()
            .filter(other -> !canBeOne(instance.type(), other.type()))
            .findFirst()
            .map(other -> finding(service, instance, other))
            .ifPresent(findings::add);
        others.add(instance);
      }
    }
    return findings;
  }

  private static List<Instance> instances(String name, WeftMethod method) {
    List<Instance> instances = new ArrayList<>(1);
    for (WeftParameter parameter : method.parameters()) {
      if (parameter.instance() != null) {
        instances.add(new Instance(name, parameter.type(), parameter.instance()));
      }
    }
    return instances;
  }

  /** An object may be of any two interfaces. */
  private static boolean canBeOne(TypeFacts one, TypeFacts other) {
    return one.isA(other) || other.isA(one) || one.isInterface() || other.isInterface();
  }

  private static Finding finding(String service, Instance here, Instance there) {
    return Message.INSTANCE_TYPES.at(
        here.at(), service, here.type().simpleName(), there.type().simpleName(), there.method());
  }
}
