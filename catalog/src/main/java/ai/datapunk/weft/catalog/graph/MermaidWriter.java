package ai.datapunk.weft.catalog.graph;

import java.io.IOException;
import java.io.Writer;

/** Writes a graph as a flowchart of Mermaid's. */
final class MermaidWriter {

  /** Mermaid's {@code maxEdges} and {@code maxTextSize}, where nobody sets them. */
  static final int MOST_EDGES = 500;

  static final int MOST_CHARACTERS = 50_000;

  private final MeshGraph graph;
  private final NodeIds ids;
  private final Flowchart chart = new Flowchart();

  private MermaidWriter(MeshGraph graph) {
    this.graph = graph;
    this.ids = new NodeIds(graph);
  }

  static void write(MeshGraph graph, Writer out) throws IOException {
    MermaidWriter writer = new MermaidWriter(graph);
    writer.groups();
    graph.unknown().forEach(writer::node);
    graph.edges().forEach(writer::edge);
    out.write(writer.chart.text());
  }

  private void groups() {
    int boxes = 0;
    for (MeshGroup group : graph.groups()) {
      if (group.isBox()) {
        boxes++;
        chart.begin("s" + boxes, group.title());
        group.nodes().forEach(this::node);
        chart.end();
      } else {
        group.nodes().forEach(this::node);
      }
    }
  }

  private void node(MeshNode node) {
    Flowchart.Shape shape =
        switch (node.kind()) {
          case APPLICATION -> Flowchart.Shape.ROUND;
          case SERVICE, OPERATION -> Flowchart.Shape.BOX;
          case UNKNOWN, UNKNOWN_OPERATION -> Flowchart.Shape.BROKEN;
        };
    chart.node(ids.of(node), node.label(), shape);
  }

  private void edge(MeshEdge edge) {
    chart.edge(
        ids.of(edge.from()),
        ids.of(edge.to()),
        edge.isCertain() ? Flowchart.Line.PLAIN : Flowchart.Line.BROKEN,
        EdgeLabel.lines(edge));
  }
}
