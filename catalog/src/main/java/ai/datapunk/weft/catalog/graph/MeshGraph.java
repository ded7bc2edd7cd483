package ai.datapunk.weft.catalog.graph;

import ai.datapunk.weft.catalog.Catalog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who calls whom, by the catalogs of one or several applications. Immutable; the order of
 * everything is fixed, whatever order the catalogs are given in.
 */
public final class MeshGraph {

  private final GraphLevel level;
  private final SortedSet<String> applications;
  private final List<MeshEdge> edges;
  private final SortedSet<MeshNode> nodes;

  private MeshGraph(
      GraphLevel level,
      Collection<String> applications,
      Collection<MeshNode> nodes,
      Collection<MeshEdge> edges) {
    this.level = level;
    this.applications = new TreeSet<>(applications);
    this.edges = edges.stream().sorted(MeshEdge.ORDER).toList();
    this.nodes = Collections.unmodifiableSortedSet(new TreeSet<>(nodes));
  }

  /**
   * The graph of these catalogs, which join where a service that one calls has the name of an
   * application. Catalogs of one name are one application.
   */
  public static MeshGraph of(Collection<Catalog> catalogs, GraphLevel level) {
    MeshMethods methods = new MeshMethods(catalogs);
    MethodGraph graph = new MethodGraph(methods);
    StrongComponents<MeshMethod> components = graph.components();
    DrawnEdges drawn = new DrawnEdges(methods, components, new MaxWaits(graph, components), level);
    Spots spots = new Spots(graph, components, methods, drawn);
    return new MeshGraph(
        level,
        methods.applications(),
        drawn.nodes(),
        drawn.edges(new MaxCalls(spots, graph, components)));
  }

  /** What its nodes are. */
  public GraphLevel level() {
    return level;
  }

  /** All that calls or is called, in a fixed order. */
  public SortedSet<MeshNode> nodes() {
    return nodes;
  }

  /** Who calls whom, in the order of the nodes. */
  public List<MeshEdge> edges() {
    return edges;
  }

  /** Whether one of the catalogs is of an application of this name. */
  public boolean isApplication(String name) {
    return applications.contains(name);
  }

  /** The services and applications, by name, without methods that are unknown. */
  List<MeshGroup> groups() {
    SortedMap<String, List<MeshNode>> byService = new TreeMap<>();
    for (MeshNode node : nodes) {
      if (node.kind() != MeshNode.Kind.UNKNOWN) {
        byService.computeIfAbsent(node.service(), name -> new ArrayList<>()).add(node);
      }
    }
    return byService.entrySet().stream()
        .map(
            entry -> new MeshGroup(entry.getKey(), isApplication(entry.getKey()), entry.getValue()))
        .toList();
  }

  /** The methods that are called and that no catalog has. */
  List<MeshNode> unknown() {
    return nodes.stream().filter(node -> node.kind() == MeshNode.Kind.UNKNOWN).toList();
  }
}
