package ai.datapunk.weft.catalog.graph;

import java.util.List;

/**
 * A service or an application, with its nodes in a graph.
 *
 * @param application whether one of the catalogs is that application's
 */
record MeshGroup(String name, boolean application, List<MeshNode> nodes) {

  /** Whether there is something inside to draw a box around. */
  boolean isBox() {
    return !operations().isEmpty();
  }

  /** What is written on the box. */
  String title() {
    return (application ? "application " : "service ") + name;
  }

  /** The names of its operations, those that are not in its catalog too. */
  List<String> operations() {
    return nodes.stream().map(MeshNode::name).filter(name -> !name.isEmpty()).toList();
  }

  /** The names of those operations that its catalog does not have. */
  List<String> unknown() {
    return nodes.stream()
        .filter(node -> node.kind() == MeshNode.Kind.UNKNOWN_OPERATION)
        .map(MeshNode::name)
        .toList();
  }
}
