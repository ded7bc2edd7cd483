package ai.datapunk.weft.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Weaves the test classes in place, and fails the build when one that is annotated is not woven.
 */
@Mojo(
    name = WeaveTestsMojo.GOAL,
    defaultPhase = LifecyclePhase.TEST_COMPILE,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class WeaveTestsMojo extends AbstractWeaveMojo {

  static final String GOAL = "weave-tests";

  @Override
  File classes() {
    return new File(project().getBuild().getTestOutputDirectory());
  }

  @Override
  List<String> classPath() throws DependencyResolutionRequiredException {
    return project().getTestClasspathElements();
  }

  @Override
  String stateFolder() {
    return "test";
  }
}
