package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.catalog.CatalogIndex;
import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.ModuleRule;
import ai.datapunk.weft.processor.check.WeftModule;
import ai.datapunk.weft.processor.read.CircuitGuardedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service has one breaker, and a breaker one configuration; in other modules as well. */
final class BreakerConflict implements ModuleRule {

  @Override
  public List<Finding> check(WeftModule module) {
    Map<String, CatalogIndex.Entry<Circuit>> known = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (WeftModule.Recorded recorded : module.recorded()) {
      Circuit circuit = recorded.entry().circuit();
      if (circuit != null) {
        CatalogIndex.Entry<Circuit> first =
            known.computeIfAbsent(circuit.service(), service -> first(module, recorded, circuit));
        WeftMethod method = recorded.method();
        if (method != null && method.guarded() != null) {
          conflict(method.guarded(), circuit, first).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static CatalogIndex.Entry<Circuit> first(
      WeftModule module, WeftModule.Recorded recorded, Circuit circuit) {
    return module
        .classPath()
        .circuit(circuit.service())
        .orElseGet(() -> new CatalogIndex.Entry<>(recorded.name(), circuit));
  }

  private static Optional<Finding> conflict(
      CircuitGuardedAnnotation here, Circuit circuit, CatalogIndex.Entry<Circuit> first) {
    Map<String, String> differences = PolicyDifferences.between(circuit, first.value());
    return differences.keySet().stream()
        .findFirst()
        .map(
            attribute ->
                Message.BREAKER_CONFLICT.at(
                    here.at().attribute(attribute),
                    circuit.service(),
                    first.owner(),
                    String.join("; ", differences.values())));
  }
}
