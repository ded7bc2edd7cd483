package ai.datapunk.weft.catalog.graph;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes a graph in the language of Graphviz. */
final class DotWriter {

  private static final String HEAD =
      """
      digraph mesh {
        rankdir=LR
        node [shape=box, fontname="sans-serif"]
        edge [fontname="sans-serif", fontsize=10]
        graph [fontname="sans-serif"]
      """;

  private final MeshGraph graph;
  private final NodeIds ids;
  private final StringBuilder text = new StringBuilder(HEAD);

  private DotWriter(MeshGraph graph) {
    this.graph = graph;
    this.ids = new NodeIds(graph);
  }

  static void write(MeshGraph graph, Writer out) throws IOException {
    DotWriter writer = new DotWriter(graph);
    writer.groups();
    graph.unknown().forEach(node -> writer.node("  ", node));
    graph.edges().forEach(writer::edge);
    out.write(writer.text.append("}\n").toString());
  }

  private void groups() {
    int boxes = 0;
    for (MeshGroup group : graph.groups()) {
      if (group.isBox()) {
        boxes++;
        text.append("  subgraph cluster_%d {\n".formatted(boxes));
        text.append("    label=").append(quoted(group.title())).append('\n');
        group.nodes().forEach(node -> node("    ", node));
        text.append("  }\n");
      } else {
        group.nodes().forEach(node -> node("  ", node));
      }
    }
  }

  private void node(String indent, MeshNode node) {
    String style =
        switch (node.kind()) {
          case APPLICATION -> ", style=rounded";
          case SERVICE, OPERATION -> "";
          case UNKNOWN, UNKNOWN_OPERATION -> ", style=dashed";
        };
    text.append(indent)
        .append(ids.of(node))
        .append(" [label=")
        .append(quoted(node.label()))
        .append(style)
        .append("]\n");
  }

  private void edge(MeshEdge edge) {
    List<String> lines = EdgeLabel.lines(edge).stream().map(DotWriter::escaped).toList();
    text.append("  ").append(ids.of(edge.from())).append(" -> ").append(ids.of(edge.to()));
    if (!lines.isEmpty()) {
      text.append(" [label=\"").append(String.join("\\n", lines)).append('"');
      text.append(edge.isCertain() ? "]" : ", style=dashed]");
    }
    text.append('\n');
  }

  private static String quoted(String name) {
    return '"' + escaped(name) + '"';
  }

  /** Graphviz reads entities in labels too. */
  private static String escaped(String name) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      switch (c) {
        case '"' -> escaped.append("\\\"");
        case '\\' -> escaped.append("\\\\");
        case '&' -> escaped.append("&amp;");
        default -> escaped.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return escaped.toString();
  }
}
