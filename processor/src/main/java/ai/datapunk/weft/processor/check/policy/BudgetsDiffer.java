package ai.datapunk.weft.processor.check.policy;

import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.contract.PlainNumber;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.ModuleRule;
import ai.datapunk.weft.processor.check.WeftModule;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All methods of a service share its calls and its retries: of two budgets, the larger one lets
 * more be spent than the smaller one has. Those of one operation are {@link PolicyConflict}'s.
 */
final class BudgetsDiffer implements ModuleRule {

  private record First(String owner, Retry retry) {}

  @Override
  public List<Finding> check(WeftModule module) {
    Map<String, First> known = new HashMap<>();
    List<Finding> findings = new ArrayList<>();
    for (WeftModule.Recorded recorded : module.recorded()) {
      Retry retry = recorded.entry().retry();
      if (retry != null && retry.budget() > 0) {
        First first =
            known.computeIfAbsent(
                retry.target().service(), service -> new First(recorded.name(), retry));
        WeftMethod method = recorded.method();
        if (method != null && method.retried() != null && differ(retry, first.retry())) {
          findings.add(
              Message.BUDGETS_DIFFER.at(
                  method.retried().at().attribute("budget"),
                  retry.target().service(),
                  PlainNumber.of(retry.budget()),
                  PlainNumber.of(first.retry().budget()),
                  first.owner()));
        }
      }
    }
    return findings;
  }

  private static boolean differ(Retry here, Retry first) {
    return here.budget() != first.budget() && !here.target().equals(first.target());
  }
}
