package ai.datapunk.weft.processor.check.calls;

import ai.datapunk.weft.processor.calls.CallGraph.Edge;
import ai.datapunk.weft.processor.calls.CallGraph.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Shortest ways along calls. */
final class Ways {

  private Ways() {}

  /** From a method back to itself. */
  static Optional<Chain> back(Node start, Function<Node, List<Edge>> calls) {
    Set<Node> seen = new HashSet<>();
    Deque<Chain> open = new ArrayDeque<>(List.of(Chain.of(start)));
    while (!open.isEmpty()) {
      Chain chain = open.remove();
      for (Edge edge : calls.apply(chain.end())) {
        if (edge.callee().equals(start)) {
          return Optional.of(chain.and(edge));
        }
        if (seen.add(edge.callee())) {
          open.add(chain.and(edge));
        }
      }
    }
    return Optional.empty();
  }
}
