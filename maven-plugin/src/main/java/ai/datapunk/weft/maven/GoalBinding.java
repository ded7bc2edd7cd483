package ai.datapunk.weft.maven;

import ai.datapunk.weft.maven.compiler.CompilerSetup;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;

/**
 * Binds the goals to phases in a project's effective model, but for those that the POM binds
 * itself. In each phase they come behind all that is bound to it by other plugins: Maven runs what
 * the lifecycle binds first, and then goes by the order of plugins.
 */
final class GoalBinding {

  private record Binding(String goal, String phase) {}

  private GoalBinding() {}

  static void bind(Build build, Plugin plugin) {
    for (Binding binding : bindings(build)) {
      if (plugin.getExecutions().stream().noneMatch(e -> e.getGoals().contains(binding.goal()))) {
        plugin.addExecution(execution(binding, plugin.getConfiguration()));
      }
    }
    plugin.flushExecutionMap();
    moveToEnd(build, plugin);
    build.flushPluginMap();
  }

  /**
   * What prepares for a compiler needs the dependencies. It comes as late as it can: Maven finds
   * the modules of a build in each other only once it is asked to compile, and would else end
   * {@code mvn generate-sources} with an error.
   */
  private static List<Binding> bindings(Build build) {
    return List.of(
        new Binding(
            PrepareMojo.GOAL,
            CompilerSetup.compilesEarly(build) ? "initialize" : "process-resources"),
        new Binding(WeaveMojo.GOAL, "compile"),
        new Binding(
            PrepareTestsMojo.GOAL,
            CompilerSetup.compilesTestsEarly(build)
                ? "generate-test-sources"
                : "process-test-resources"),
        new Binding(WeaveTestsMojo.GOAL, "test-compile"));
  }

  /** By its key: Maven 4 does not find a plugin that has changed, and would then have it twice. */
  private static void moveToEnd(Build build, Plugin plugin) {
    List<Plugin> plugins = new ArrayList<>(build.getPlugins());
    plugins.removeIf(other -> other.getKey().equals(plugin.getKey()));
    plugins.add(plugin);
    build.setPlugins(plugins);
  }

  private static PluginExecution execution(Binding binding, Object configuration) {
    PluginExecution execution = new PluginExecution();
    execution.setId("weft-" + binding.goal());
    execution.setPhase(binding.phase());
    execution.addGoal(binding.goal());
    execution.setConfiguration(configuration);
    return execution;
  }
}
