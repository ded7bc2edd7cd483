package ai.datapunk.weft.processor.check.calls;

import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.processor.calls.CallGraph;
import ai.datapunk.weft.processor.calls.CallGraph.Edge;
import ai.datapunk.weft.processor.calls.CallGraph.Node;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.GraphRule;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.Settings;
import ai.datapunk.weft.processor.read.NamedFallback;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A fallback that calls the circuit for which it stands in is refused just when it is needed. */
final class RefusedFallback implements GraphRule {

  @Override
  public List<Finding> check(CallGraph graph, Settings settings) {
    List<Finding> findings = new ArrayList<>();
    for (Node node : graph.compiled()) {
      Circuit circuit = node.entry().circuit();
      if (circuit != null && node.method() != null && !node.method().fallbacks().isEmpty()) {
        NamedFallback fallback = node.method().fallbacks().get(0);
        toCircuit(circuit.service(), node, graph)
            .ifPresent(
                chain ->
                    findings.add(
                        Message.FALLBACK_REFUSED
                            .at(fallback.at(), fallback.name(), circuit.service(), chain.text())
                            .onlyPossible(chain.isPossible())));
      }
    }
    return findings;
  }

  private static Optional<Chain> toCircuit(String service, Node start, CallGraph graph) {
    Set<Node> seen = new HashSet<>();
    Deque<Chain> open = new ArrayDeque<>();
    for (Edge edge : graph.fromFallback(start)) {
      open.add(new Chain(start, List.of(edge)));
    }
    while (!open.isEmpty()) {
      Chain chain = open.remove();
      Node callee = chain.end();
      // One with a fallback of its own answers also when it is refused.
      if (callee.entry().fallback() == null && seen.add(callee)) {
        Circuit circuit = callee.entry().circuit();
        if (circuit != null && circuit.service().equals(service)) {
          return Optional.of(chain);
        }
        graph.failures().reaching(callee).forEach(edge -> open.add(chain.and(edge)));
      }
    }
    return Optional.empty();
  }
}
