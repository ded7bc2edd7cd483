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
            "initialize: [prepare] weft-prepare",
            "compile: [weave] weft-weave",
            "generate-test-sources: [prepare-tests] weft-prepare-tests",
            "test-compile: [weave-tests] weft-weave-tests");
  }

  @Test
  void aGoalThatThePomBindsIsNotBoundAgain() {
    PluginExecution own = new PluginExecution();
    own.setId("later");
    own.setPhase("process-classes");
    own.addGoal("weave");
    weft.addExecution(own);

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
