package ai.datapunk.weft.maven;

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

  private static final List<Binding> BINDINGS =
      List.of(
          new Binding(PrepareMojo.GOAL, "initialize"),
          new Binding(WeaveMojo.GOAL, "compile"),
          new Binding(PrepareTestsMojo.GOAL, "generate-test-sources"),
          new Binding(WeaveTestsMojo.GOAL, "test-compile"));

  private GoalBinding() {}

  static void bind(Build build, Plugin plugin) {
    for (Binding binding : BINDINGS) {
      if (plugin.getExecutions().stream().noneMatch(e -> e.getGoals().contains(binding.goal()))) {
        plugin.addExecution(execution(binding, plugin.getConfiguration()));
      }
    }
    plugin.flushExecutionMap();
    moveToEnd(build, plugin);
    build.flushPluginMap();
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
