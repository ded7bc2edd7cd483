package ai.datapunk.weft.maven.compiler;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompilerLevelTest {

  private static final String FIX =
      ", but Weft needs Java 17. Fix: set the property maven.compiler.release to 17 or later, and"
          + " remove what says otherwise; or, in a module that does not use Weft, remove the"
          + " dependency on it.";

  private final Build build = new Build();
  private final Plugin compiler = new Plugin();
  private final Map<String, String> properties = new HashMap<>();

  @BeforeEach
  void addCompiler() {
    compiler.setArtifactId("maven-compiler-plugin");
    build.addPlugin(compiler);
  }

  @Test
  void anOldReleaseOfTheConfigurationIsNamed() {
    execution("default-compile", "compile", "release", "11");

    assertNamed(CompilerLevel.MAIN, "<release> of maven-compiler-plugin is 11");
  }

  @Test
  void anOldReleaseOfAPropertyIsNamed() {
    execution("default-compile", "compile");
    properties.put("maven.compiler.release", "16");

    assertNamed(CompilerLevel.MAIN, "maven.compiler.release is 16");
  }

  @Test
  void anOldSourceOrTargetIsNamed() {
    execution("default-compile", "compile", "source", "17");
    properties.put("maven.compiler.target", "1.8");

    assertNamed(CompilerLevel.MAIN, "maven.compiler.target is 1.8");
  }

  @Test
  void theReleaseCountsBeforeSourceAndTarget() {
    execution("default-compile", "compile", "release", "17");
    properties.put("maven.compiler.source", "1.8");

    assertFits(CompilerLevel.MAIN);
  }

  @Test
  void anExecutionForAnEarlierJavaBesideTheUsualOneIsItsOwnMatter() {
    execution("default-compile", "compile", "release", "21");
    execution("base", "compile", "release", "8");

    assertFits(CompilerLevel.MAIN);
  }

  @Test
  void theTestsReleaseCountsBeforeTheOther() {
    execution("default-testCompile", "testCompile", "testRelease", "17");
    properties.put("maven.compiler.release", "11");

    assertFits(CompilerLevel.TEST);
    properties.put("maven.compiler.testRelease", "11");
    assertFits(CompilerLevel.TEST);
    compiler.getExecutions().get(0).setConfiguration(null);
    assertNamed(CompilerLevel.TEST, "maven.compiler.testRelease is 11");
  }

  @Test
  void whatNobodySaysOrNobodyCanReadIsLeftToTheCompiler() {
    execution("default-compile", "compile");

    assertFits(CompilerLevel.MAIN);
    properties.put("maven.compiler.release", "${java.version}");
    assertFits(CompilerLevel.MAIN);
  }

  private void execution(String id, String goal, String... configuration) {
    Xpp3Dom root = new Xpp3Dom("configuration");
    for (int i = 0; i < configuration.length; i += 2) {
      Xpp3Dom child = new Xpp3Dom(configuration[i]);
      child.setValue(configuration[i + 1]);
      root.addChild(child);
    }
    PluginExecution execution = new PluginExecution();
    execution.setId(id);
    execution.addGoal(goal);
    execution.setConfiguration(root);
    compiler.addExecution(execution);
  }

  private void assertNamed(CompilerLevel level, String found) {
    assertThatThrownBy(() -> level.require(build, properties::get))
        .isInstanceOf(CompilerSetupException.class)
        .hasMessage(found + FIX);
  }

  private void assertFits(CompilerLevel level) {
    assertThatCode(() -> level.require(build, properties::get)).doesNotThrowAnyException();
  }
}
