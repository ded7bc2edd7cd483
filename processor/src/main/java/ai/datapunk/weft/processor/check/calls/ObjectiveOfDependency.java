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
        for (Edge edge : Failures.reaching(node, graph)) {
          CatalogObjective theirs = edge.callee().entry().objective();
          if (theirs != null) {
            addTo(findings, at, own, theirs, new Chain(node, List.of(edge)));
          }
        }
      }
    }
    return findings;
  }

  private static void addTo(
      List<Finding> findings,
      Location at,
      CatalogObjective own,
      CatalogObjective theirs,
      Chain chain) {
    // Attempts make up for some failures, of which nobody knows how many, and so does a fallback.
    boolean makesUp =
        chain.start().entry().retry() != null || chain.start().entry().fallback() != null;
    if (!makesUp && isLess(theirs.availability(), own.availability())) {
      findings.add(
          Message.OBJECTIVE_ABOVE_DEPENDENCY.at(
              at,
              "availability = " + own.availability(),
              chain.text(),
              "availability = " + theirs.availability()));
    }
    if (isLess(own.latency(), theirs.latency())
        && !isLess(own.latencyTarget(), theirs.latencyTarget())) {
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
