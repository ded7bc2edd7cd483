package ai.datapunk.weft.maven.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class CompilerSetupTest {

  private static final String LOMBOK =
      "<annotationProcessorPaths><path><artifactId>lombok</artifactId></path>"
          + "</annotationProcessorPaths>";

  private final Plugin compiler = new Plugin();
  private final Build build = new Build();
  private final Properties properties = new Properties();

  CompilerSetupTest() {
    compiler.setGroupId("org.apache.maven.plugins");
    compiler.setArtifactId("maven-compiler-plugin");
    build.addPlugin(compiler);
  }

  @Test
  void mainAndTestSourcesHaveAPathEach() throws Exception {
    PluginExecution main = execution("default-compile", "compile", "");
    PluginExecution tests = execution("default-testCompile", "testCompile", "");

    setUp();

    assertThat(arguments(main))
        .containsExactly("-processorpath", "${weft.processorPath}", "-Aweft.application=shop");
    assertThat(arguments(tests))
        .containsExactly("-processorpath", "${weft.testProcessorPath}", "-Aweft.application=shop");
    assertThat(compiler.getConfiguration()).isNull();
  }

  @Test
  void eachExecutionIsSetUpByItsOwnConfiguration() throws Exception {
    PluginExecution paths = execution("paths", "compile", LOMBOK);
    PluginExecution plain = execution("plain", "compile", "");

    setUp();

    assertThat(arguments(paths)).containsExactly("-Aweft.application=shop");
    assertThat(paths.getConfiguration().toString()).contains("weft-processor");
    assertThat(arguments(plain)).contains("-processorpath");
  }

  @Test
  void goalsThatAreCalledByNameGetPathsToo() throws Exception {
    compiler.setConfiguration(Xpp3DomBuilder.build(new StringReader("<c>" + LOMBOK + "</c>")));

    setUp();

    assertThat(compiler.getConfiguration().toString())
        .contains("weft-processor", "-Aweft.application=shop");
  }

  @Test
  void theProjectsPropertyNoLongerSwitchesProcessorsOff() throws Exception {
    properties.setProperty("maven.compiler.proc", "none");
    PluginExecution main = execution("default-compile", "compile", "");

    setUp();

    assertThat(properties).isEmpty();
    assertThat(main.getConfiguration().toString())
        .contains("<annotationProcessor>ai.datapunk.weft.processor.WeftProcessor<");
  }

  @Test
  void processorsThatHaveRunInAnExecutionOfTheirOwnDoNotRunTwice() throws Exception {
    PluginExecution processing = execution("processors", "compile", "<proc>only</proc>");
    PluginExecution compiling = execution("default-compile", "compile", "<proc>none</proc>");
    PluginExecution tests = execution("default-testCompile", "testCompile", "<proc>none</proc>");

    setUp();

    assertThat(arguments(processing)).contains("-processorpath");
    assertThat(arguments(compiling)).isEmpty();
    assertThat(arguments(tests)).contains("-processorpath");
  }

  @Test
  void aProjectWithoutCompilerIsLeftAlone() throws Exception {
    Build empty = new Build();

    new CompilerSetup("1.2", "shop").applyTo(empty, properties);

    assertThat(empty.getPlugins()).isEmpty();
  }

  private void setUp() throws CompilerSetupException {
    new CompilerSetup("1.2", "shop").applyTo(build, properties);
  }

  private PluginExecution execution(String id, String goal, String content) throws Exception {
    PluginExecution execution = new PluginExecution();
    execution.setId(id);
    execution.addGoal(goal);
    execution.setConfiguration(
        Xpp3DomBuilder.build(new StringReader("<configuration>" + content + "</configuration>")));
    compiler.addExecution(execution);
    return execution;
  }

  private static List<String> arguments(PluginExecution execution) {
    return new Configuration(execution.getConfiguration()).texts("compilerArgs");
  }
}
