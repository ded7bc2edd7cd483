package ai.datapunk.weft.maven;

import static java.util.stream.Collectors.toCollection;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogFiles;
import ai.datapunk.weft.catalog.NewerCatalogException;
import ai.datapunk.weft.catalog.graph.GraphCatalogs;
import ai.datapunk.weft.catalog.graph.GraphFormat;
import ai.datapunk.weft.catalog.graph.GraphLevel;
import ai.datapunk.weft.catalog.graph.MeshGraph;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Draws who calls whom, by the catalogs of the module and its dependencies, and by those of other
 * applications.
 */
@Mojo(
    name = GraphMojo.GOAL,
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class GraphMojo extends AbstractWeftMojo {

  static final String GOAL = "graph";

  /** The folder or jar whose catalog is drawn. */
  @Parameter(property = "weft.classes", defaultValue = "${project.build.outputDirectory}")
  private File classes;

  /**
   * What other applications are drawn: each a {@code catalog.json}, a jar with one, or a folder.
   * Relative paths count from where Maven was called, which is the same for all modules.
   */
  @Parameter(property = "weft.graph.catalogs")
  private @Nullable List<@Nullable String> catalogs;

  @Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true, required = true)
  private String calledIn;

  /** {@code mermaid}, {@code dot} or {@code json}. */
  @Parameter(property = "weft.graph.format", defaultValue = "mermaid")
  private String format;

  /** {@code operations}, or {@code services} for these alone. */
  @Parameter(property = "weft.graph.level", defaultValue = "operations")
  private String level;

  /** The file to write; {@code weft/graph.mmd} or the like in the build's folder. */
  @Parameter(property = "weft.graph.output")
  private @Nullable File output;

  @Override
  void run() throws MojoExecutionException {
    GraphFormat chosen =
        GraphFormat.of(format)
            .orElseThrow(() -> unknown("weft.graph.format", format, "mermaid, dot or json"));
    GraphLevel drawn =
        GraphLevel.of(level)
            .orElseThrow(() -> unknown("weft.graph.level", level, "operations or services"));
    List<Catalog> read = read();
    if (read.isEmpty()) {
      getLog().info("There is no catalog of Weft's to draw");
    } else {
      write(MeshGraph.of(read, drawn), chosen);
    }
  }

  private static MojoExecutionException unknown(String property, String value, String choices) {
    return new MojoExecutionException(
        property + " is " + value + ". Fix: let it be " + choices + ".");
  }

  private List<Catalog> read() throws MojoExecutionException {
    List<Path> own = files(Stream.of(classes));
    if (catalogs != null) {
      own.addAll(others(Path.of(calledIn), catalogs));
    }
    List<Catalog> read = new ArrayList<>();
    try {
      read.addAll(GraphCatalogs.read(own, getLog()::warn));
    } catch (IOException e) {
      throw new MojoExecutionException(e.getMessage() + ". Fix: " + fix(e), e);
    }
    read.addAll(
        dependencies(files(project().getArtifacts().stream().map(Artifact::getFile)), getLog()));
    return read;
  }

  /** What is named; a POM's empty element and a comma at the end name nothing. */
  static List<Path> others(Path folder, List<@Nullable String> names)
      throws MojoExecutionException {
    List<Path> others = new ArrayList<>();
    for (String name : names) {
      if (name != null && !name.isBlank()) {
        try {
          others.add(folder.resolve(name.strip()));
        } catch (InvalidPathException e) {
          throw new MojoExecutionException(
              "weft.graph.catalogs has "
                  + name.strip()
                  + ", which cannot be a file's name. Fix: name jars, folders or files"
                  + " catalog.json, without wildcards.",
              e);
        }
      }
    }
    return others;
  }

  private static String fix(IOException e) {
    return e instanceof NewerCatalogException
        ? "take weft-maven-plugin in the version that the catalog was made with, or a later one."
        : "let weft.classes and weft.graph.catalogs be jars, folders or files catalog.json.";
  }

  /** Those of libraries, which nobody has named: what cannot be read is no reason to fail. */
  static List<Catalog> dependencies(List<Path> files, Log log) {
    List<Catalog> catalogs = new ArrayList<>();
    for (Path file : files) {
      try {
        catalogs.addAll(GraphCatalogs.read(List.of(file), log::warn));
      } catch (IOException e) {
        log.warn(e.getMessage() + ". It is left out of the graph");
      }
    }
    return catalogs;
  }

  /**
   * What of a module can have a catalog. It may be without classes, and its dependencies something
   * else than jars.
   */
  static List<Path> files(Stream<@Nullable File> files) {
    return files
        .filter(Objects::nonNull)
        .map(File::toPath)
        .filter(file -> Files.isDirectory(file) || CatalogFiles.isArchive(file))
        .collect(toCollection(ArrayList::new));
  }

  private void write(MeshGraph graph, GraphFormat chosen) throws MojoExecutionException {
    Path file =
        output == null
            ? Path.of(project().getBuild().getDirectory(), "weft", "graph." + chosen.extension())
            : output.toPath();
    try {
      chosen.write(graph, file);
      chosen.beyondLimits(graph).ifPresent(getLog()::warn);
    } catch (IOException e) {
      throw new MojoExecutionException(
          "Cannot write the graph: "
              + e
              + ". Fix: let weft.graph.output be a file that can be written.",
          e);
    }
    getLog().info("The graph of who calls whom is in " + file);
  }
}
