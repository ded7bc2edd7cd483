package ai.datapunk.weft.maven;

import ai.datapunk.weft.catalog.graph.GraphFormat;
import ai.datapunk.weft.catalog.graph.GraphLevel;
import ai.datapunk.weft.catalog.graph.MeshGraph;
import ai.datapunk.weft.maven.ModuleCatalogs.Others;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
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
    ModuleCatalogs read =
        ModuleCatalogs.read(
            classes,
            project().getArtifacts(),
            new Others(catalogs, calledIn, "weft.graph.catalogs"),
            getLog());
    if (!read.all().isEmpty()) {
      write(MeshGraph.of(read.all(), drawn), chosen);
    } else if (read.isComplete()) {
      getLog().info("There is no catalog of Weft's to draw");
    }
    read.requireNamed();
  }

  private static MojoExecutionException unknown(String property, String value, String choices) {
    return new MojoExecutionException(
        property + " is " + value + ". Fix: let it be " + choices + ".");
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
