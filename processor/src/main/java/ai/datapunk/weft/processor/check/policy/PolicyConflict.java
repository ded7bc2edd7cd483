package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.ModuleRule;
import ai.datapunk.weft.processor.check.WeftModule;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Methods of one service and operation share their series, so they are retried alike. */
final class PolicyConflict implements ModuleRule {

  private record First(String owner, Retry retry) {}

  @Override
  public List<Finding> check(WeftModule module) {
    Map<Target, First> known = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (WeftModule.Recorded recorded : module.recorded()) {
      Retry retry = recorded.entry().retry();
      if (retry != null) {
        First first =
            known.computeIfAbsent(retry.target(), target -> new First(recorded.name(), retry));
        WeftMethod method = recorded.method();
        if (method != null && method.retried() != null) {
          conflict(method.retried(), retry, first).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static Optional<Finding> conflict(RetriedAnnotation here, Retry retry, First first) {
    Map<String, String> differences = PolicyDifferences.between(retry, first.retry());
    return differences.keySet().stream()
        .findFirst()
        .map(
            attribute ->
                Message.POLICY_CONFLICT.at(
                    here.at().attribute(attribute),
                    retry.target().operation(),
                    retry.target().service(),
                    first.owner(),
                    String.join("; ", differences.values())));
  }
}
