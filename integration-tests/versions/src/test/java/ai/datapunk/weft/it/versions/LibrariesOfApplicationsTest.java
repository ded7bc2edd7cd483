package ai.datapunk.weft.it.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What woven classes do in applications that bring other versions of Weft's libraries. */
class LibrariesOfApplicationsTest {

  private static final String SHOP = "com.example.versions.Main";

  /** What the shop's methods do by themselves: the second fails once. */
  private static final List<String> UNGUARDED =
      List.of(
          "price: 4",
          "reserve: IOException",
          "attempts: 1",
          "stock: one/lamp",
          "order: lamp",
          "described: IllegalStateException",
          "instances: RequirementException");

  private static final List<String> GUARDED =
      List.of(
          "price: 4",
          "reserve: lamp",
          "attempts: 2",
          "stock: one/lamp",
          "order: lamp",
          "described: a lamp",
          "instances: given");

  @TempDir static Path folder;
  private static Path shop;
  private static Path suite;

  @BeforeAll
  static void weave() throws IOException {
    shop = woven("shop");
    suite = woven("suite");
  }

  private static Path woven(String application) throws IOException {
    return WovenApplication.of(
        Path.of(System.getProperty("versions." + application)), folder.resolve(application));
  }

  static Stream<String> aspectjrts() {
    return Stream.of(System.getProperty("versions.aspectj").split(",", -1));
  }

  @ParameterizedTest
  @MethodSource("aspectjrts")
  void wovenClassesDoWhatTheyMustWith(String aspectjrt) throws IOException, InterruptedException {
    assertThat(
            new ApplicationJvm(suite).with("aspectjrt", aspectjrt).run("com.example.suite.Suite"))
        .last()
        .asString()
        .matches("suite: \\d+ checks passed, \\d{3} series right, 0 wrong");
  }

  @Test
  void whereTheClientIsTooOldOneErrorSaysSoAndCallsGoOn() throws IOException, InterruptedException {
    String old = System.getProperty("versions.too-low.prometheus");
    List<String> output =
        shop()
            .without("prometheus-metrics-core")
            .with("prometheus-metrics-model", old)
            .with("prometheus-metrics-config", old)
            .run(SHOP);
    assertThat(output).containsAll(UNGUARDED);
    assertThat(theError(output))
        .contains("Weft does nothing: calls go on unguarded and unrecorded")
        .contains("The Prometheus client is too old: prometheus-metrics-model 1.0.0 (file:")
        .contains("/jars/prometheus-metrics-model-1.0.0.jar)")
        .contains("Weft works with 1.1.0 and later")
        .contains("prometheus-metrics-bom under dependencyManagement")
        .contains("prometheus-client.version");
  }

  @Test
  void whereThereIsNoClientOneErrorSaysSoAndCallsGoOn() throws IOException, InterruptedException {
    List<String> output = shop().without("prometheus-metrics").run(SHOP);
    assertThat(output).containsAll(UNGUARDED).contains("endpoint: RequirementException");
    assertThat(theError(output))
        .contains("There is no Prometheus client: prometheus-metrics-model is missing. Weft works");
  }

  @Test
  void whereTheJarsOfTheClientDoNotFitOneErrorSaysSoAndCallsGoOn()
      throws IOException, InterruptedException {
    List<String> output = shop().with("prometheus-metrics-config", boot35()).run(SHOP);
    assertThat(output).containsAll(UNGUARDED);
    assertThat(theError(output))
        .contains("unrecorded. The jars of the Prometheus client are not of one version: ")
        .contains("prometheus-metrics-config " + boot35() + " (file:")
        .contains(" beside prometheus-metrics-model, prometheus-metrics-core, ");
  }

  @Test
  void jarsOfSeveralVersionsAreToldEvenWhereCallsAreRecorded()
      throws IOException, InterruptedException {
    List<String> output = shop().with("prometheus-metrics-core", boot35()).run(SHOP);
    assertThat(output).containsAll(GUARDED).contains("endpoint: started");
    assertThat(theError(output))
        .contains("not of one version: prometheus-metrics-core " + boot35() + " (file:")
        .contains("Calls are recorded, but a scrape may fail. Weft works with");
  }

  @Test
  void whereSlf4jIsTooOldOneErrorSaysSoAndCallsGoOn() throws IOException, InterruptedException {
    String old = System.getProperty("versions.too-low.slf4j");
    List<String> output = shop().with("slf4j-api", old).with("slf4j-simple", old).run(SHOP);
    assertThat(output).containsAll(UNGUARDED);
    assertThat(theError(output))
        .contains("SLF4J is too old: slf4j-api 1.7.36 (file:")
        .contains("Weft works with 2.0.0 and later");
  }

  @Test
  void nothingIsToldWhereAllFits() throws IOException, InterruptedException {
    List<String> output = shop().run(SHOP);
    assertThat(output).containsAll(GUARDED).contains("endpoint: started");
    assertThat(output).noneMatch(line -> line.contains("ERROR"));
  }

  private static ApplicationJvm shop() {
    return new ApplicationJvm(shop);
  }

  private static String boot35() {
    return System.getProperty("versions.boot-3.5.prometheus");
  }

  private static String theError(List<String> output) {
    assertThat(output).filteredOn(line -> line.contains("ERROR")).hasSize(1);
    return output.stream().filter(line -> line.contains("ERROR")).findFirst().orElseThrow();
  }
}
