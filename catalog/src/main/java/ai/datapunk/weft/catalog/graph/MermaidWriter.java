package ai.datapunk.weft.catalog.graph;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes a graph as a flowchart of Mermaid's. */
final class MermaidWriter {

  /** Mermaid's {@code maxEdges} and {@code maxTextSize}, where nobody sets them. */
  static final int MOST_EDGES = 500;

  static final int MOST_CHARACTERS = 50_000;

  /** Beside letters and digits. All else could be Markdown, HTML or Mermaid's own. */
  private static final String HARMLESS = " -.,/()–";

  /** What is drawn in broken lines; no name has colons. */
  private static final String UNKNOWN = ":::unknown";

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
    graph.unknown().forEach(node -> node("  ", node));
    if (text.indexOf(UNKNOWN) >= 0) {
      text.append("  classDef unknown stroke-dasharray:3\n");
    }
  }

  private void node(String indent, MeshNode node) {
    String label = quoted(node.label());
    String shape =
        switch (node.kind()) {
          case APPLICATION -> "([" + label + "])";
          case SERVICE, OPERATION -> "[" + label + "]";
          case UNKNOWN, UNKNOWN_OPERATION -> "[" + label + "]" + UNKNOWN;
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
    int first = firstOfMarkdown(name);
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      append(escaped, name.codePointAt(i), i == first);
    }
    return escaped.toString();
  }

  /** Where the sign of a list stands at the beginning, or a space, of which several make code. */
  private static int firstOfMarkdown(String name) {
    int digits = 0;
    while (digits < name.length() && Character.isDigit(name.charAt(digits))) {
      digits++;
    }
    boolean sign =
        digits < name.length() && (digits == 0 ? "- " : ".)").indexOf(name.charAt(digits)) >= 0;
    return sign ? digits : -1;
  }

  private static void append(StringBuilder to, int c, boolean escaped) {
    int visible = Character.isISOControl(c) ? ' ' : c;
    if (!escaped && (Character.isLetterOrDigit(visible) || HARMLESS.indexOf(visible) >= 0)) {
      to.appendCodePoint(visible);
    } else {
      to.append('#').append(visible).append(';');
    }
  }
}
