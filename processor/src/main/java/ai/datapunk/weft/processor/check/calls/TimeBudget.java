package ai.datapunk.weft.processor.check.calls;

import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.RetryWaits;
import ai.datapunk.weft.processor.calls.CallGraph;
import ai.datapunk.weft.processor.calls.CallGraph.Edge;
import ai.datapunk.weft.processor.calls.CallGraph.Node;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.GraphRule;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.Settings;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A method that gives up before what it calls has finished retrying never gets to an attempt of its
 * own. How long attempts take is not known: only waits are counted, as short as jitter makes them.
 */
final class TimeBudget implements GraphRule {

  @Override
  public List<Finding> check(CallGraph graph, Settings settings) {
    List<Finding> findings = new ArrayList<>();
    WaitsBelow certain = new WaitsBelow(graph, false);
    WaitsBelow all = new WaitsBelow(graph, true);
    for (Node node : graph.compiled()) {
      RetriedAnnotation retried = node.method() == null ? null : node.method().retried();
      Retry retry = node.entry().retry();
      Double budget = retry == null ? null : retry.maxDuration();
      if (retried != null && budget != null) {
        Location at = retried.at().attribute("maxDuration");
        for (Edge edge : graph.failures().retried(node)) {
          Chain chain = new Chain(node, List.of(edge));
          check(budget, chain, certain, at)
              .or(() -> check(budget, chain, all, at))
              .ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private static Optional<Finding> check(
      double budget, Chain chain, WaitsBelow waits, Location at) {
    Node callee = chain.end();
    WaitsBelow.Sum sum = waits.of(callee);
    Retry inner = callee.entry().retry();
    Chain shown = chain;
    Finding found = null;
    if (inner != null && RetryWaits.of(inner).longestAtLeast() > budget) {
      found =
          Message.WAIT_BEYOND_BUDGET.at(
              at,
              chain.text(),
              Durations.text(RetryWaits.of(inner).longestAtLeast()),
              Durations.text(budget));
    } else if (Math.rint(sum.seconds() * 1e9) > Math.rint(budget * 1e9)) {
      shown = sum.chain().behind(chain.start(), chain.edges().get(0));
      found =
          Message.WAITS_BEYOND_BUDGET.at(
              at, shown.text(), sum.arithmetic(), Durations.text(budget));
    } else if (inner != null && inner.maxDuration() != null && inner.maxDuration() > budget) {
      found =
          Message.INNER_BUDGET_LONGER.at(
              at, chain.text(), Durations.text(inner.maxDuration()), Durations.text(budget));
    }
    boolean possible = shown.isPossible();
    return Optional.ofNullable(found).map(finding -> finding.onlyPossible(possible));
  }
}
