package ai.datapunk.weft.catalog.graph;

import java.util.ArrayList;
import java.util.List;

/** All that is drawn as an edge. */
final class Ways {

  /** Calls that leave and call each other have more ways than anybody draws. */
  private static final int MOST_THROUGH_OTHERS = 200;

  private final MethodGraph graph;
  private final MeshMethods methods;
  private final List<MeshWay> all = new ArrayList<>();
  private int throughOthers;

  private Ways(MethodGraph graph, MeshMethods methods) {
    this.graph = graph;
    this.methods = methods;
  }

  /** Those of a graph. */
  static List<MeshWay> of(MethodGraph graph, MeshMethods methods, Circles circles) {
    Ways ways = new Ways(graph, methods);
    circles.calledFirst().stream()
        .flatMap(List::stream)
        .flatMap(method -> graph.from(method).stream())
        .filter(link -> !link.joins())
        .forEach(link -> ways.add(MeshWay.of(link)));
    return ways.all;
  }

  /** No join leads to a call that leaves: it ends at an operation, or at what begins. */
  private void add(MeshWay way) {
    MeshMethod from = way.first().from();
    if (!methods.leaves(from)) {
      all.add(way);
      return;
    }
    for (MeshLink before : graph.to(from)) {
      if (throughOthers < MOST_THROUGH_OTHERS && !way.passes(before.from())) {
        throughOthers++;
        add(way.behind(before));
      }
    }
  }
}
