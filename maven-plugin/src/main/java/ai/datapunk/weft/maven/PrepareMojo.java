package ai.datapunk.weft.maven;

import ai.datapunk.weft.maven.compiler.CompilerLevel;
import ai.datapunk.weft.maven.compiler.CompilerSetup;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Finds the processor path for the main sources; bound by the plugin itself. */
@Mojo(
    name = PrepareMojo.GOAL,
    defaultPhase = LifecyclePhase.PROCESS_RESOURCES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class PrepareMojo extends AbstractPrepareMojo {

  static final String GOAL = "prepare";

  @Override
  List<String> classPath() throws DependencyResolutionRequiredException {
    return project().getCompileClasspathElements().stream()
        .filter(element -> !element.equals(project().getBuild().getOutputDirectory()))
        .toList();
  }

  @Override
  String pathProperty() {
    return CompilerSetup.MAIN_PATH_PROPERTY;
  }

  @Override
  CompilerLevel level() {
    return CompilerLevel.MAIN;
  }

  @Override
  boolean hasScope(String scope) {
    return !"test".equals(scope);
  }
}
