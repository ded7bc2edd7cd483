package ai.datapunk.weft.processor.check.calls;

import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.RetryWaits;
import ai.datapunk.weft.processor.calls.CallGraph;
import ai.datapunk.weft.processor.calls.CallGraph.Node;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.GraphRule;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.Settings;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A method that is retried and calls itself multiplies its attempts with every level. */
final class CallsItself implements GraphRule {

  @Override
  public List<Finding> check(CallGraph graph, Settings settings) {
    List<Finding> findings = new ArrayList<>();
    for (Node node : graph.compiled()) {
      RetriedAnnotation retried = node.method() == null ? null : node.method().retried();
      Retry retry = node.entry().retry();
      if (retried != null && retry != null) {
        int attempts = RetryWaits.of(retry).attempts();
        certainWayBack(node, graph)
            .ifPresent(
                circle ->
                    findings.add(
                        Message.CALLS_ITSELF.at(
                            retried.at(), circle.text(), attempts, attempts * attempts)));
      }
    }
    return findings;
  }

  /** A decorator calls what has the same interface, which is only in theory itself. */
  private static Optional<Chain> certainWayBack(Node node, CallGraph graph) {
    return Ways.back(
        node,
        caller ->
            graph.failures().retried(caller).stream()
                .filter(edge -> !edge.call().possible())
                .toList());
  }
}
