package ai.datapunk.weft.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.classfile.ClassFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way to set up the compiler, in one build of several modules at once. It fills the nested
 * builds' repository with what those of {@link FailuresIT}, two at a time, use.
 */
@Order(1)
class ModulesIT {

  private static final String WOVEN = "1 method in 1 class is woven, with up to 13 label sets";

  private static final Pattern APPLICATION = Pattern.compile("\"application\": \"(.*)\"");

  @TempDir static Path temp;
  private static NestedBuild build;
  private static String output;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    build = NestedBuild.of("modules", temp);
    output = build.succeeds("-T2", "test");
  }

  @Test
  void lombokThatWasDiscoveredGoesOnBeing() throws IOException {
    assertWoven("discovered");
  }

  @Test
  void lombokAndMapStructGoOnWorkingTogether() throws IOException {
    assertWoven("paths");
    assertThat(Files.readString(generated("paths/shop/paths/PriceMapperImpl.java")))
        .contains(".setPrice(");
  }

  @Test
  void pathsAtAnExecutionGetTheProcessorToo() throws IOException {
    assertWoven("atexecution");
  }

  @Test
  void processingThatIsSwitchedOffIsSwitchedOnForWeft() throws IOException {
    assertWoven("switchedoff");
  }

  @Test
  void aNamedModuleIsWoven() throws IOException {
    assertWoven("named");
  }

  @Test
  void onlyWeftsAspectsAreWovenAndOthersOfThePomGoOnWorking() {
    for (String module : List.of("ownaspect", "ajcbefore", "ajcafter")) {
      assertThat(output)
          .containsPattern("Tests run: 1, Failures: 0, .*shop\\." + module + "\\.ClientTest");
    }
  }

  @Test
  void coverageIsThatOfTheUnwovenClasses() throws IOException {
    assertThat(temp.resolve("unwoven/target/weft")).doesNotExist();
    assertThat(report("coverage")).isEqualTo(report("unwoven")).contains("<line nr=\"14\"");
  }

  @Test
  void catalogsNameTheApplication() throws IOException {
    assertThat(application("discovered/target/classes")).isEqualTo("discovered");
    assertThat(application("tests/target/test-classes")).isEqualTo("tests");
    assertThat(application("paths/target/classes")).isEqualTo("price list");
    assertThat(application("switchedoff/target/classes")).isEqualTo("shop-front");
    assertThat(application("atexecution/target/classes")).isEqualTo("checkout");
  }

  @Test
  void theGraphIsDrawnInThePhaseThatItIsBoundTo() throws IOException {
    Path graph = temp.resolve("paths/target/weft/graph.mmd");
    assertThat(graph)
        .content()
        .isEqualTo(
            """
            flowchart LR
              subgraph s1["service paths"]
                n1["sum"]
              end
              n2(["price list"])
              n2 --> n1
            """);
    assertThat(output).contains("The graph of who calls whom is in " + graph.toRealPath());
  }

  @Test
  void alertRulesOfSeveralApplicationsAreWrittenWhenAsked()
      throws IOException, InterruptedException {
    Path folder = temp.resolve("discovered/target/weft/monitoring");
    String said =
        build.succeeds(
            "-o",
            "-Daether.offline.protocols=file",
            "-pl",
            "discovered",
            "-Dweft.monitoring.catalogs=" + temp.resolve("switchedoff/target/classes"),
            "-Dweft.monitoring.groups=performance,service_mesh",
            "-Dweft.monitoring.http=boot",
            "-Dweft.monitoring.team=shop",
            NestedBuild.goal("monitoring"));
    assertThat(said)
        .containsPattern(
            Pattern.quote("In " + folder.toRealPath() + ", ") + "\\d+ files are written, 0 unch");
    assertThat(folder.resolve("rules/performance.yml"))
        .content()
        .contains("http_server_requests_seconds_bucket", "team: shop");
  }

  @Test
  void theGraphOfSeveralApplicationsIsDrawnWhenAsked() throws IOException, InterruptedException {
    Path graph = temp.resolve("graphs/all.dot");
    build.succeeds(
        "-o",
        "-Daether.offline.protocols=file",
        "-pl",
        "discovered",
        "-Dweft.graph.catalogs="
            + temp.resolve("switchedoff/target/classes")
            + ","
            // Counted from where Maven is called, not from the module.
            + "named/target/classes/META-INF/weft/catalog.json",
        "-Dweft.graph.format=dot",
        "-Dweft.graph.level=services",
        "-Dweft.graph.output=" + graph,
        NestedBuild.goal("graph"));
    assertThat(graph)
        .content()
        .endsWith(
            """
              n1 [label="discovered", style=rounded]
              n2 [label="named", style=rounded]
              n3 [label="shop-front", style=rounded]
              n4 [label="switchedoff"]
              n3 -> n4
            }
            """);
  }

  private static String application(String classes) throws IOException {
    Path catalog = temp.resolve(classes).resolve("META-INF/weft/catalog.json");
    Matcher name = APPLICATION.matcher(Files.readString(catalog));
    assertThat(name.find()).isTrue();
    return name.group(1);
  }

  /** What JaCoCo says of each line of the source, and of the module as a whole. */
  private static String report(String module) throws IOException {
    String xml = Files.readString(temp.resolve(module).resolve("target/site/jacoco/jacoco.xml"));
    return xml.substring(xml.indexOf("<sourcefile name=\"Client.java\">"));
  }

  @Test
  void classesAmongTheTestsAreWovenBeforeTheyRun() {
    assertThat(output).contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
  }

  @Test
  void oneLineSaysWhatIsWovenAndAModuleWithoutAnnotationsHasNone() {
    assertThat(output.lines().filter(line -> line.endsWith(WOVEN))).hasSize(5);
    assertThat(output.lines().filter(line -> line.contains(" woven, "))).hasSize(10);
    assertThat(temp.resolve("plain/target/weft")).doesNotExist();
    // Later JDKs warn of what Maven and Lombok do.
    assertThat(output.lines().filter(line -> line.matches("(?i)\\[WARNING].*weft.*"))).isEmpty();
  }

  @Test
  void nothingIsWrittenWhenNothingHasChanged() throws IOException, InterruptedException {
    Map<Path, FileTime> before = times();

    // Without those modules in which ajc weaves too, which writes each time.
    build.succeeds(
        "-o", "-Daether.offline.protocols=file", "-pl", "!ajcbefore,!ajcafter", "test-compile");

    assertThat(times()).hasSizeGreaterThan(30).isEqualTo(before);
  }

  private static void assertWoven(String module) throws IOException {
    Path classes = temp.resolve(module).resolve("target/classes/shop").resolve(module);
    ClassFile client = ClassFile.read(Files.readAllBytes(classes.resolve("Client.class")));
    assertThat(client.annotatedMethods()).hasSize(1);
    assertThat(client.unwovenMethods()).isEmpty();
    assertThat(classes.resolve("Client_Metrics.class")).exists();
  }

  private static Path generated(String file) {
    int slash = file.indexOf('/');
    return temp.resolve(file.substring(0, slash))
        .resolve("target/generated-sources/annotations")
        .resolve(file.substring(slash + 1));
  }

  private static Map<Path, FileTime> times() throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    for (String module : List.of("discovered", "paths", "switchedoff", "tests", "named")) {
      try (Stream<Path> files = Files.walk(temp.resolve(module).resolve("target"))) {
        for (Path file : files.filter(Files::isRegularFile).filter(ModulesIT::isOutput).toList()) {
          times.put(temp.relativize(file), Files.getLastModifiedTime(file));
        }
      }
    }
    return times;
  }

  private static boolean isOutput(Path file) {
    return file.toString().endsWith(".class") || file.toString().contains("weft");
  }
}
