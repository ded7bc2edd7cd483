package ai.datapunk.weft.maven.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.processor.WeftProcessor;
import java.io.File;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class ProcessorSetupTest {

  private static final ProcessorSetup SETUP =
      new ProcessorSetup("1.2", "shop", "weft.processorPath", false);
  private static final String OURS =
      "<path><groupId>ai.datapunk.weft</groupId><artifactId>weft-processor</artifactId>"
          + "<version>1.2</version></path>";
  private static final String LOMBOK =
      "<path><groupId>org.projectlombok</groupId><artifactId>lombok</artifactId>"
          + "<version>1.18.42</version></path>";
  private static final String OURS_NAMED =
      "<annotationProcessor>ai.datapunk.weft.processor.UnannotatedProcessor</annotationProcessor>"
          + "<annotationProcessor>ai.datapunk.weft.processor.WeftProcessor</annotationProcessor>";
  private static final String NAME = "<arg>-Aweft.application=shop</arg>";
  private static final String NAMED = "<compilerArgs>" + NAME + "</compilerArgs>";
  private static final String PATH =
      "<compilerArgs><arg>-processorpath</arg><arg>${weft.processorPath}</arg>"
          + NAME
          + "</compilerArgs>";

  @Test
  void withoutPathsTheCompilerEvaluatesAProperty() throws Exception {
    expect("", PATH);
  }

  @Test
  void aMissingConfigurationIsAnEmptyOne() throws Exception {
    assertThat(text(SETUP.applyTo(null))).isEqualTo(normal(PATH));
  }

  @Test
  void theProcessorComesBehindThoseOnThePath() throws Exception {
    expect(
        "<annotationProcessorPaths>" + LOMBOK + "</annotationProcessorPaths>",
        "<annotationProcessorPaths>" + LOMBOK + OURS + "</annotationProcessorPaths>" + NAMED);
  }

  @Test
  void aProcessorThatIsOnThePathStaysWhereItIs() throws Exception {
    expect(
        "<annotationProcessorPaths>" + OURS + LOMBOK + "</annotationProcessorPaths>",
        "<annotationProcessorPaths>" + OURS + LOMBOK + "</annotationProcessorPaths>" + NAMED);
  }

  @Test
  void aProcessorOfAnotherVersionIsRefused() {
    assertThatThrownBy(
            () ->
                SETUP.applyTo(
                    parse(
                        "<annotationProcessorPaths>"
                            + OURS.replace("1.2", "1.1")
                            + "</annotationProcessorPaths>")))
        .isInstanceOf(CompilerSetupException.class)
        .hasMessage(
            "annotationProcessorPaths of maven-compiler-plugin has weft-processor 1.1, but"
                + " weft-maven-plugin is 1.2. Fix: remove this path, which the plugin adds itself.");
  }

  @Test
  void aPathInTheArgumentsGrows() throws Exception {
    expect(
        "<compilerArgs><arg>-processorpath</arg><arg>lombok.jar</arg></compilerArgs>",
        "<compilerArgs><arg>-processorpath</arg><arg>lombok.jar"
            + File.pathSeparator
            + "${weft.processor}</arg>"
            + NAME
            + "</compilerArgs>");
    expect(
        "<compilerArgs><arg>--processor-path=lombok.jar</arg></compilerArgs>",
        "<compilerArgs><arg>--processor-path=lombok.jar"
            + File.pathSeparator
            + "${weft.processor}</arg>"
            + NAME
            + "</compilerArgs>");
    expect(
        "<compilerArguments><processorpath>lombok.jar</processorpath></compilerArguments>",
        "<compilerArguments><processorpath>lombok.jar"
            + File.pathSeparator
            + "${weft.processor}</processorpath></compilerArguments>"
            + NAMED);
  }

  @Test
  void processorsThatAreNamedGetCompany() throws Exception {
    expect(
        "<annotationProcessors><annotationProcessor>a.B</annotationProcessor></annotationProcessors>",
        "<annotationProcessors><annotationProcessor>a.B</annotationProcessor>"
            + OURS_NAMED
            + "</annotationProcessors>"
            + PATH);
    expect(
        "<compilerArgs><arg>-processor</arg><arg>a.B</arg></compilerArgs>",
        "<compilerArgs><arg>-processor</arg><arg>a.B,"
            + String.join(",", ProcessorSetup.PROCESSORS)
            + "</arg><arg>-processorpath</arg><arg>${weft.processorPath}</arg>"
            + NAME
            + "</compilerArgs>");
  }

  @Test
  void whereNoProcessorRanOnlyWeftsDoes() throws Exception {
    String ours = PATH + "<annotationProcessors>" + OURS_NAMED + "</annotationProcessors>";
    expect("<proc>none</proc>", ours);
    expect("<compilerArgs><arg>-proc:none</arg></compilerArgs>", ours);
    expect("<compilerArgument>-proc:none</compilerArgument>", ours);
    assertThat(text(new ProcessorSetup("1.2", "shop", "weft.processorPath", true).applyTo(null)))
        .isEqualTo(normal(ours));
  }

  @Test
  void pathsThatBringNoProcessorButAPluginOfTheCompilerAreKept() throws Exception {
    expect(
        "<proc>none</proc><annotationProcessorPaths>" + LOMBOK + "</annotationProcessorPaths>",
        "<annotationProcessorPaths>"
            + LOMBOK
            + OURS
            + "</annotationProcessorPaths><annotationProcessors>"
            + OURS_NAMED
            + "</annotationProcessors>"
            + NAMED);
  }

  @Test
  void anApplicationThatIsNamedKeepsItsName() throws Exception {
    String path = "<arg>-processorpath</arg><arg>${weft.processorPath}</arg></compilerArgs>";
    expect(
        "<compilerArgs><arg>-Aweft.application=orders</arg></compilerArgs>",
        "<compilerArgs><arg>-Aweft.application=orders</arg>" + path);
    for (String own :
        new String[] {
          "<compilerArgument>-Aweft.application=orders</compilerArgument>",
          "<testCompilerArgument>-Aweft.application=orders</testCompilerArgument>",
          "<compilerArguments><Aweft.application>orders</Aweft.application></compilerArguments>",
        }) {
      expect(own, own + "<compilerArgs>" + path);
    }
  }

  @Test
  void anOptionOfASimilarNameNamesNoApplication() throws Exception {
    expect(
        "<compilerArgs><arg>-Aweft.applications=2</arg></compilerArgs>",
        "<compilerArgs><arg>-Aweft.applications=2</arg>"
            + PATH.substring("<compilerArgs>".length()));
  }

  @Test
  void theOriginalIsNotChanged() throws Exception {
    Xpp3Dom original = parse("<proc>none</proc><compilerArgs><arg>-g</arg></compilerArgs>");
    String before = text(original);

    SETUP.applyTo(original);

    assertThat(text(original)).isEqualTo(before);
  }

  @Test
  void theOptionIsOneThatTheProcessorKnows() {
    assertThat(new WeftProcessor().getSupportedOptions()).contains(ProcessorSetup.APPLICATION);
  }

  @Test
  void theProcessorsAreThoseOfTheServiceFile() throws Exception {
    try (var in =
        ProcessorSetup.class
            .getClassLoader()
            .getResourceAsStream("META-INF/services/javax.annotation.processing.Processor")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
          .containsExactlyElementsOf(ProcessorSetup.PROCESSORS);
    }
  }

  private static void expect(String before, String after) throws Exception {
    Xpp3Dom changed = SETUP.applyTo(parse(before));
    assertThat(text(changed)).isEqualTo(normal(after));
  }

  /** The order in which elements stand does not matter to Maven: sorted, they compare. */
  private static String normal(String content) throws Exception {
    return text(parse(content));
  }

  private static String text(Xpp3Dom configuration) {
    Xpp3Dom sorted = new Xpp3Dom("configuration");
    Arrays.stream(configuration.getChildren())
        .sorted(Comparator.comparing(Xpp3Dom::getName))
        .forEach(sorted::addChild);
    return sorted.toString();
  }

  private static Xpp3Dom parse(String content) throws Exception {
    return Xpp3DomBuilder.build(new StringReader("<configuration>" + content + "</configuration>"));
  }
}
