package ai.datapunk.weft.catalog.graph;

import java.util.List;

/**
 * A flowchart of Mermaid's, which Markdown pages of many platforms draw. Names and lines may have
 * any characters. Not thread-safe.
 */
public final class Flowchart {

  /** Beside letters and digits. All else could be Markdown, HTML or Mermaid's own. */
  private static final String HARMLESS = " -.,/()–";

  /** How a node is drawn. */
  public enum Shape {
    /** Corners. */
    BOX("[%s]"),
    /** Round ends. */
    ROUND("([%s])"),
    /** Corners and a broken line. */
    BROKEN("[%s]:::unknown");

    private final String form;

    Shape(String form) {
      this.form = form;
    }
  }

  /** How an edge is drawn. */
  public enum Line {
    /** As usual. */
    PLAIN(" -->"),
    /** Broken. */
    BROKEN(" -.->"),
    /** Thick. */
    THICK(" ==>");

    private final String arrow;

    Line(String arrow) {
      this.arrow = arrow;
    }
  }

  private final StringBuilder nodes = new StringBuilder("flowchart LR\n");
  private final StringBuilder edges = new StringBuilder();
  private String indent = "  ";
  private boolean broken;

  /** A chart of nothing yet. */
  public Flowchart() {}

  /**
   * Draws a box around the nodes that follow.
   *
   * @param id letters and digits, like that of nodes
   */
  public void begin(String id, String title) {
    nodes.append("  subgraph ").append(id).append('[').append(quoted(title)).append("]\n");
    indent = "    ";
  }

  /** Ends the box. */
  public void end() {
    nodes.append("  end\n");
    indent = "  ";
  }

  /**
   * Draws a node.
   *
   * @param id letters and digits, of this node alone
   */
  public void node(String id, String label, Shape shape) {
    broken |= shape == Shape.BROKEN;
    nodes.append(indent).append(id).append(shape.form.formatted(quoted(label))).append('\n');
  }

  /** Draws an edge with some lines of text, or none. */
  public void edge(String from, String to, Line line, List<String> lines) {
    List<String> escaped = lines.stream().map(Flowchart::escaped).toList();
    edges.append("  ").append(from).append(line.arrow);
    if (!escaped.isEmpty()) {
      edges.append("|\"").append(String.join("<br>", escaped)).append("\"|");
    }
    edges.append(' ').append(to).append('\n');
  }

  /** The chart, as Mermaid reads it. */
  public String text() {
    return nodes + (broken ? "  classDef unknown stroke-dasharray:3\n" : "") + edges;
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
