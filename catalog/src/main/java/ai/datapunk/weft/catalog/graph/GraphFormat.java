package ai.datapunk.weft.catalog.graph;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What a graph can be written as. */
public enum GraphFormat {
  /** Mermaid's flowchart, which Markdown pages of many platforms draw. */
  MERMAID("mermaid", "mmd", MermaidWriter::write),
  /** The language of Graphviz. */
  DOT("dot", "dot", DotWriter::write),
  /** For programs. */
  JSON("json", "json", GraphJson::write);

  private interface Writing {
    void write(MeshGraph graph, Writer out) throws IOException;
  }

  private final String label;
  private final String extension;
  private final Writing writing;

  GraphFormat(String label, String extension, Writing writing) {
    this.label = label;
    this.extension = extension;
    this.writing = writing;
  }

  /** How it is named in commands. */
  public String label() {
    return label;
  }

  /** How files of it end, without the dot. */
  public String extension() {
    return extension;
  }

  /** The one of this label. */
  public static Optional<GraphFormat> of(String label) {
    return Stream.of(values()).filter(format -> format.label.equals(label)).findFirst();
  }

  /** What is wrong with a graph that is larger than what draws this format mostly takes. */
  public Optional<String> beyondLimits(MeshGraph graph) throws IOException {
    if (this != MERMAID) {
      return Optional.empty();
    }
    StringWriter text = new StringWriter();
    write(graph, text);
    int edges = graph.edges().size();
    int characters = text.getBuffer().length();
    return edges <= MermaidWriter.MOST_EDGES && characters <= MermaidWriter.MOST_CHARACTERS
        ? Optional.empty()
        : Optional.of(
            "The graph has %d edges and %d characters, but Mermaid draws no more than %d and %d"
                    .formatted(
                        edges, characters, MermaidWriter.MOST_EDGES, MermaidWriter.MOST_CHARACTERS)
                + " unless that is configured, which GitHub does not allow. Fix: draw "
                + (graph.level() == GraphLevel.SERVICES ? "fewer catalogs" : "the level services")
                + ", or the format dot for Graphviz.");
  }

  /** Writes a graph; does not close the writer. */
  public void write(MeshGraph graph, Writer out) throws IOException {
    writing.write(graph, out);
    out.flush();
  }

  /**
   * Writes a graph into a file, in UTF-8, and makes the folders that it takes. A file that has it
   * already stays untouched.
   */
  public void write(MeshGraph graph, Path file) throws IOException {
    StringWriter text = new StringWriter();
    write(graph, text);
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, bytes);
    }
  }
}
