package ai.datapunk.weft.processor.check.calls;

import ai.datapunk.weft.processor.calls.CallGraph;
import ai.datapunk.weft.processor.calls.CallGraph.Edge;
import ai.datapunk.weft.processor.calls.CallGraph.Node;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.GraphRule;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.Settings;
import ai.datapunk.weft.processor.read.RetriedAnnotation;
import java.util.ArrayList;
import java.util.List;

/**
 * Each layer that retries multiplies the calls of the layers below: while the last one is down, it
 * gets the product of all attempts for one call of the first. A layer whose retries have a budget
 * adds no more than that to them, while many calls fail.
 */
final class RetryAmplification implements GraphRule {

  @Override
  public List<Finding> check(CallGraph graph, Settings settings) {
    Worst certain = new Worst(graph, false);
    Worst all = new Worst(graph, true);
    List<Finding> findings = new ArrayList<>();
    for (Node node : graph.compiled()) {
      RetriedAnnotation retried = node.method() == null ? null : node.method().retried();
      if (retried != null && node.entry().retry() != null) {
        Attempts attempts = certain.from(node);
        if (!isTooMuch(attempts, settings)) {
          attempts = all.from(node);
        }
        if (isTooMuch(attempts, settings)) {
          findings.add(finding(retried, attempts, settings));
        }
      }
    }
    return findings;
  }

  /** Many attempts of one method multiply nothing. */
  private static boolean isTooMuch(Attempts attempts, Settings settings) {
    return attempts.calls() > settings.maxCallsOfOne() && attempts.layers() > 1;
  }

  private static Finding finding(RetriedAnnotation retried, Attempts attempts, Settings settings) {
    return Message.RETRY_AMPLIFICATION
        .at(
            retried.at().attribute("maxAttempts"),
            attempts.product(),
            attempts.total(),
            attempts.chain().end().shortName(),
            settings.maxCallsOfOne(),
            attempts.text())
        .onlyPossible(attempts.chain().isPossible());
  }

  /** The way from each method on which attempts multiply to most. A circle is gone round once. */
  private static final class Worst {

    private final CallGraph graph;
    private final boolean alsoPossible;
    private final Memo<Attempts> known = new Memo<>();

    Worst(CallGraph graph, boolean alsoPossible) {
      this.graph = graph;
      this.alsoPossible = alsoPossible;
    }

    Attempts from(Node node) {
      return known.of(node, this::reckon);
    }

    private Attempts reckon(Node node) {
      Attempts worst = Attempts.of(node);
      for (Edge edge : graph.failures().retried(node)) {
        if ((alsoPossible || !edge.call().possible()) && !known.isOpen(edge.callee())) {
          Attempts further = from(edge.callee()).behind(node, edge);
          worst = further.calls() > worst.calls() ? further : worst;
        }
      }
      return worst;
    }
  }
}
