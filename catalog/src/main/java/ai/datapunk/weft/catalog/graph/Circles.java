package ai.datapunk.weft.catalog.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which methods of a graph lead to each other, after Tarjan. */
final class Circles {

  private final MethodGraph graph;
  private final Map<MeshMethod, Integer> lowest = new HashMap<>();
  private final Deque<MeshMethod> open = new ArrayDeque<>();
  private final Map<MeshMethod, Integer> places = new HashMap<>();
  private final List<List<MeshMethod>> calledFirst = new ArrayList<>();

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
    for (MeshLink link : graph.from(method)) {
      visit(link.to());
      if (!places.containsKey(link.to())) {
        lowest.merge(method, lowest(link.to()), Math::min);
      }
    }
    if (lowest(method) == number) {
      close(method);
    }
  }

  private int lowest(MeshMethod method) {
    return lowest.getOrDefault(method, 0);
  }

  private void close(MeshMethod first) {
    List<MeshMethod> circle = new ArrayList<>();
    MeshMethod member;
    do {
      member = open.pop();
      circle.add(member);
      places.put(member, calledFirst.size());
    } while (member != first);
    calledFirst.add(circle);
  }

  /**
   * All methods, those together that lead to each other, and behind whatever they lead to besides.
   */
  List<List<MeshMethod>> calledFirst() {
    return calledFirst;
  }

  /** Where in that list a method is. */
  int place(MeshMethod method) {
    return places.getOrDefault(method, 0);
  }

  /** Whether there is a way back from where a link leads to. */
  boolean has(MeshLink link) {
    return place(link.from()) == place(link.to());
  }
}
