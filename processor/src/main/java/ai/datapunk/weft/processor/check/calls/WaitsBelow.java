package ai.datapunk.weft.processor.check.calls;

import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.RetryWaits;
import ai.datapunk.weft.processor.calls.CallGraph;
import ai.datapunk.weft.processor.calls.CallGraph.Edge;
import ai.datapunk.weft.processor.calls.CallGraph.Node;

/**
 * How long a call waits at least when all that it calls is down: its own waits, and for each of its
 * attempts those of the method that it calls and that waits longest.
 */
final class WaitsBelow {

  private final CallGraph graph;
  private final boolean alsoPossible;
  private final Memo<Sum> known = new Memo<>();

  /**
   * A sum of waits.
   *
   * @param chain the methods that wait
   * @param arithmetic how the sum comes about, and what it is
   */
  record Sum(double seconds, Chain chain, String arithmetic) {}

  WaitsBelow(CallGraph graph, boolean alsoPossible) {
    this.graph = graph;
    this.alsoPossible = alsoPossible;
  }

  /** Of a call of this method. A circle is gone round once. */
  Sum of(Node node) {
    return known.of(node, this::reckon);
  }

  private Sum reckon(Node node) {
    Sum below = new Sum(0, Chain.of(node), "");
    for (Edge edge : graph.failures().retried(node)) {
      if ((alsoPossible || !edge.call().possible()) && !known.isOpen(edge.callee())) {
        Sum callee = of(edge.callee());
        if (callee.seconds() > below.seconds()) {
          below = new Sum(callee.seconds(), callee.chain().behind(node, edge), callee.arithmetic());
        }
      }
    }
    return sum(node, below);
  }

  private static Sum sum(Node node, Sum below) {
    Retry retry = node.entry().retry();
    if (retry == null) {
      return below;
    }
    RetryWaits waits = RetryWaits.of(retry, below.seconds());
    double seconds = waits.least() + waits.attempts() * below.seconds();
    String own = Durations.text(waits.least());
    return new Sum(
        seconds,
        below.chain(),
        below.seconds() == 0
            ? own
            : own
                + " + "
                + waits.attempts()
                + " × "
                + Durations.text(below.seconds())
                + " = "
                + Durations.text(seconds));
  }
}
