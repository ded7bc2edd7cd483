package ai.datapunk.weft.monitoring.dependencies;

import ai.datapunk.weft.catalog.Catalog;
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
import java.util.SortedSet;

/**
 * The graph of the catalogs, with what is measured on its edges, and edges for what is only
 * measured.
 */
public final class MeasuredGraph {

  private final MeshGraph graph;
  private final NavigableMap<Dependency, Measured> measured;
  private final EdgeDependencies dependencies;
  private final Map<MeshNode, String> ids = new HashMap<>();
  private final Map<String, String> idsByName = new LinkedHashMap<>();
  private final Map<Dependency, Integer> ways = new HashMap<>();
  private final Flowchart chart = new Flowchart();

  private MeasuredGraph(Collection<Catalog> catalogs, NavigableMap<Dependency, Measured> measured) {
    this.graph = MeshGraph.of(catalogs, GraphLevel.SERVICES);
    this.measured = measured;
    this.dependencies = new EdgeDependencies(catalogs);
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

  private String text() {
    graph.nodes().forEach(this::node);
    for (MeshEdge edge : graph.edges()) {
      dependencies.of(edge).forEach(dependency -> ways.merge(dependency, 1, Integer::sum));
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

  private void edge(MeshEdge edge) {
    SortedSet<Dependency> all = dependencies.of(edge);
    List<Measured> there = all.stream().filter(measured::containsKey).map(measured::get).toList();
    Measured sum = Measured.together(there);
    List<String> lines = new ArrayList<>();
    if (there.isEmpty()) {
      lines.add("not measured");
    } else {
      lines.addAll(MeasuredLabel.lines(sum));
      int most = all.stream().mapToInt(one -> ways.getOrDefault(one, 1)).max().orElse(1);
      if (most > 1 && sum.calls() > 0) {
        lines.add("of " + most + " ways together");
      }
    }
    lines.addAll(EdgeLabel.lines(edge));
    chart.edge(
        ids.getOrDefault(edge.from(), ""),
        ids.getOrDefault(edge.to(), ""),
        line(there.isEmpty() ? 0 : sum.calls()),
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
