package ai.datapunk.weft.processor.check.calls;

import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.processor.calls.CallGraph;
import ai.datapunk.weft.processor.calls.CallGraph.Edge;
import ai.datapunk.weft.processor.calls.CallGraph.Node;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.TypeFacts;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The calls whose failures reach their caller. */
final class Failures {

  private static final Set<String> ANY =
      Set.of("java.lang.Exception", "java.lang.Throwable", "java.lang.RuntimeException");

  private Failures() {}

  /**
   * Where the callee has a fallback, that answers; what is caught or happens on another thread is
   * not thrown on, unless a future tells of it; and what only the caller's own fallback calls,
   * fails after its attempts are over.
   */
  static List<Edge> reaching(Node caller, CallGraph graph) {
    return graph.from(caller).stream()
        .filter(edge -> !edge.call().fallback() && !edge.call().handled())
        .filter(edge -> !edge.call().otherThread() || caller.entry().answersLater())
        .filter(edge -> edge.callee().entry().fallback() == null)
        .toList();
  }

  /** Those of them of which the caller makes another attempt, as far as exceptions' types tell. */
  static List<Edge> retried(Node caller, CallGraph graph) {
    return reaching(caller, graph).stream()
        .filter(edge -> mayRetry(caller, edge.callee()))
        .toList();
  }

  private static boolean mayRetry(Node outer, Node inner) {
    Retry above = outer.entry().retry();
    Retry below = inner.entry().retry();
    if (above == null || below == null) {
      return true;
    }
    return below.retryOn().stream()
        .anyMatch(
            thrown ->
                above.retryOn().stream().anyMatch(taken -> meet(taken, thrown, outer, inner))
                    && above.abortOn().stream()
                        .noneMatch(aborting -> isBelow(thrown, aborting, inner)));
  }

  /** Whether something may be both. */
  private static boolean meet(String one, String other, Node outer, Node inner) {
    return ANY.contains(one)
        || ANY.contains(other)
        || isBelow(one, other, outer)
        || isBelow(other, one, inner)
        || !(isKnown(one, outer) && isKnown(other, inner));
  }

  private static boolean isBelow(String type, String above, Node ofType) {
    return type.equals(above)
        || types(ofType).anyMatch(known -> known.name().equals(type) && known.isA(above));
  }

  /** Of a method that was compiled before, only the names of its exceptions are known. */
  private static boolean isKnown(String type, Node node) {
    return types(node).anyMatch(known -> known.name().equals(type));
  }

  private static Stream<TypeFacts> types(Node node) {
    RetriedAnnotation retried = node.method() == null ? null : node.method().retried();
    return retried == null
        ? Stream.empty()
        : Stream.concat(retried.retryOn().stream(), retried.abortOn().stream());
  }
}
