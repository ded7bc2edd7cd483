package ai.datapunk.weft.catalog.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What in a graph leads to each other, after Tarjan. It does not recurse: a chain may be longer
 * than a thread's stack.
 */
final class StrongComponents<T> {

  /** A node, and how far what it leads to has been looked at. */
  private record Visit<T>(T node, int number, Iterator<T> next) {}

  private final Function<T, ? extends Collection<T>> next;
  private final Map<T, Integer> lowest = new HashMap<>();
  private final Deque<T> open = new ArrayDeque<>();
  private final Deque<Visit<T>> path = new ArrayDeque<>();
  private final Map<T, Integer> places = new HashMap<>();
  private final List<List<T>> calledFirst = new ArrayList<>();

  /** Of all that can be reached from these. */
  StrongComponents(Collection<T> roots, Function<T, ? extends Collection<T>> next) {
    this.next = next;
    for (T root : roots) {
      if (!lowest.containsKey(root)) {
        enter(root);
        while (!path.isEmpty()) {
          step(path.element());
        }
      }
    }
  }

  private void enter(T node) {
    int number = lowest.size();
    lowest.put(node, number);
    open.push(node);
    path.push(new Visit<>(node, number, next.apply(node).iterator()));
  }

  private void step(Visit<T> visit) {
    if (!visit.next().hasNext()) {
      leave(visit);
      return;
    }
    T called = visit.next().next();
    if (!lowest.containsKey(called)) {
      enter(called);
    } else {
      lower(visit.node(), called);
    }
  }

  private void leave(Visit<T> visit) {
    path.pop();
    if (lowest(visit.node()) == visit.number()) {
      close(visit.node());
    }
    if (!path.isEmpty()) {
      lower(path.element().node(), visit.node());
    }
  }

  private void lower(T node, T called) {
    if (!places.containsKey(called)) {
      lowest.merge(node, lowest(called), Math::min);
    }
  }

  private int lowest(T node) {
    return lowest.getOrDefault(node, 0);
  }

  private void close(T first) {
    List<T> component = new ArrayList<>();
    T member;
    do {
      member = open.pop();
      component.add(member);
      places.put(member, calledFirst.size());
    } while (!member.equals(first));
    calledFirst.add(component);
  }

  /** All nodes, those together that lead to each other, behind whatever they lead to besides. */
  List<List<T>> calledFirst() {
    return calledFirst;
  }

  /** Where among these a node is. */
  int place(T node) {
    return places.getOrDefault(node, -1);
  }

  /** Whether there is a way from each of the two to the other, or they are the same. */
  boolean together(T one, T other) {
    return place(one) == place(other);
  }
}
