package ai.datapunk.weft.catalog.graph;

import static java.util.stream.Collectors.toCollection;

import ai.datapunk.weft.catalog.Catalog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

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
      Stream<MeshNode> nodes,
      Collection<MeshEdge> edges) {
    this.level = level;
    this.applications = new TreeSet<>(applications);
    this.edges = edges.stream().sorted(MeshEdge.ORDER).toList();
    this.nodes = Collections.unmodifiableSortedSet(nodes.collect(toCollection(TreeSet::new)));
  }

  /**
   * The graph of these catalogs, which join where a service that one calls has the name of an
   * application. Catalogs of one name are one application.
   */
  public static MeshGraph of(Collection<Catalog> catalogs, GraphLevel level) {
    MeshMethods methods = new MeshMethods(catalogs);
    Collection<MeshEdge> edges = edges(methods);
    Stream<MeshNode> nodes = edges.stream().flatMap(edge -> Stream.of(edge.from(), edge.to()));
    MeshGraph graph = new MeshGraph(GraphLevel.OPERATIONS, methods.applications(), nodes, edges);
    return level == GraphLevel.OPERATIONS ? graph : graph.services();
  }

  /** What differs in its policies is not one edge. */
  private record Kind(MeshNode from, MeshNode to, CallPolicies policies, boolean fallback) {}

  private static Collection<MeshEdge> edges(MeshMethods methods) {
    MethodGraph graph = new MethodGraph(methods);
    Circles circles = new Circles(graph);
    WorstCase worst = new WorstCase(graph, circles);
    Map<Kind, MeshEdge> edges = new HashMap<>();
    for (MeshWay way : Ways.of(graph, methods, circles)) {
      MeshEdge edge = edge(way, circles, worst);
      Kind kind = new Kind(edge.from(), edge.to(), edge.policies(), edge.fallback());
      edges.merge(kind, edge, MeshEdge::and);
    }
    return edges.values();
  }

  private static MeshEdge edge(MeshWay way, Circles circles, WorstCase worst) {
    MeshMethod called = way.last().to();
    return new MeshEdge(
        way.first().from().node(),
        called.node(),
        List.of(called.name()),
        called.policies(),
        way.possible(),
        way.fallback(),
        circles.has(way.last()),
        worst.calls(way),
        worst.waits(way));
  }

  private MeshGraph services() {
    Map<Map.Entry<MeshNode, MeshNode>, MeshEdge> merged = new HashMap<>();
    for (MeshEdge edge : edges) {
      MeshEdge wide = edge.between(whole(edge.from()), whole(edge.to()));
      // That its own operations begin in an application goes without saying.
      boolean ownStart = wide.from().equals(edge.from()) && wide.from().equals(wide.to());
      if (!ownStart) {
        merged.merge(Map.entry(wide.from(), wide.to()), wide, MeshEdge::and);
      }
    }
    return new MeshGraph(
        GraphLevel.SERVICES, applications, nodes.stream().map(this::whole), merged.values());
  }

  private MeshNode whole(MeshNode node) {
    if (node.kind() != MeshNode.Kind.OPERATION) {
      return node;
    }
    return isApplication(node.service())
        ? MeshNode.application(node.service())
        : MeshNode.service(node.service());
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
