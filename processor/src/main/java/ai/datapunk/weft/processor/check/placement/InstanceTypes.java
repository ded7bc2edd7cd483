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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service has one list of instances, so each of them fits all methods that call the service. Only
 * what is compiled now is compared: a catalog does not have the type.
 */
final class InstanceTypes implements ModuleRule {

  private record Instance(String method, TypeFacts type, Location at) {}

  @Override
  public List<Finding> check(WeftModule module) {
    Map<String, List<Instance>> services = new LinkedHashMap<>();
    for (WeftModule.Recorded recorded : module.recorded()) {
      WeftMethod method = recorded.method();
      LoadBalancedAnnotation balanced = method == null ? null : method.balanced();
      if (method != null && balanced != null && balanced.service() != null) {
        services
            .computeIfAbsent(balanced.service(), name -> new ArrayList<>())
            .addAll(instances(recorded.name(), method));
      }
    }
    List<Finding> findings = new ArrayList<>();
    services.forEach((service, instances) -> check(service, instances, findings));
    return findings;
  }

  private static void check(String service, List<Instance> instances, List<Finding> findings) {
    Set<TypeFacts> odd = odd(instances);
    for (Instance instance : instances) {
      if (odd.contains(instance.type())) {
        instances.stream()
            .filter(other -> !odd.contains(other.type()))
            .filter(other -> !canBeOne(instance.type(), other.type()))
            .findFirst()
            .map(other -> finding(service, instance, other))
            .ifPresent(findings::add);
      }
    }
  }

  /**
   * The types to blame: the one that most methods do not agree with, until the others agree. Of two
   * alike, the one with fewer methods, and then the one that comes later.
   */
  private static Set<TypeFacts> odd(List<Instance> instances) {
    Map<TypeFacts, Integer> methods = new LinkedHashMap<>();
    instances.forEach(instance -> methods.merge(instance.type(), 1, Integer::sum));
    Set<TypeFacts> odd = new HashSet<>();
    Optional<TypeFacts> next = oddest(methods);
    while (next.isPresent()) {
      odd.add(next.get());
      methods.remove(next.get());
      next = oddest(methods);
    }
    return odd;
  }

  private static Optional<TypeFacts> oddest(Map<TypeFacts, Integer> methods) {
    @Nullable TypeFacts oddest = null;
    long most = 0;
    for (TypeFacts type : methods.keySet()) {
      long others =
          methods.keySet().stream()
              .filter(other -> !canBeOne(type, other))
              .mapToLong(methods::get)
              .sum();
      if (others > 0
          && (others > most
              || (others == most
                  && oddest != null
                  && methods.get(type) <= methods.getOrDefault(oddest, 0)))) {
        oddest = type;
        most = others;
      }
    }
    return Optional.ofNullable(oddest);
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
