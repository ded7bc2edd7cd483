package ai.datapunk.weft.catalog.graph;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes a graph as a flowchart of Mermaid's. */
final class MermaidWriter {

  /** Beside letters and digits. All else could be Markdown, HTML or Mermaid's own. */
  private static final String HARMLESS = " _-.,/()–";

  private final MeshGraph graph;
  private final NodeIds ids;
  private final StringBuilder text = new StringBuilder("flowchart LR\n");

  private MermaidWriter(MeshGraph graph) {
    this.graph = graph;
    this.ids = new NodeIds(graph);
  }

  static void write(MeshGraph graph, Writer out) throws IOException {
    MermaidWriter writer = new MermaidWriter(graph);
    writer.groups();
    writer.unknown();
    graph.edges().forEach(writer::edge);
    out.write(writer.text.toString());
  }

  private void groups() {
    int boxes = 0;
    for (MeshGroup group : graph.groups()) {
      if (group.isBox()) {
        boxes++;
        text.append("  subgraph s%d[%s]\n".formatted(boxes, quoted(group.title())));
        group.nodes().forEach(node -> node("    ", node));
        text.append("  end\n");
      } else {
        group.nodes().forEach(node -> node("  ", node));
      }
    }
  }

  private void unknown() {
    List<MeshNode> unknown = graph.unknown();
    unknown.forEach(node -> node("  ", node));
    if (!unknown.isEmpty()) {
      text.append("  classDef unknown stroke-dasharray:3\n");
    }
  }

  private void node(String indent, MeshNode node) {
    String label = quoted(node.label());
    String shape =
        switch (node.kind()) {
          case APPLICATION -> "([" + label + "])";
          case SERVICE, OPERATION -> "[" + label + "]";
          case UNKNOWN -> "[" + label + "]:::unknown";
        };
    text.append(indent).append(ids.of(node)).append(shape).append('\n');
  }

  private void edge(MeshEdge edge) {
    List<String> lines = EdgeLabel.lines(edge).stream().map(MermaidWriter::escaped).toList();
    text.append("  ")
        .append(ids.of(edge.from()))
        .append(edge.isCertain() ? " -->" : " -.->")
        .append(lines.isEmpty() ? "" : "|\"" + String.join("<br>", lines) + "\"|")
        .append(' ')
        .append(ids.of(edge.to()))
        .append('\n');
  }

  private static String quoted(String name) {
    return '"' + escaped(name) + '"';
  }

  private static String escaped(String name) {
    StringBuilder escaped = new StringBuilder();
    name.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder to, int c) {
    if (Character.isISOControl(c)) {
      to.append(' ');
    } else if (Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0) {
      to.appendCodePoint(c);
    } else {
      to.append('#').append(c).append(';');
    }
  }
}
