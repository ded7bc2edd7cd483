package ai.datapunk.weft.maven;

import ai.datapunk.weft.maven.compiler.CompilerLevel;
import ai.datapunk.weft.maven.compiler.CompilerSetup;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Finds the processor path for the test sources; bound by the plugin itself. */
@Mojo(
    name = PrepareTestsMojo.GOAL,
    defaultPhase = LifecyclePhase.PROCESS_TEST_RESOURCES,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class PrepareTestsMojo extends AbstractPrepareMojo {

  static final String GOAL = "prepare-tests";

  @Override
  List<String> classPath() throws DependencyResolutionRequiredException {
    return project().getTestClasspathElements().stream()
        .filter(element -> !element.equals(project().getBuild().getTestOutputDirectory()))
        .toList();
  }

  @Override
  String pathProperty() {
    return CompilerSetup.TEST_PATH_PROPERTY;
  }

  @Override
  CompilerLevel level() {
    return CompilerLevel.TEST;
  }

  @Override
  boolean hasScope(String scope) {
    return true;
  }
}
