package ai.datapunk.weft.maven;

import ai.datapunk.weft.maven.compiler.ProcessorPath;
import java.io.IOException;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Sets the property that the compiler takes the processor path from, where the POM has none. That
 * takes the resolved class path, which is not known before the build has begun.
 */
abstract class AbstractPrepareMojo extends AbstractWeftMojo {

  /** The class path of what is compiled next. */
  abstract List<String> classPath() throws DependencyResolutionRequiredException;

  /** The property's name. */
  abstract String pathProperty();

  @Override
  final void run() throws MojoExecutionException, MojoFailureException {
    dependencies().requireVersion(version());
    dependencies().requireAspectsBesideAnnotations(version(), project().getDependencies());
    try {
      project()
          .getProperties()
          .setProperty(pathProperty(), ProcessorPath.of(classPath(), WeftPlugin.processor()));
    } catch (IOException | DependencyResolutionRequiredException e) {
      throw new MojoExecutionException("Cannot read the class path: " + e.getMessage(), e);
    }
  }
}
