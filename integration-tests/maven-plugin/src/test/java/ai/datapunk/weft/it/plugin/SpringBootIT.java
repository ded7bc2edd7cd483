package ai.datapunk.weft.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bookshop built with Weft and without, by each Spring Boot. The woven one is processed ahead
 * of time too, and both are measured: a report in the log, which asserts nothing of time.
 */
@EnabledIfSystemProperty(named = "nested.long", matches = "true")
class SpringBootIT {

  private static final int STARTS = Integer.getInteger("nested.starts", 3);
  private static final Pattern SUITE =
      Pattern.compile("<testsuite [^>]*name=\"([^\"]+)\"[^>]* tests=\"(\\d+)\" errors=\"0\"");
  private static final Pattern SOURCE =
      Pattern.compile(
          "<sourcefile name=\"([^\"]+)\">(.*?)<counter type=\"INSTRUCTION\"[^>]*/>"
              + "(.*?)</sourcefile>");

  @TempDir private Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"boot-3", "boot-4"})
  void testsAndCoverageAreTheSameWovenAndUnwoven(String boot)
      throws IOException, InterruptedException {
    NestedBuild build = NestedBuild.in(Path.of("../spring-boot", boot), temp);
    build.forget("target/woven");
    build.forget("target/unwoven");
    build.succeeds(
        "-Pcoverage,aot",
        "-Dbooks.build=target/woven",
        "-Dtest=Books*Test",
        "-Dit.test=ExecutableJarIT",
        "verify");
    build.succeeds(
        "-Pcoverage",
        "-Dbooks.build=target/unwoven",
        "-Dweft.skip",
        "-Dtest=Books*Test",
        "-Dspring-boot.excludeGroupIds=ai.datapunk.weft",
        "package");

    Path woven = build.folder().resolve("target/woven");
    Path unwoven = build.folder().resolve("target/unwoven");
    assertThat(tests(woven)).isEqualTo(tests(unwoven)).isNotEmpty();
    assertThat(coverage(woven)).isEqualTo(coverage(unwoven)).containsKey("Library.java");
    measure(boot, jar(woven), jar(unwoven));
  }

  @ParameterizedTest
  @ValueSource(strings = {"boot-3", "boot-4"})
  void theGoalRunWeavesAndStarts(String boot) throws IOException, InterruptedException {
    NestedBuild build = NestedBuild.in(Path.of("../spring-boot", boot), temp);
    build.forget("target/run");
    ProcessBuilder run =
        build.command(
            "-Dbooks.build=target/run",
            "-Dspring-boot.run.jvmArguments=-XX:TieredStopAtLevel=1",
            "-Dspring-boot.run.arguments=--server.port=0 --server.address=127.0.0.1",
            "spring-boot:run");
    try (StartedProcess shop = StartedProcess.of(run, temp.resolve("run.log"))) {
      assertThat(shop.get("/books")).isEqualTo("[]");
      assertThat(shop.get("/actuator/prometheus"))
          .contains(
              "mesh_service_calls_total{operation=\"all\",service=\"library\",status=\"success\"}"
                  + " 1.0");
      assertThat(shop.get("/actuator/weft")).contains("\"unwoven\":{}");
    }
  }

  /** How many tests there are in each class; none of them fails, or the build would have. */
  private static Map<String, String> tests(Path target) throws IOException {
    Map<String, String> tests = new TreeMap<>();
    try (Stream<Path> reports = Files.list(target.resolve("surefire-reports"))) {
      for (Path report : reports.filter(file -> file.toString().endsWith(".xml")).toList()) {
        MatchResult suite =
            SUITE.matcher(Files.readString(report)).results().findFirst().orElseThrow();
        tests.put(suite.group(1), suite.group(2));
      }
    }
    return tests;
  }

  /**
   * What JaCoCo says of each source, line by line. Not how many instructions a source has in all:
   * the initializer of a class that has one anyway has two more, which are on no line.
   */
  private static Map<String, String> coverage(Path target) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    SOURCE
        .matcher(Files.readString(target.resolve("site/jacoco/jacoco.xml")))
        .results()
        .forEach(source -> sources.put(source.group(1), source.group(2) + source.group(3)));
    return sources;
  }

  private static Path jar(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
  }

  /** Starts them in turn, so that what else the machine does is shared. */
  private void measure(String boot, Path with, Path without)
      throws IOException, InterruptedException {
    List<Double> woven = new ArrayList<>();
    List<Double> unwoven = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      woven.add(seconds(with));
      unwoven.add(seconds(without));
    }
    System.out.printf(
        "%s, median of %d starts: %.2f s with Weft, %.2f s without%n",
        boot, STARTS, median(woven), median(unwoven));
  }

  private double seconds(Path jar) throws IOException, InterruptedException {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            jar.toString(),
            "--server.port=0",
            "--server.address=127.0.0.1");
    try (StartedProcess shop = StartedProcess.of(java, temp.resolve("start.log"))) {
      return shop.seconds();
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
