package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.ModuleRule;
import ai.datapunk.weft.processor.check.WeftModule;
import ai.datapunk.weft.processor.read.CircuitGuardedAnnotation;
import ai.datapunk.weft.processor.read.TypeFacts;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A checked exception that no method of a service declares says nothing of its circuit. The methods
 * share one configuration, so one that can throw it is enough; where some of them are not compiled
 * now, or in another module, nobody knows what those throw.
 */
final class FailOnNeverThrown implements ModuleRule {

  @Override
  public List<Finding> check(WeftModule module) {
    Map<String, List<WeftMethod>> services = new LinkedHashMap<>();
    Set<String> unknown = new HashSet<>();
    for (WeftModule.Recorded recorded : module.recorded()) {
      WeftMethod method = recorded.method();
      Circuit circuit = recorded.entry().circuit();
      if (circuit != null && method == null) {
        unknown.add(circuit.service());
      } else if (circuit != null) {
        services.computeIfAbsent(circuit.service(), service -> new ArrayList<>()).add(method);
      }
    }
    services.keySet().removeAll(unknown);
    List<Finding> findings = new ArrayList<>();
    services.forEach((service, methods) -> check(service, methods, module, findings));
    return findings;
  }

  private static void check(
      String service, List<WeftMethod> methods, WeftModule module, List<Finding> findings) {
    List<Finding> ofService = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (WeftMethod method : methods) {
      CircuitGuardedAnnotation guarded = method.guarded();
      if (guarded != null) {
        check(service, guarded, methods, seen, ofService);
      }
    }
    // Asked last: it looks for a file.
    if (!ofService.isEmpty() && module.classPath().circuit(service).isEmpty()) {
      findings.addAll(ofService);
    }
  }

  /** Said once: the methods agree, or that they do not is what is wrong. */
  private static void check(
      String service,
      CircuitGuardedAnnotation guarded,
      List<WeftMethod> methods,
      Set<String> seen,
      List<Finding> findings) {
    for (int i = 0; i < guarded.failOn().size(); i++) {
      TypeFacts exception = guarded.failOn().get(i);
      if (NeverThrown.isChecked(exception)
          && methods.stream().noneMatch(m -> NeverThrown.mayThrow(m, exception))
          && seen.add(exception.name())) {
        findings.add(
            Message.FAIL_ON_NEVER_THROWN.at(
                guarded.at().attribute("failOn").index(i), exception.simpleName(), service));
      }
    }
  }
}
