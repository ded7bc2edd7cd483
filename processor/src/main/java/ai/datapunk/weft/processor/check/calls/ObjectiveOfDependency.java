package ai.datapunk.weft.processor.check.calls;

import ai.datapunk.weft.catalog.CatalogObjective;
import ai.datapunk.weft.processor.calls.CallGraph;
import ai.datapunk.weft.processor.calls.CallGraph.Edge;
import ai.datapunk.weft.processor.calls.CallGraph.Node;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.GraphRule;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.Settings;
import ai.datapunk.weft.processor.read.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A method cannot be promised to be better than what it depends on is: the methods that it calls,
 * and those behind methods of which nothing is promised.
 */
final class ObjectiveOfDependency implements GraphRule {

  @Override
  public List<Finding> check(CallGraph graph, Settings settings) {
    List<Finding> findings = new ArrayList<>();
    for (Node node : graph.compiled()) {
      CatalogObjective own = node.entry().objective();
      if (own != null && node.method() != null && node.method().timed() != null) {
        Location at = node.method().timed().at().nested("objective");
        availability(node, own, graph, at.attribute("availability")).forEach(findings::add);
        latency(node, own, graph, at).forEach(findings::add);
      }
    }
    return findings;
  }

  private static Stream<Finding> availability(
      Node node, CatalogObjective own, CallGraph graph, Location at) {
    if (own.availability() == null) {
      return Stream.empty();
    }
    return promised(node, caller -> failing(caller, graph), CatalogObjective::availability)
        .filter(chain -> isLess(promise(chain).availability(), own.availability()))
        .map(chain -> finding(at, availability(own), chain, availability(promise(chain))));
  }

  private static String availability(CatalogObjective objective) {
    return "availability = " + objective.availability();
  }

  /** Attempts make up for some failures, of which nobody knows how many. */
  private static List<Edge> failing(Node caller, CallGraph graph) {
    return caller.entry().retry() == null ? graph.failures().reaching(caller) : List.of();
  }

  private static Stream<Finding> latency(
      Node node, CatalogObjective own, CallGraph graph, Location at) {
    if (own.latency() == null) {
      return Stream.empty();
    }
    return promised(node, caller -> awaited(caller, graph), CatalogObjective::latency)
        .filter(chain -> isStricter(own, promise(chain)))
        .map(
            chain -> {
              boolean shorter = isLess(own.latency(), promise(chain).latency());
              return finding(
                  at.attribute(shorter ? "latency" : "latencyTarget"),
                  latency(own),
                  chain,
                  latency(promise(chain)));
            });
  }

  /** A call that fails takes its time as well. */
  private static List<Edge> awaited(Node caller, CallGraph graph) {
    return graph.from(caller).stream()
        .filter(edge -> !edge.call().fallback() && !edge.call().otherThread())
        .toList();
  }

  /** The nearest methods of which that is promised, each by the shortest way. */
  private static Stream<Chain> promised(
      Node start,
      Function<Node, List<Edge>> calls,
      Function<CatalogObjective, @Nullable Double> promise) {
    List<Chain> found = new ArrayList<>();
    Set<Node> seen = new HashSet<>(Set.of(start));
    Deque<Chain> open = new ArrayDeque<>(List.of(Chain.of(start)));
    while (!open.isEmpty()) {
      Chain chain = open.remove();
      for (Edge edge : calls.apply(chain.end())) {
        if (seen.add(edge.callee())) {
          CatalogObjective theirs = edge.callee().entry().objective();
          boolean isPromised = theirs != null && promise.apply(theirs) != null;
          (isPromised ? found : open).add(chain.and(edge));
        }
      }
    }
    return found.stream();
  }

  /** What is promised of the last method of a way. */
  private static CatalogObjective promise(Chain chain) {
    return Objects.requireNonNull(chain.end().entry().objective());
  }

  /** A share of calls within a time says nothing of a larger share, or of a shorter time. */
  private static boolean isStricter(CatalogObjective own, CatalogObjective theirs) {
    boolean shorter = isLess(own.latency(), theirs.latency());
    boolean larger = isLess(theirs.latencyTarget(), own.latencyTarget());
    boolean longer = isLess(theirs.latency(), own.latency());
    boolean smaller = isLess(own.latencyTarget(), theirs.latencyTarget());
    return (shorter && !smaller) || (larger && !longer);
  }

  private static Finding finding(Location at, String own, Chain chain, String theirs) {
    return Message.OBJECTIVE_ABOVE_DEPENDENCY
        .at(at, own, chain.text(), theirs)
        .onlyPossible(chain.isPossible());
  }

  private static String latency(CatalogObjective objective) {
    Double latency = objective.latency();
    return latency == null
        ? ""
        : "latency = \"" + Durations.text(latency) + "\" for " + objective.latencyTarget();
  }

  private static boolean isLess(@Nullable Double one, @Nullable Double other) {
    return one != null && other != null && one < other;
  }
}
