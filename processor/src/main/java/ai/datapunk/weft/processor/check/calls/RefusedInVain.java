package ai.datapunk.weft.processor.check.calls;

import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.RetryWaits;
import ai.datapunk.weft.processor.calls.CallGraph;
import ai.datapunk.weft.processor.calls.CallGraph.Edge;
import ai.datapunk.weft.processor.calls.CallGraph.Node;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.GraphRule;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.Settings;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A call that a circuit has refused is retried only where that is asked for. Where the circuit
 * stays open for longer than all waits together, each attempt after it has opened is refused as
 * well.
 */
final class RefusedInVain implements GraphRule {

  private static final String REFUSED = "ai.datapunk.weft.circuitbreaker.CallRefusedException";

  @Override
  public List<Finding> check(CallGraph graph, Settings settings) {
    List<Finding> findings = new ArrayList<>();
    for (Node node : graph.compiled()) {
      RetriedAnnotation retried = node.method() == null ? null : node.method().retried();
      Retry retry = node.entry().retry();
      if (retried != null && retry != null && retry.retryOn().contains(REFUSED)) {
        double waits = RetryWaits.of(retry).most();
        for (Chain chain : toCircuits(node, graph)) {
          Circuit circuit = chain.end().entry().circuit();
          if (circuit != null && circuit.openFor() > waits) {
            findings.add(finding(retried, retry, waits, circuit, chain));
          }
        }
      }
    }
    return findings;
  }

  private static Finding finding(
      RetriedAnnotation retried, Retry retry, double waits, Circuit circuit, Chain chain) {
    return Message.REFUSED_IN_VAIN
        .at(
            retried.at().attribute("retryOn").index(retry.retryOn().indexOf(REFUSED)),
            Durations.text(waits),
            circuit.service(),
            Durations.text(circuit.openFor()),
            chain.edges().isEmpty() ? "" : ", in " + chain.text())
        .onlyPossible(chain.isPossible());
  }

  /** The methods whose circuits may refuse a call of this one, by one way each. */
  private static List<Chain> toCircuits(Node start, CallGraph graph) {
    List<Chain> found = new ArrayList<>();
    Set<Node> seen = new HashSet<>(Set.of(start));
    Deque<Chain> open = new ArrayDeque<>(List.of(Chain.of(start)));
    while (!open.isEmpty()) {
      Chain chain = open.remove();
      if (chain.end().entry().circuit() != null) {
        found.add(chain);
      }
      for (Edge edge : graph.failures().reaching(chain.end())) {
        if (seen.add(edge.callee())) {
          open.add(chain.and(edge));
        }
      }
    }
    return found;
  }
}
