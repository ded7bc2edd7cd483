package ai.datapunk.weft.catalog.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All methods that can be reached, each for every origin that it is reached from. */
final class Spots {

  private final MethodGraph graph;
  private final StrongComponents<MeshMethod> components;
  private final MeshMethods methods;
  private final DrawnEdges edges;
  private final Map<MeshMethod, Map<Origin, Spot>> all = new HashMap<>();
  private final List<Spot> starts = new ArrayList<>();
  private final Deque<Spot> left = new ArrayDeque<>();
  private int many;

  /** Those of a graph, whose calls are drawn as these edges. */
  Spots(
      MethodGraph graph,
      StrongComponents<MeshMethod> components,
      MeshMethods methods,
      DrawnEdges edges) {
    this.graph = graph;
    this.components = components;
    this.methods = methods;
    this.edges = edges;
    for (MeshMethod start : graph.starts()) {
      starts.add(spot(start, Origin.at(start.node())));
    }
    while (!left.isEmpty()) {
      follow(left.remove());
    }
  }

  private Spot spot(MeshMethod method, Origin origin) {
    return all.computeIfAbsent(method, key -> new LinkedHashMap<>())
        .computeIfAbsent(
            origin,
            key -> {
              Spot spot = new Spot(many++, components.place(method), method, origin);
              left.add(spot);
              return spot;
            });
  }

  private void follow(Spot spot) {
    for (MeshSite site : graph.sites(spot.method())) {
      List<Spot.Call> choices = new ArrayList<>();
      for (MeshLink link : site.choices()) {
        MeshMethod called = link.to();
        Origin origin =
            methods.leaves(called) ? spot.origin().behind(link) : Origin.at(called.node());
        choices.add(new Spot.Call(spot(called, origin), edges.add(spot.origin(), link)));
      }
      spot.add(new Spot.Site(site.fallback(), choices));
    }
  }

  /** How many there are. */
  int many() {
    return many;
  }

  /** What begins in each application. */
  List<Spot> starts() {
    return starts;
  }

  /** Those of a method. */
  Collection<Spot> of(MeshMethod method) {
    return all.getOrDefault(method, Map.of()).values();
  }
}
