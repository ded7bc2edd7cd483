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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Each layer that retries multiplies the calls of the layers below: while the last one is down, it
 * gets the product of all attempts for one call of the first. A layer whose retries have a budget
 * adds no more than that to them, while many calls fail.
 */
final class RetryAmplification implements GraphRule {

  /** Many attempts of one method multiply nothing. */
  private static final int LEAST_LAYERS = 2;

  /** Of each number of layers, as many ways are known from a method at most. */
  private static final int MOST_WAYS = 8;

  @Override
  public List<Finding> check(CallGraph graph, Settings settings) {
    Worst certain = new Worst(graph, false);
    Worst all = new Worst(graph, true);
    List<Finding> findings = new ArrayList<>();
    for (Node node : graph.compiled()) {
      RetriedAnnotation retried = node.method() == null ? null : node.method().retried();
      if (retried != null && node.entry().retry() != null) {
        Attempts attempts = certain.beyond(settings.maxCallsOfOne(), node);
        if (attempts == null) {
          attempts = all.beyond(settings.maxCallsOfOne(), node);
        }
        if (attempts != null) {
          findings.add(finding(retried, attempts, settings));
        }
      }
    }
    return findings;
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

    /** By the number of layers; those beyond the least that multiply are not told apart. */
    private final Memo<Map<Integer, List<Attempts>>> known = new Memo<>();

    Worst(CallGraph graph, boolean alsoPossible) {
      this.graph = graph;
      this.alsoPossible = alsoPossible;
    }

    /** The way on which they come to more calls than that; null if there is none. */
    @Nullable Attempts beyond(long mostCalls, Node node) {
      return byLayers(node).getOrDefault(LEAST_LAYERS, List.of()).stream()
          .filter(way -> way.calls() > mostCalls)
          .max(Comparator.comparingDouble(Attempts::calls))
          .orElse(null);
    }

    private Map<Integer, List<Attempts>> byLayers(Node node) {
      return known.of(node, this::reckon);
    }

    private Map<Integer, List<Attempts>> reckon(Node node) {
      Map<Integer, List<Attempts>> worst = new TreeMap<>();
      add(worst, Attempts.of(node));
      for (Edge edge : graph.failures().retried(node)) {
        if ((alsoPossible || !edge.call().possible()) && !known.isOpen(edge.callee())) {
          byLayers(edge.callee()).values().stream()
              .flatMap(List::stream)
              .forEach(below -> add(worst, below.behind(node, edge)));
        }
      }
      return worst;
    }

    /** One that waits longer leaves the methods above less time for attempts of their own. */
    private static void add(Map<Integer, List<Attempts>> worst, Attempts way) {
      List<Attempts> alike =
          worst.computeIfAbsent(Math.min(way.layers(), LEAST_LAYERS), layers -> new ArrayList<>());
      if (alike.stream().noneMatch(other -> isWorse(other, way))) {
        alike.removeIf(other -> isWorse(way, other));
        if (alike.size() < MOST_WAYS) {
          alike.add(way);
        }
      }
    }

    private static boolean isWorse(Attempts way, Attempts other) {
      return way.calls() >= other.calls() && way.waited() <= other.waited();
    }
  }
}
