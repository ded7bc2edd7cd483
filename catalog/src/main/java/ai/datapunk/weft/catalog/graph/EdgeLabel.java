package ai.datapunk.weft.catalog.graph;

import java.util.ArrayList;
import java.util.List;

/** What is written on an edge. */
public final class EdgeLabel {

  private final MeshEdge edge;
  private final List<String> lines = new ArrayList<>();

  private EdgeLabel(MeshEdge edge) {
    this.edge = edge;
  }

  /** Line by line, as short as can be: Mermaid breaks longer ones. None for a plain call. */
  public static List<String> lines(MeshEdge edge) {
    EdgeLabel label = new EdgeLabel(edge);
    label.way();
    label.policies(edge.policies(), "");
    label.policies(edge.served(), "there: ");
    label.most();
    return label.lines;
  }

  private void way() {
    addIf(edge.possible(), "possible");
    addIf(edge.fallback(), "as a fallback");
    addIf(edge.otherThread(), "on another thread");
    addIf(edge.handled(), "failure handled");
    addIf(edge.cycle(), "in a cycle");
  }

  private void policies(CallPolicies policies, String where) {
    if (policies.isRetried()) {
      Double limit = policies.maxDuration();
      lines.add(
          where
              + policies.maxAttempts()
              + " attempts"
              + (limit == null ? "" : " within " + Seconds.text(limit) + " s"));
      lines.add(where + "waits " + range(policies.leastWaits(), policies.mostWaits()) + " s");
    }
    Double openFor = policies.openFor();
    if (openFor != null) {
      lines.add(where + "circuit open for " + Seconds.text(openFor) + " s");
    }
    policies.strategies().forEach(strategy -> lines.add(where + "balanced by " + strategy));
    addIf(policies.fallback(), where + "has a fallback");
  }

  private static String range(double least, double most) {
    String from = Seconds.text(least);
    String to = Seconds.text(most);
    return from.equals(to) ? to : from + "–" + to;
  }

  private void most() {
    // What has grown to the largest number is no bound any more.
    boolean counted = edge.maxCalls() < Long.MAX_VALUE;
    boolean waited = edge.maxWait() < Numbers.MOST_SECONDS;
    addIf(edge.maxCalls() > 1, most(counted, edge.maxCalls() + " calls", "calls"));
    addIf(
        edge.maxWait() > 0,
        most(waited, Seconds.text(edge.maxWait()) + " s of waits", "s of waits"));
  }

  private static String most(boolean isKnown, String number, String what) {
    return isKnown ? "at most " + number : "no bound below 10^18 " + what;
  }

  private void addIf(boolean holds, String line) {
    if (holds) {
      lines.add(line);
    }
  }
}
