package ai.datapunk.weft.catalog.graph;

/**
 * How many calls come a way, and how long is waited, when one call of what begins goes wrong
 * wherever it can.
 */
final class WorstCase {

  private final MethodGraph graph;
  private final Circles circles;

  WorstCase(MethodGraph graph, Circles circles) {
    this.graph = graph;
    this.circles = circles;
  }

  /** The calls, attempts included. */
  long calls(MeshWay way) {
    return worst(way, (long) way.last().to().attempts(), MeshMethod::callsFor);
  }

  /** All waits between attempts until its end, in seconds. */
  double waits(MeshWay way) {
    return worst(way, way.last().to().policies().mostWaits(), MeshMethod::waitsFor);
  }

  private <N extends Comparable<N>> N worst(MeshWay way, N atEnd, Climb.Step<N> step) {
    N worst = atEnd;
    for (int i = way.links().size() - 1; i >= 0; i--) {
      MeshLink link = way.links().get(i);
      worst = step.of(link.from(), worst, link.apart());
    }
    return Climb.from(way.first().from(), worst, graph, circles, step);
  }
}
