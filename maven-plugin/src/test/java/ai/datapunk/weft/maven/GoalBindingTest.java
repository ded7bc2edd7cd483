package ai.datapunk.weft.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class GoalBindingTest {

  private final Build build = new Build();
  private final Plugin weft = plugin("weft-maven-plugin");
  private final Plugin other = plugin("other-maven-plugin");

  @Test
  void theGoalsComeBehindWhatOtherPluginsBind() {
    GoalBinding.bind(build, weft);

    assertThat(build.getPlugins()).containsExactly(other, weft);
    assertThat(weft.getExecutions())
        .extracting(e -> e.getPhase() + ": " + e.getGoals() + " " + e.getId())
        .containsExactly(
            "process-resources: [prepare] weft-prepare",
            "compile: [weave] weft-weave",
            "process-test-resources: [prepare-tests] weft-prepare-tests",
            "test-compile: [weave-tests] weft-weave-tests");
  }

  @Test
  void whatPreparesForACompilerThatRunsEarlierIsEarlierToo() {
    Plugin compiler = plugin("maven-compiler-plugin");
    compiler.setGroupId("org.apache.maven.plugins");
    build.flushPluginMap();
    compiler.addExecution(execution("default-compile", "compile", "compile"));
    compiler.addExecution(execution("default-testCompile", "test-compile", "testCompile"));
    compiler.addExecution(execution("processors", "generate-sources", "compile"));

    GoalBinding.bind(build, weft);

    assertThat(weft.getExecutions())
        .extracting(e -> e.getPhase() + ": " + e.getGoals())
        .contains("initialize: [prepare]", "process-test-resources: [prepare-tests]");
  }

  private static PluginExecution execution(String id, String phase, String goal) {
    PluginExecution execution = new PluginExecution();
    execution.setId(id);
    execution.setPhase(phase);
    execution.addGoal(goal);
    return execution;
  }

  @Test
  void aGoalThatThePomBindsIsNotBoundAgain() {
    weft.addExecution(execution("later", "process-classes", "weave"));

    GoalBinding.bind(build, weft);

    assertThat(weft.getExecutions())
        .extracting(PluginExecution::getId)
        .containsExactly("later", "weft-prepare", "weft-prepare-tests", "weft-weave-tests");
  }

  @Test
  void thePluginsConfigurationIsTheGoals() {
    weft.setConfiguration(new Xpp3Dom("configuration"));

    GoalBinding.bind(build, weft);

    assertThat(weft.getExecutions())
        .allSatisfy(e -> assertThat(e.getConfiguration()).isEqualTo(weft.getConfiguration()));
  }

  private Plugin plugin(String artifact) {
    Plugin plugin = new Plugin();
    plugin.setGroupId("ai.datapunk.weft");
    plugin.setArtifactId(artifact);
    build.addPlugin(plugin);
    return plugin;
  }
}
