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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A method cannot be promised to be better than what it depends on is. */
final class ObjectiveOfDependency implements GraphRule {

  @Override
  public List<Finding> check(CallGraph graph, Settings settings) {
    List<Finding> findings = new ArrayList<>();
    for (Node node : graph.compiled()) {
      CatalogObjective own = node.entry().objective();
      if (own != null && node.method() != null && node.method().timed() != null) {
        Location at = node.method().timed().at().attribute("objective");
        Set<Edge> failing = Set.copyOf(graph.failures().reaching(node));
        for (Edge edge : graph.from(node)) {
          CatalogObjective theirs = edge.callee().entry().objective();
          Chain chain = new Chain(node, List.of(edge));
          if (theirs != null && failing.contains(edge)) {
            addAvailability(findings, at, own, theirs, chain);
          }
          // A call that fails takes its time as well.
          if (theirs != null && !edge.call().fallback() && !edge.call().otherThread()) {
            addLatency(findings, at, own, theirs, chain);
          }
        }
      }
    }
    return findings;
  }

  private static void addAvailability(
      List<Finding> findings,
      Location at,
      CatalogObjective own,
      CatalogObjective theirs,
      Chain chain) {
    // Attempts make up for some failures, of which nobody knows how many; a call that falls back
    // has failed.
    if (chain.start().entry().retry() == null
        && isLess(theirs.availability(), own.availability())) {
      findings.add(
          Message.OBJECTIVE_ABOVE_DEPENDENCY.at(
              at,
              "availability = " + own.availability(),
              chain.text(),
              "availability = " + theirs.availability()));
    }
  }

  /** A share of calls within a time says nothing of a larger share, or of a shorter time. */
  private static void addLatency(
      List<Finding> findings,
      Location at,
      CatalogObjective own,
      CatalogObjective theirs,
      Chain chain) {
    boolean shorter = isLess(own.latency(), theirs.latency());
    boolean larger = isLess(theirs.latencyTarget(), own.latencyTarget());
    boolean longer = isLess(theirs.latency(), own.latency());
    boolean smaller = isLess(own.latencyTarget(), theirs.latencyTarget());
    if ((shorter && !smaller) || (larger && !longer)) {
      findings.add(
          Message.OBJECTIVE_ABOVE_DEPENDENCY.at(at, latency(own), chain.text(), latency(theirs)));
    }
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
