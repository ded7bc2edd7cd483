package ai.datapunk.weft.processor.check.calls;

import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.RetryWaits;
import ai.datapunk.weft.processor.calls.CallGraph;
import ai.datapunk.weft.processor.calls.CallGraph.Edge;
import ai.datapunk.weft.processor.calls.CallGraph.Node;
import ai.datapunk.weft.processor.calls.CallGraph.Publishing;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.GraphRule;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.Settings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What subscribes to a publisher is an event loop, mostly, which a retry that waits between two
 * attempts holds up for all that it serves.
 */
final class BlockedEventLoop implements GraphRule {

  @Override
  public List<Finding> check(CallGraph graph, Settings settings) {
    List<Finding> findings = new ArrayList<>();
    for (Publishing method : graph.publishing()) {
      waiting(method, graph).ifPresent(edge -> findings.add(finding(method, edge)));
    }
    return findings;
  }

  /**
   * The first call on the way that waits on the same thread; of more than one the way out is one.
   */
  private static Optional<Edge> waiting(Publishing method, CallGraph graph) {
    Set<Node> seen = new HashSet<>();
    Deque<Edge> open = new ArrayDeque<>(method.edges());
    while (!open.isEmpty()) {
      Edge edge = open.remove();
      CatalogMethod callee = edge.callee().entry();
      // What answers later waits for nothing, and is looked at on its own if it publishes.
      if (!edge.call().otherThread() && !callee.answersLater() && seen.add(edge.callee())) {
        if (waits(callee) > 0) {
          return Optional.of(edge);
        }
        open.addAll(graph.from(edge.callee()));
      }
    }
    return Optional.empty();
  }

  private static Finding finding(Publishing method, Edge edge) {
    return Message.EVENT_LOOP_BLOCKED.at(
        method.at(),
        edge.callee().shortName(),
        edge.call().file() + ":" + edge.call().line(),
        Durations.text(waits(edge.callee().entry())));
  }

  private static double waits(CatalogMethod method) {
    Retry retry = method.retry();
    return retry == null ? 0 : RetryWaits.of(retry).most();
  }
}
