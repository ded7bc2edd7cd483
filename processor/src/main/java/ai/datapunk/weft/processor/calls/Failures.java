package ai.datapunk.weft.processor.calls;

import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.processor.calls.CallGraph.Edge;
import ai.datapunk.weft.processor.calls.CallGraph.Node;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import ai.datapunk.weft.processor.read.TypeFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The calls of a graph whose failures reach their caller. */
public final class Failures {

  private static final Set<String> ANY =
      Set.of("java.lang.Exception", "java.lang.Throwable", "java.lang.RuntimeException");

  private final CallGraph graph;
  private final Map<Node, List<Edge>> reaching = new HashMap<>();
  private final Map<Node, List<Edge>> retried = new HashMap<>();

  Failures(CallGraph graph) {
    this.graph = graph;
  }

  /**
   * Where the callee has a fallback, that answers; what is caught or happens on another thread is
   * not thrown on, unless a future tells of it; and what only the caller's own fallback calls,
   * fails after its attempts are over.
   */
  public List<Edge> reaching(Node caller) {
    return reaching.computeIfAbsent(
        caller, node -> graph.from(node).stream().filter(edge -> reaches(node, edge)).toList());
  }

  /** Those of them of which the caller makes another attempt, as far as exceptions' types tell. */
  public List<Edge> retried(Node caller) {
    return retried.computeIfAbsent(
        caller,
        node -> reaching(node).stream().filter(edge -> mayRetry(node, edge.callee())).toList());
  }

  private static boolean reaches(Node caller, Edge edge) {
    return !edge.call().fallback()
        && !edge.call().handled()
        && (!edge.call().otherThread() || caller.entry().answersLater())
        && edge.callee().entry().fallback() == null;
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
