package ai.datapunk.weft.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Weaves the main classes in place, and fails the build when one that is annotated is not woven.
 */
@Mojo(
    name = WeaveMojo.GOAL,
    defaultPhase = LifecyclePhase.COMPILE,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class WeaveMojo extends AbstractWeaveMojo {

  static final String GOAL = "weave";

  @Override
  File classes() {
    return new File(project().getBuild().getOutputDirectory());
  }

  @Override
  List<String> classPath() throws DependencyResolutionRequiredException {
    return project().getCompileClasspathElements();
  }

  @Override
  String stateFolder() {
    return "main";
  }
}
