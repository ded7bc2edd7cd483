package ai.datapunk.weft.catalog.graph;

import java.util.HashMap;
import java.util.Map;

/** Short names of a graph's nodes, which need no escaping: n1, n2 and so on, in their order. */
final class NodeIds {

  private final Map<MeshNode, String> ids = new HashMap<>();

  NodeIds(MeshGraph graph) {
    graph.nodes().forEach(node -> ids.put(node, "n" + (ids.size() + 1)));
  }

  String of(MeshNode node) {
    return ids.getOrDefault(node, "n0");
  }
}
