package ai.datapunk.weft.catalog.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The circles of a graph, after Tarjan: methods that lead to each other. Without the links that
 * close a circle, as one comes from what begins, the graph has none.
 */
final class Circles {

  private final MethodGraph graph;
  private final Map<MeshMethod, Integer> lowest = new HashMap<>();
  private final Deque<MeshMethod> open = new ArrayDeque<>();
  private final Map<MeshMethod, MeshMethod> firsts = new HashMap<>();
  private final Set<MeshMethod> path = new HashSet<>();
  private final Set<MeshLink> closing = new HashSet<>();
  private final Map<MeshMethod, Integer> places = new HashMap<>();
  private final List<MeshMethod> calledFirst = new ArrayList<>();

  Circles(MethodGraph graph) {
    this.graph = graph;
    graph.starts().forEach(this::visit);
  }

  private void visit(MeshMethod method) {
    if (lowest.containsKey(method)) {
      return;
    }
    int number = lowest.size();
    lowest.put(method, number);
    open.push(method);
    path.add(method);
    for (MeshLink link : graph.from(method)) {
      follow(link);
    }
    path.remove(method);
    places.put(method, calledFirst.size());
    calledFirst.add(method);
    if (lowest(method) == number) {
      close(method);
    }
  }

  private void follow(MeshLink link) {
    visit(link.to());
    if (path.contains(link.to())) {
      closing.add(link);
    }
    if (!firsts.containsKey(link.to())) {
      lowest.merge(link.from(), lowest(link.to()), Math::min);
    }
  }

  private int lowest(MeshMethod method) {
    return lowest.getOrDefault(method, 0);
  }

  private void close(MeshMethod first) {
    MeshMethod member;
    do {
      member = open.pop();
      firsts.put(member, first);
    } while (member != first);
  }

  /** All methods, each behind those that it leads to without closing a circle. */
  List<MeshMethod> calledFirst() {
    return calledFirst;
  }

  /** Where in that list a method is. */
  int place(MeshMethod method) {
    return places.getOrDefault(method, 0);
  }

  /** Whether one is on the way to where a link begins when one follows it. */
  boolean isClosedBy(MeshLink link) {
    return closing.contains(link);
  }

  /** Whether there is a way back from where a link leads to. */
  boolean has(MeshLink link) {
    return firsts.get(link.from()) == firsts.get(link.to());
  }
}
