package ai.datapunk.weft.processor.check.calls;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.RetryWaits;
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
 * gets the product of all attempts for one call of the first.
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
        Chain chain = certain.from(node);
        if (calls(chain) <= settings.maxCallsOfOne() || retrying(chain).size() < 2) {
          chain = all.from(node);
        }
        if (calls(chain) > settings.maxCallsOfOne() && retrying(chain).size() > 1) {
          findings.add(finding(retried, chain, settings));
        }
      }
    }
    return findings;
  }

  private static Finding finding(RetriedAnnotation retried, Chain chain, Settings settings) {
    String product =
        retrying(chain).stream()
            .map(node -> Integer.toString(attempts(node)))
            .collect(joining(" × "));
    return Message.RETRY_AMPLIFICATION
        .at(
            retried.at().attribute("maxAttempts"),
            product,
            calls(chain),
            chain.end().shortName(),
            settings.maxCallsOfOne(),
            chain.text(node -> attempts(node) > 1 ? attempts(node) + " attempts" : ""))
        .onlyPossible(chain.isPossible());
  }

  private static List<Node> retrying(Chain chain) {
    return chain.nodes().stream().filter(node -> attempts(node) > 1).toList();
  }

  private static int attempts(Node node) {
    Retry retry = node.entry().retry();
    return retry == null ? 1 : RetryWaits.of(retry).attempts();
  }

  private static long calls(Chain chain) {
    long calls = 1;
    for (Node node : chain.nodes()) {
      // 100 attempts in each of ten layers are more than a long holds.
      calls = Math.min(calls * attempts(node), Integer.MAX_VALUE);
    }
    return calls;
  }

  /** The way from each method on which attempts multiply to most. A circle is gone round once. */
  private static final class Worst {

    private final CallGraph graph;
    private final boolean alsoPossible;
    private final Memo<Chain> known = new Memo<>();

    Worst(CallGraph graph, boolean alsoPossible) {
      this.graph = graph;
      this.alsoPossible = alsoPossible;
    }

    Chain from(Node node) {
      return known.of(node, this::reckon);
    }

    private Chain reckon(Node node) {
      Chain worst = Chain.of(node);
      for (Edge edge : Failures.retried(node, graph)) {
        if ((alsoPossible || !edge.call().possible()) && !known.isOpen(edge.callee())) {
          Chain chain = from(edge.callee()).behind(node, edge);
          worst = calls(chain) > calls(worst) ? chain : worst;
        }
      }
      return worst;
    }
  }
}
