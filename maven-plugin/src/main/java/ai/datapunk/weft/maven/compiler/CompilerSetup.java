package ai.datapunk.weft.maven.compiler;

import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;

/** Sets up every execution of maven-compiler-plugin in a project. Immutable. */
public final class CompilerSetup {

  /** The property that holds the processor path of main sources. */
  public static final String MAIN_PATH_PROPERTY = "weft.processorPath";

  /** The property that holds the processor path of test sources. */
  public static final String TEST_PATH_PROPERTY = "weft.testProcessorPath";

  static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";
  private static final String MAIN_GOAL = "compile";
  private static final String TEST_GOAL = "testCompile";

  private final String version;
  private final String application;

  /**
   * The setup.
   *
   * @param version of Weft
   * @param application the name of the application that the project is part of
   */
  public CompilerSetup(String version, String application) {
    this.version = version;
    this.application = application;
  }

  /**
   * Changes the project's effective model.
   *
   * @param properties the project's, of which one that switches processors off is removed
   * @throws CompilerSetupException if Weft's processor cannot run
   */
  public void applyTo(Build build, Properties properties) throws CompilerSetupException {
    Plugin compiler = build.getPluginsAsMap().get(COMPILER);
    if (compiler == null) {
      return;
    }
    boolean processingIsOff = "none".equals(properties.get(ProcessorSetup.PROC_PROPERTY));
    if (processingIsOff) {
      properties.remove(ProcessorSetup.PROC_PROPERTY);
    }
    setUp(compiler, MAIN_GOAL, setup(MAIN_PATH_PROPERTY, processingIsOff));
    setUp(compiler, TEST_GOAL, setup(TEST_PATH_PROPERTY, processingIsOff));
    if (ProcessorSetup.hasPaths(compiler.getConfiguration())) {
      // For goals that are called by name. Without paths the class path cannot be known there.
      compiler.setConfiguration(
          setup(MAIN_PATH_PROPERTY, processingIsOff).applyTo(compiler.getConfiguration()));
    }
  }

  /** Whether main sources are compiled, or processed, in another phase than is usual. */
  public static boolean compilesEarly(Build build) {
    return isBoundElsewhere(build, MAIN_GOAL, "compile");
  }

  /** Whether test sources are. */
  public static boolean compilesTestsEarly(Build build) {
    return isBoundElsewhere(build, TEST_GOAL, "test-compile");
  }

  private static boolean isBoundElsewhere(Build build, String goal, String phase) {
    Plugin compiler = build.getPluginsAsMap().get(COMPILER);
    return compiler != null
        && compiler.getExecutions().stream()
            .filter(execution -> execution.getGoals().contains(goal))
            .map(PluginExecution::getPhase)
            .anyMatch(bound -> bound != null && !bound.equals(phase));
  }

  private ProcessorSetup setup(String pathProperty, boolean processingIsOff) {
    return new ProcessorSetup(version, application, pathProperty, processingIsOff);
  }

  private static void setUp(Plugin compiler, String goal, ProcessorSetup setup)
      throws CompilerSetupException {
    List<PluginExecution> executions =
        compiler.getExecutions().stream()
            .filter(execution -> execution.getGoals().contains(goal))
            .toList();
    boolean apart =
        executions.stream()
            .anyMatch(execution -> ProcessorSetup.onlyProcesses(execution.getConfiguration()));
    for (PluginExecution execution : executions) {
      // Where an execution of its own runs the processors, the others compile what those wrote.
      if (!apart || !setup.isOff(execution.getConfiguration())) {
        execution.setConfiguration(setup.applyTo(execution.getConfiguration()));
      }
    }
  }
}
