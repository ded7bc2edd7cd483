package ai.datapunk.weft.monitoring.dependencies;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.graph.EdgeLabel;
import ai.datapunk.weft.catalog.graph.Flowchart;
import ai.datapunk.weft.catalog.graph.Flowchart.Line;
import ai.datapunk.weft.catalog.graph.Flowchart.Shape;
import ai.datapunk.weft.catalog.graph.GraphLevel;
import ai.datapunk.weft.catalog.graph.MeshEdge;
import ai.datapunk.weft.catalog.graph.MeshGraph;
import ai.datapunk.weft.catalog.graph.MeshNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The graph of the catalogs, with what is measured on its edges, and edges for what is only
 * measured.
 */
public final class MeasuredGraph {

  private final MeshGraph graph;
  private final NavigableMap<Dependency, Measured> measured;
  private final Map<String, Set<String>> applicationsOfMethods = new HashMap<>();
  private final Map<MeshNode, String> ids = new HashMap<>();
  private final Map<String, String> idsByName = new LinkedHashMap<>();
  private final Map<Dependency, Integer> ways = new HashMap<>();
  private final Flowchart chart = new Flowchart();

  private MeasuredGraph(Collection<Catalog> catalogs, NavigableMap<Dependency, Measured> measured) {
    this.graph = MeshGraph.of(catalogs, GraphLevel.SERVICES);
    this.measured = measured;
    catalogs.forEach(this::addMethods);
  }

  /**
   * The graph in Mermaid's language.
   *
   * @throws PrometheusException if Prometheus does not say what there is
   */
  public static String mermaid(
      Collection<Catalog> catalogs, PrometheusClient prometheus, DependencyQueries queries)
      throws PrometheusException {
    return new MeasuredGraph(catalogs, Measurements.of(prometheus, queries)).text();
  }

  static String mermaid(Collection<Catalog> catalogs, NavigableMap<Dependency, Measured> measured) {
    return new MeasuredGraph(catalogs, measured).text();
  }

  private void addMethods(Catalog catalog) {
    for (CatalogClass type : catalog.classes()) {
      for (CatalogMethod method : type.methods()) {
        applicationsOfMethods
            .computeIfAbsent(type.name() + "." + method.signature(), name -> new TreeSet<>())
            .add(catalog.application());
      }
    }
  }

  private String text() {
    graph.nodes().forEach(this::node);
    for (MeshEdge edge : graph.edges()) {
      dependencies(edge).forEach(dependency -> ways.merge(dependency, 1, Integer::sum));
    }
    graph.edges().forEach(this::edge);
    measured.forEach(this::measuredOnly);
    return chart.text();
  }

  private void node(MeshNode node) {
    Shape shape =
        switch (node.kind()) {
          case APPLICATION -> Shape.ROUND;
          case SERVICE, OPERATION -> Shape.BOX;
          case UNKNOWN, UNKNOWN_OPERATION -> Shape.BROKEN;
        };
    String id = "n" + (ids.size() + 1);
    ids.put(node, id);
    if (!node.service().isEmpty()) {
      idsByName.put(node.service(), id);
    }
    chart.node(id, node.label(), shape);
  }

  /** Those that an edge stands for: what it calls, by each application that calls it that way. */
  private SortedSet<Dependency> dependencies(MeshEdge edge) {
    SortedSet<Dependency> dependencies = new TreeSet<>();
    if (!edge.to().service().isEmpty()) {
      for (String caller : callers(edge)) {
        dependencies.add(new Dependency(caller, edge.to().service()));
      }
      dependencies.removeIf(Dependency::isOwn);
    }
    return dependencies;
  }

  private Set<String> callers(MeshEdge edge) {
    if (edge.from().kind() == MeshNode.Kind.APPLICATION) {
      return Set.of(edge.from().service());
    }
    Set<String> callers = new TreeSet<>();
    edge.methods()
        .forEach(method -> callers.addAll(applicationsOfMethods.getOrDefault(method, Set.of())));
    return callers;
  }

  private void edge(MeshEdge edge) {
    SortedSet<Dependency> dependencies = dependencies(edge);
    List<Measured> there =
        dependencies.stream().filter(measured::containsKey).map(measured::get).toList();
    Measured all = Measured.together(there);
    List<String> lines = new ArrayList<>();
    if (there.isEmpty()) {
      lines.add("not measured");
    } else {
      lines.addAll(MeasuredLabel.lines(all));
      int most = dependencies.stream().mapToInt(one -> ways.getOrDefault(one, 1)).max().orElse(1);
      if (most > 1 && all.calls() > 0) {
        lines.add("of " + most + " ways together");
      }
    }
    lines.addAll(EdgeLabel.lines(edge));
    chart.edge(
        ids.getOrDefault(edge.from(), ""),
        ids.getOrDefault(edge.to(), ""),
        line(there.isEmpty() ? 0 : all.calls()),
        lines);
  }

  private static Line line(double calls) {
    return calls > 0 ? Line.THICK : Line.BROKEN;
  }

  private void measuredOnly(Dependency dependency, Measured found) {
    if (!ways.containsKey(dependency)) {
      List<String> lines = new ArrayList<>(MeasuredLabel.lines(found));
      lines.add("in no catalog");
      chart.edge(id(dependency.caller()), id(dependency.service()), line(found.calls()), lines);
    }
  }

  /** Of what no catalog has, numbers of their own: so those of others stay as they are. */
  private String id(String name) {
    String id = idsByName.get(name);
    if (id == null) {
      id = "m" + (idsByName.size() + 1);
      idsByName.put(name, id);
      chart.node(id, name, Shape.BROKEN);
    }
    return id;
  }
}
