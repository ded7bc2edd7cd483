package ai.datapunk.weft.processor.check.calls;

import ai.datapunk.weft.processor.calls.CallGraph;
import ai.datapunk.weft.processor.calls.CallGraph.Edge;
import ai.datapunk.weft.processor.calls.CallGraph.Node;
import java.util.List;

/** The calls whose failures reach their caller. */
final class Failures {

  private Failures() {}

  /**
   * Where the callee has a fallback, that answers; and what only the caller's own fallback calls,
   * fails after its attempts are over.
   */
  static List<Edge> reaching(Node caller, CallGraph graph) {
    return graph.from(caller).stream()
        .filter(edge -> !edge.call().fallback() && edge.callee().entry().fallback() == null)
        .toList();
  }
}
