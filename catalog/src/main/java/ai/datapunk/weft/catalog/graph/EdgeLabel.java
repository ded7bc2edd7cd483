package ai.datapunk.weft.catalog.graph;

import java.util.ArrayList;
import java.util.List;

/** What is written on an edge. */
final class EdgeLabel {

  private final MeshEdge edge;
  private final List<String> lines = new ArrayList<>();

  private EdgeLabel(MeshEdge edge) {
    this.edge = edge;
  }

  /** Line by line, as short as can be: Mermaid breaks longer ones. None for a plain call. */
  static List<String> lines(MeshEdge edge) {
    EdgeLabel label = new EdgeLabel(edge);
    label.way();
    label.attempts(edge.policies());
    label.guards(edge.policies());
    label.worst();
    return label.lines;
  }

  private void way() {
    addIf(edge.possible(), "possible");
    addIf(edge.fallback(), "as a fallback");
    addIf(edge.circle(), "in a circle");
  }

  private void attempts(CallPolicies policies) {
    if (policies.isRetried()) {
      Double limit = policies.maxDuration();
      lines.add(
          policies.maxAttempts()
              + " attempts"
              + (limit == null ? "" : " within " + Seconds.text(limit) + " s"));
      lines.add("waits " + range(policies.leastWaits(), policies.mostWaits()) + " s");
    }
  }

  private static String range(double least, double most) {
    String from = Seconds.text(least);
    String to = Seconds.text(most);
    return from.equals(to) ? to : from + "–" + to;
  }

  private void guards(CallPolicies policies) {
    Double openFor = policies.openFor();
    if (openFor != null) {
      lines.add("circuit open for " + Seconds.text(openFor) + " s");
    }
    policies.strategies().forEach(strategy -> lines.add("balanced by " + strategy));
    addIf(policies.fallback(), "has a fallback");
  }

  private void worst() {
    addIf(edge.calls() > 1, "at worst " + edge.calls() + " calls");
    addIf(edge.waits() > 0, "at worst " + Seconds.text(edge.waits()) + " s of waits");
  }

  private void addIf(boolean holds, String line) {
    if (holds) {
      lines.add(line);
    }
  }
}
