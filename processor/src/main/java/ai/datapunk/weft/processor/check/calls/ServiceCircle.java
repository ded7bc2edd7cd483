package ai.datapunk.weft.processor.check.calls;

import ai.datapunk.weft.processor.calls.CallGraph;
import ai.datapunk.weft.processor.calls.CallGraph.Edge;
import ai.datapunk.weft.processor.calls.CallGraph.Node;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.GraphRule;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.Settings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Services that call each other in a circle go down together: each waits for the next, and none can
 * be started or repaired first.
 */
final class ServiceCircle implements GraphRule {

  /** A call from one service to another. */
  private record Step(Node caller, Edge edge, String to) {}

  @Override
  public List<Finding> check(CallGraph graph, Settings settings) {
    Map<String, Map<String, Step>> services = services(graph);
    List<Finding> findings = new ArrayList<>();
    Set<Set<String>> known = new HashSet<>();
    Map<String, List<Step>> circles = new HashMap<>();
    for (Node node : graph.compiled()) {
      String service = node.entry().service();
      if (service != null && node.method() != null) {
        List<Step> circle = circles.computeIfAbsent(service, start -> circle(start, services));
        // It is printed where it can be broken, which is at a call of what is compiled now.
        if (!circle.isEmpty() && begins(circle, node) && known.add(names(circle))) {
          findings.add(
              Message.SERVICE_CIRCLE
                  .at(node.method().annotations().get(0).at(), text(service, circle))
                  .onlyPossible(circle.stream().anyMatch(step -> step.edge().call().possible())));
        }
      }
    }
    return findings;
  }

  private static boolean begins(List<Step> circle, Node node) {
    return circle.get(0).caller().equals(node);
  }

  private static Set<String> names(List<Step> circle) {
    Set<String> names = new TreeSet<>();
    circle.forEach(step -> names.add(step.to()));
    return names;
  }

  private static String text(String service, List<Step> circle) {
    StringBuilder text = new StringBuilder(service);
    for (Step step : circle) {
      text.append(" → ")
          .append(step.to())
          .append(" (")
          .append(step.caller().shortName())
          .append(step.edge().call().possible() ? " perhaps calls " : " calls ")
          .append(step.edge().callee().shortName())
          .append(" at ")
          .append(step.edge().call().file())
          .append(':')
          .append(step.edge().call().line())
          .append(')');
    }
    return text.toString();
  }

  /** One call from each service to each other one that it calls. */
  private static Map<String, Map<String, Step>> services(CallGraph graph) {
    Map<String, Map<String, Step>> services = new HashMap<>();
    Set<Node> seen = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(graph.compiled());
    while (!open.isEmpty()) {
      Node node = open.remove();
      if (seen.add(node)) {
        String from = node.entry().service();
        for (Edge edge : graph.from(node)) {
          String to = edge.callee().entry().service();
          if (from != null && to != null && !from.equals(to)) {
            services
                .computeIfAbsent(from, name -> new LinkedHashMap<>())
                .putIfAbsent(to, new Step(node, edge, to));
          }
          open.add(edge.callee());
        }
      }
    }
    return services;
  }

  /** The shortest way from a service back to it; empty if there is none. */
  private static List<Step> circle(String start, Map<String, Map<String, Step>> services) {
    Set<String> seen = new HashSet<>();
    Deque<List<Step>> open = new ArrayDeque<>();
    open.add(List.of());
    while (!open.isEmpty()) {
      List<Step> way = open.remove();
      String at = way.isEmpty() ? start : way.get(way.size() - 1).to();
      for (Step step : services.getOrDefault(at, Map.of()).values()) {
        List<Step> longer = new ArrayList<>(way);
        longer.add(step);
        if (step.to().equals(start)) {
          return longer;
        }
        if (seen.add(step.to())) {
          open.add(longer);
        }
      }
    }
    return List.of();
  }
}
