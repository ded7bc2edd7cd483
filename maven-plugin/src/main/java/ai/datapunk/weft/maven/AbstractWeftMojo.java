package ai.datapunk.weft.maven;

import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals have in common. */
abstract class AbstractWeftMojo extends AbstractMojo {

  /** Leaves Weft out of the build: nothing is set up, woven or checked. */
  @Parameter(property = "weft.skip", defaultValue = "false")
  private boolean skip;

  /**
   * The name of the application that the module is part of, which the compiler writes into the
   * catalog. {@link Settings} reads it before any goal runs; Maven warns of parameters that no goal
   * has.
   */
  @SuppressWarnings("unused")
  @Parameter(property = "weft.application", defaultValue = "${project.artifactId}")
  private String application;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  /** Does what the goal is for. */
  abstract void run() throws MojoExecutionException, MojoFailureException;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (!skip) {
      run();
    }
  }

  final MavenProject project() {
    return project;
  }

  /** The plugin's version. */
  final String version() {
    return plugin.getVersion();
  }

  /** The names of the properties that a goal's parameters can be given as. */
  final List<String> properties(String goal) {
    return plugin.getMojo(goal).getParameters().stream()
        .map(parameter -> String.valueOf(parameter.getExpression()))
        .filter(expression -> expression.startsWith("${"))
        .map(expression -> expression.substring(2, expression.length() - 1))
        .toList();
  }

  /** The project's resolved dependencies. */
  final Dependencies dependencies() {
    return new Dependencies(project.getArtifacts());
  }
}
