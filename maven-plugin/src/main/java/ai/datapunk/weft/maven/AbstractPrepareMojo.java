package ai.datapunk.weft.maven;

import ai.datapunk.weft.maven.compiler.CompilerLevel;
import ai.datapunk.weft.maven.compiler.CompilerSetupException;
import ai.datapunk.weft.maven.compiler.ProcessorPath;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Sets the property that the compiler takes the processor path from, where the POM has none. That
 * takes the resolved class path, which is not known before the build has begun.
 */
abstract class AbstractPrepareMojo extends AbstractWeftMojo {

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /** The class path of what is compiled next. */
  abstract List<String> classPath() throws DependencyResolutionRequiredException;

  /** The property's name. */
  abstract String pathProperty();

  /** The Java that it is compiled for. */
  abstract CompilerLevel level();

  /** Whether a dependency of this scope is on the class path of what is compiled next. */
  abstract boolean hasScope(String scope);

  @Override
  final void run() throws MojoExecutionException, MojoFailureException {
    dependencies().requireVersion(version());
    dependencies().requireAspectsBesideAnnotations(version(), project().getDependencies());
    if (project().getDependencies().stream().anyMatch(this::isWeft)) {
      requireLevel();
    }
    try {
      project()
          .getProperties()
          .setProperty(pathProperty(), ProcessorPath.of(classPath(), WeftPlugin.processor()));
    } catch (IOException | DependencyResolutionRequiredException e) {
      throw new MojoExecutionException("Cannot read the class path: " + e.getMessage(), e);
    }
  }

  private boolean isWeft(Dependency dependency) {
    return dependency.getGroupId().equals(WeftPlugin.GROUP_ID) && hasScope(dependency.getScope());
  }

  /** A module that only inherits the plugin may be for any Java. */
  private void requireLevel() throws MojoFailureException {
    Properties ofUser = session.getUserProperties();
    Properties ofProject = project().getProperties();
    try {
      level()
          .require(
              project().getBuild(), name -> ofUser.getProperty(name, ofProject.getProperty(name)));
    } catch (CompilerSetupException e) {
      throw new MojoFailureException(e.getMessage(), e);
    }
  }
}
