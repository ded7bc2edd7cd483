package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.processor.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.processor.catalog.Index;
import ai.datapunk.weft.processor.read.GuardedUse;
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
    Map<String, Index.Entry<Circuit>> known = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (WeftModule.Use use : module.uses()) {
      Circuit circuit = use.entry().circuit();
      if (circuit != null) {
        Index.Entry<Circuit> first =
            known.computeIfAbsent(circuit.service(), service -> first(module, use, circuit));
        WeftMethod method = use.method();
        if (method != null && method.guarded() != null) {
          conflict(method.guarded(), circuit, first).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static Index.Entry<Circuit> first(
      WeftModule module, WeftModule.Use use, Circuit circuit) {
    return module
        .classPath()
        .circuit(circuit.service())
        .orElseGet(() -> new Index.Entry<>(use.name(), circuit));
  }

  private static Optional<Finding> conflict(
      GuardedUse here, Circuit circuit, Index.Entry<Circuit> first) {
    Map<String, String> differences = Differences.between(circuit, first.value());
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
