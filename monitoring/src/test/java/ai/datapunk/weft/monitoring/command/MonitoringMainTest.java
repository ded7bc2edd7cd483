package ai.datapunk.weft.monitoring.command;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogJson;
import ai.datapunk.weft.monitoring.SampleShop;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the jar. */
class MonitoringMainTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @TempDir private Path folder;
  private String shop;
  private String output;

  @BeforeEach
  void writeShop() throws IOException {
    Path file = folder.resolve("classes/" + Catalog.PATH);
    Files.createDirectories(file.getParent());
    try (Writer out = Files.newBufferedWriter(file)) {
      CatalogJson.write(SampleShop.catalog(), out);
    }
    shop = folder.resolve("classes").toString();
    output = folder.resolve("out").toString();
  }

  @Test
  void anOptionMayHaveTheValueThatACommandIsCalled() {
    assertThat(run("--output", output, "--team", "dependencies", shop)).isZero();
    assertThat(Path.of(output, "rules/service_health.yml"))
        .content()
        .contains("team: dependencies");
  }

  @Test
  void eachOptionIsExplained() {
    assertThat(run("--help")).isZero();
    String usage = printed();
    assertThat(MonitoringOptions.NAMES)
        .allSatisfy(name -> assertThat(usage).contains(name + " ", "\n  " + name + " "));
  }

  @Test
  void aCommandStandsFirst() {
    assertThat(run("--output", output, "dependencies", "--prometheus", "http://localhost:9090"))
        .isEqualTo(2);
    assertThat(errors())
        .startsWith(
            "'dependencies' is a command, and there is no folder of that name. Fix: write it first,"
                + " and its own options behind it, which --help shows.\n");
  }

  @Test
  void whatIsAskedForIsWritten() throws IOException {
    assertThat(
            run(
                "--output",
                output,
                "--groups=performance,service_mesh",
                "--http",
                "boot",
                "--runbooks",
                "https://wiki/{page}",
                "--grafana",
                "https://grafana",
                "--path",
                "/manage/prometheus",
                "--team",
                "shop",
                "--cores",
                "4",
                "--instances=5",
                "--interval",
                "30s",
                "--store",
                "https://store/write",
                shop))
        .isZero();
    assertThat(printed())
        .isEqualTo("In " + output + ", 45 files are written, 0 unchanged and 0 removed\n");
    assertThat(errors()).isEmpty();
    assertThat(Path.of(output, "rules/performance.yml"))
        .content()
        .contains(
            "http_server_requests_seconds_bucket",
            "team: shop",
            "https://wiki/slow-requests",
            "https://grafana/d/weft-http?var-application=");
    assertThat(Path.of(output, "prometheus/prometheus.yml"))
        .content()
        .contains("metrics_path: /manage/prometheus");
    assertThat(Path.of(output, "rules/cache.yml")).doesNotExist();
  }

  @Test
  void aClassPathIsSeveralCatalogs() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(run("--output=" + output, empty + File.pathSeparator + shop)).isZero();
    assertThat(Path.of(output, "rules/cache.yml")).exists();
  }

  @Test
  void catalogsThatDoNotAgreeAreNamedAndTheRestGoesOn() throws IOException {
    Path other = folder.resolve("other.json");
    try (Writer out = Files.newBufferedWriter(other)) {
      CatalogJson.write(SampleShop.catalog(SampleShop.timed("inventory")), out);
    }
    assertThat(run("--output=" + output, shop, other.toString())).isZero();
    assertThat(errors())
        .startsWith("shop.Client is in two catalogs of 'shop', and differs. Fix: name one version");
    assertThat(Path.of(output, "rules/cache.yml")).exists();
  }

  @Test
  void aCatalogThatCannotBeReadIsToldAndTheRestGoesOn() throws IOException {
    assertThat(run("--output=" + output, "--groups=weft,queue", shop)).isZero();
    assertThat(printed()).endsWith(", 43 files are written, 0 unchanged and 0 removed\n");
    String newer = Files.writeString(folder.resolve("n.json"), "{\"version\": 2}").toString();
    for (String other : new String[] {newer, newer + File.pathSeparator + newer}) {
      assertThat(run("--output=" + output, "--groups=weft", other, shop)).isEqualTo(1);
      assertThat(errors().lines().distinct())
          .containsExactly(
              "Cannot read the catalog of "
                  + newer
                  + ": the catalog has version 2, but this version of Weft knows only 1 and before."
                  + " Fix: take Weft in the version that the catalog was made with, or a later"
                  + " one.");
      assertThat(printed())
          .endsWith(" 0 removed. It is not of all catalogs, so nothing is removed\n");
      assertThat(Path.of(output, "rules/queue.yml")).exists();
      assertThat(Path.of(output, "METRICS.md"))
          .content()
          .contains("\nOf these catalogs nothing is here:\n\n- Cannot read the catalog of ")
          .containsOnlyOnce(newer);
    }
    assertThat(run("--output=" + output, "--groups=weft", shop)).isZero();
    assertThat(printed()).endsWith(", 2 files are written, 37 unchanged and 4 removed\n");
    assertThat(Path.of(output, "rules/queue.yml")).doesNotExist();
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(run(shop)).isEqualTo(2);
    assertThat(errors())
        .startsWith("--output is missing. Fix: name the folder to write to.\n--help shows all.\n");
    assertThat(run("--output", output)).isEqualTo(2);
    assertThat(errors())
        .startsWith("A catalog is missing. Fix: name a catalog.json, jar or folder.");
    assertThat(run(shop, "--output")).isEqualTo(2);
    assertThat(errors()).startsWith("--output needs a value. Fix: ");
    assertThat(printed()).isEmpty();
  }

  @Test
  void whatIsWrongIsNamedWithItsOption() {
    assertThat(run("--colour", "red", shop)).isEqualTo(2);
    assertThat(errors())
        .startsWith(
            "--colour is not an option of weft-monitoring. Fix: take one of --alertmanagers, ");
    assertThat(run("--reciever=x", shop)).isEqualTo(2);
    assertThat(errors())
        .startsWith(
            "--reciever is not an option of weft-monitoring. Did you mean --receivers? Fix: ");
    assertThat(run("--team=a", "--team=b", shop)).isEqualTo(2);
    assertThat(errors()).startsWith("--team is given twice. Fix: ");
    assertThat(run("--output", output, "--groups", "cash", shop)).isEqualTo(2);
    assertThat(errors()).startsWith("--groups: 'cash' is not a group. Did you mean cache? Fix: ");
    assertThat(run("--output", output, "--cores", "many", shop)).isEqualTo(2);
    assertThat(errors()).startsWith("--cores: 'many' is not a whole number. Fix: ");
    assertThat(run("--output", output, "--http", "x", shop)).isEqualTo(2);
    assertThat(errors()).startsWith("--http: 'x' is nobody who counts requests. Fix: ");
    assertThat(run("no\0file")).isEqualTo(2);
    assertThat(errors()).startsWith("--output is missing.");
    assertThat(run("--output=no\0file", shop)).isEqualTo(2);
    assertThat(errors()).contains("Nul character");
    assertThat(run("--output", output, "no\0file")).isEqualTo(2);
    assertThat(errors()).startsWith("no\0file cannot be a file's name. Fix: ");
    assertThat(run("--output", output, "--cores", "99999999999", shop)).isEqualTo(2);
    assertThat(errors()).startsWith("--cores: 99999999999 is too large a number. Fix: ");
    assertThat(run("--output", output, "--interval", "15", shop)).isEqualTo(2);
    assertThat(errors())
        .isEqualTo(
            """
            --interval: '15' is not a duration. Fix: write whole seconds from 1s to 1m, as 30s.
            --help shows all.
            """);
    assertThat(run("--output", output, "--receivers", "ops=https://hooks.example/ops", shop))
        .isEqualTo(2);
    assertThat(errors()).startsWith("There is a receiver for 'ops', which gets none of the alerts");
    assertThat(Path.of(output)).doesNotExist();
  }

  @Test
  void aCommandThatIsMistypedIsNoCatalog() {
    for (String typed : new String[] {"deps", "depend", "dependency", "dependancies"}) {
      assertThat(run(typed, "--output", output, shop)).isEqualTo(2);
      assertThat(errors())
          .startsWith(
              "'" + typed + "' is neither a command nor a file. Did you mean dependencies? Fix: ");
    }
    assertThat(run("shop.jar", "--output", output)).isEqualTo(2);
    assertThat(errors()).startsWith("Cannot read the catalog of shop.jar: there is no such file.");
  }

  @Test
  void aFolderMayHaveTheCatalogDirectlyInIt() throws IOException {
    Path copied = Files.createDirectory(folder.resolve("copied"));
    Files.copy(Path.of(shop, Catalog.PATH), copied.resolve("catalog.json"));
    assertThat(run("--output=" + output, copied.toString())).isZero();
    assertThat(Path.of(output, "rules/cache.yml")).exists();
    Files.writeString(copied.resolve("catalog.json"), "{\"version\": \"of a shop's goods\"}");
    assertThat(run("--output=" + output, copied.toString())).isEqualTo(2);
    assertThat(errors()).startsWith("There is no catalog in [" + copied + "]. Fix: ");
  }

  @Test
  void whatCannotBeReadOrWrittenIsNamed() throws IOException {
    String missing = folder.resolve("missing.jar").toString();
    assertThat(run("--output", output, missing)).isEqualTo(2);
    assertThat(errors())
        .isEqualTo(
            "Cannot read the catalog of "
                + missing
                + ": there is no such file. Fix: name a catalog.json, or a jar or a folder with"
                + " one, as Weft's processor wrote it.\n");
    Path broken = Files.writeString(folder.resolve("broken.json"), "catalog: 1");
    assertThat(run("--output", output, broken.toString())).isEqualTo(2);
    assertThat(errors())
        .startsWith(
            "Cannot read the catalog of "
                + broken
                + ": it is no JSON, as is seen at line 1 column 1. Fix: ");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(run("--output", output, empty.toString())).isEqualTo(2);
    assertThat(errors()).startsWith("There is no catalog in [" + empty + "]. Fix: ");
    Path inTheWay = Files.createDirectories(Path.of(output, "rules")).resolve("weft.yml");
    Files.writeString(inTheWay, "groups: []\n");
    assertThat(run("--output", output, shop)).isEqualTo(2);
    assertThat(errors())
        .startsWith("Cannot write: " + inTheWay + " is in the way, and Weft has not written it.")
        .contains("Fix: let --output be a folder");
    assertThat(run("--output", shop + "/" + Catalog.PATH, shop)).isEqualTo(2);
    assertThat(errors()).startsWith("Cannot write: ");
  }

  @Test
  void helpIsNoErrorAndNamesTheGroups() {
    assertThat(run("--help")).isZero();
    assertThat(printed())
        .startsWith("Usage:\n  java -jar weft-monitoring.jar --output <folder>")
        .contains("service_health, resource_usage, performance, cache, queue, service_mesh")
        .contains(
            "--groups",
            "--http",
            "--runbooks",
            "--team",
            "--cores",
            "--instances",
            "--interval",
            "--store");
  }

  /** Else the virtual machine ends with 1, and a trace. */
  @Test
  void withoutLibrariesItSaysWhatIsMissing() throws Exception {
    URL classes = MonitoringMain.class.getProtectionDomain().getCodeSource().getLocation();
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try (URLClassLoader alone =
        new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
      Method run =
          alone
              .loadClass(MonitoringMain.class.getName())
              .getDeclaredMethod("run", String[].class, PrintStream.class, PrintStream.class);
      run.setAccessible(true);
      String[] command = {"--output", output, shop};
      assertThat(run.invoke(null, command, stream, stream)).isEqualTo(2);
      assertThat(printed()).contains("is missing", "org.yaml:snakeyaml");
    }
  }

  private int run(String... arguments) {
    return MonitoringMain.run(arguments, stream(printed), stream(errors));
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private String printed() {
    return taken(printed);
  }

  private String errors() {
    return taken(errors);
  }

  private static String taken(ByteArrayOutputStream from) {
    String text = from.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    from.reset();
    return text;
  }
}
