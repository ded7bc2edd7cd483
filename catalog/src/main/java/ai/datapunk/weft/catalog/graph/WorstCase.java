package ai.datapunk.weft.catalog.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many calls come a way, and how long is waited, when one call of what begins goes wrong
 * wherever it can. What is worse further down is worse further up too, so that where ways meet only
 * the worst of them goes on.
 */
final class WorstCase {

  private final MethodGraph graph;
  private final Circles circles;

  WorstCase(MethodGraph graph, Circles circles) {
    this.graph = graph;
    this.circles = circles;
  }

  /** What a call of a method comes to, by what each of its attempts, or its fallback, does. */
  private interface Step<N> {
    N of(MeshMethod method, N ofEach, boolean inFallback);
  }

  /** The calls, attempts included. */
  long calls(MeshWay way) {
    return worst(way, (long) way.last().to().attempts(), MeshMethod::callsFor);
  }

  /** All waits between attempts until its end, in seconds. */
  double waits(MeshWay way) {
    return worst(way, way.last().to().policies().mostWaits(), MeshMethod::waitsFor);
  }

  private <N extends Comparable<N>> N worst(MeshWay way, N atEnd, Step<N> step) {
    N worst = atEnd;
    for (int i = way.links().size() - 1; i >= 0; i--) {
      MeshLink link = way.links().get(i);
      worst = step.of(link.from(), worst, link.fallback());
    }
    return worstBefore(way.first().from(), worst, step);
  }

  private <N extends Comparable<N>> N worstBefore(MeshMethod begin, N there, Step<N> step) {
    List<MeshMethod> calledFirst = circles.calledFirst();
    Map<MeshMethod, N> known = new HashMap<>();
    known.put(begin, there);
    N worst = there;
    for (MeshMethod method : calledFirst.subList(circles.place(begin) + 1, calledFirst.size())) {
      for (MeshLink link : graph.from(method)) {
        N further = known.get(link.to());
        if (further != null && !circles.isClosedBy(link)) {
          N here = step.of(method, further, link.fallback());
          known.merge(method, here, WorstCase::larger);
          worst = larger(worst, here);
        }
      }
    }
    return worst;
  }

  private static <N extends Comparable<N>> N larger(N one, N other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
