package ai.datapunk.weft.catalog.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that is drawn as an edge. */
final class Ways {

  private final MeshMethods methods;
  private final Map<MeshMethod, List<MeshLink>> calls = new HashMap<>();
  private final List<MeshWay> all = new ArrayList<>();

  private Ways(MeshMethods methods) {
    this.methods = methods;
  }

  /** Those of a graph, of these of its methods. */
  static List<MeshWay> of(MethodGraph graph, MeshMethods methods, List<MeshMethod> reached) {
    Ways ways = new Ways(methods);
    List<MeshLink> drawn =
        reached.stream()
            .flatMap(method -> graph.from(method).stream())
            .filter(link -> !link.joins())
            .toList();
    drawn.forEach(link -> ways.calls.computeIfAbsent(link.to(), to -> new ArrayList<>()).add(link));
    drawn.forEach(link -> ways.add(MeshWay.of(link)));
    return ways.all;
  }

  private void add(MeshWay way) {
    MeshMethod from = way.first().from();
    if (!methods.leaves(from)) {
      all.add(way);
      return;
    }
    for (MeshLink before : calls.getOrDefault(from, List.of())) {
      if (!way.has(before)) {
        add(way.behind(before));
      }
    }
  }
}
