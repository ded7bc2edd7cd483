package ai.datapunk.weft.catalog.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way up from a method to all that leads to it, for the largest number on it. What is larger
 * further down is larger further up too, so that where ways meet only the largest goes on. In a
 * circle each way is tried that meets no method twice.
 */
final class Climb<N extends Comparable<N>> {

  /** Those of seven methods that all call each other, and more than any sensible circle has. */
  private static final int STEPS_IN_CIRCLE = 20_000;

  /**
   * What a call of a method comes to, by what each of its attempts does, or what is done once,
   * apart from them.
   */
  interface Step<N> {
    N of(MeshMethod method, N ofEach, boolean apart);
  }

  private final MethodGraph graph;
  private final Circles circles;
  private final Step<N> step;
  private final Map<MeshMethod, N> arrived = new HashMap<>();
  private final Set<MeshMethod> path = new HashSet<>();
  private N largest;
  private int stepsLeft;

  private Climb(MethodGraph graph, Circles circles, Step<N> step, N least) {
    this.graph = graph;
    this.circles = circles;
    this.step = step;
    this.largest = least;
  }

  /** The largest number, of which the method has this one. */
  static <N extends Comparable<N>> N from(
      MeshMethod method, N number, MethodGraph graph, Circles circles, Step<N> step) {
    Climb<N> climb = new Climb<>(graph, circles, step, number);
    climb.arrived.put(method, number);
    List<List<MeshMethod>> all = circles.calledFirst();
    all.subList(circles.place(method), all.size()).forEach(climb::through);
    return climb.largest;
  }

  private void through(List<MeshMethod> circle) {
    stepsLeft = STEPS_IN_CIRCLE;
    for (MeshMethod method : circle) {
      N number = arrived.get(method);
      if (number != null) {
        up(method, number);
      }
    }
  }

  private void up(MeshMethod method, N number) {
    largest = larger(largest, number);
    path.add(method);
    for (MeshLink link : graph.to(method)) {
      N further = step.of(link.from(), number, link.apart());
      if (!circles.has(link)) {
        arrived.merge(link.from(), further, Climb::larger);
      } else if (stepsLeft > 0 && !path.contains(link.from())) {
        stepsLeft--;
        up(link.from(), further);
      }
    }
    path.remove(method);
  }

  private static <N extends Comparable<N>> N larger(N one, N other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
