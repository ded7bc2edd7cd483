package ai.datapunk.weft.it.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.Promtool;
import ai.datapunk.weft.monitoring.Monitoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * Prometheus and its tool take what is recorded, layouts and retention tiers, and the tests hold.
 */
class AggregationRulesTest {

  private static final Pattern RECORD = Pattern.compile("- record: (\\S+)\n        expr: (.*)");
  private static final Pattern FAILED = Pattern.compile("expr: \"([^\"]+)\", time");
  private static final Pattern FILE =
      Pattern.compile("(?:_file: |- )(\\S+\\.(?:crt|yml)|\\S*secrets/\\S+)");

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    WrittenRules.in(folder, catalog -> catalog, monitoring -> {});
  }

  @Test
  void theRulesAreGoodAndTheirTestsHold() throws Exception {
    assertThat(Promtool.checkedRules(List.of(rules()))).doesNotStartWith(Promtool.FAILED);
    assertThat(tested()).doesNotStartWith(Promtool.FAILED);
  }

  /**
   * But for those of native buckets, which promtool 2.42 has no notation for, and for shares, whose
   * parts are changed here.
   */
  @Test
  void theTestsNoticeEachRuleThatIsChanged() throws Exception {
    Set<String> expected = namesIn(Files.readString(tests()));
    String text = Files.readString(rules());
    Files.writeString(rules(), RECORD.matcher(text).replaceAll(AggregationRulesTest::changed));
    TreeSet<String> noticed = new TreeSet<>();
    FAILED.matcher(tested()).results().forEach(found -> noticed.add(found.group(1)));
    assertThat(noticed).containsAll(expected).hasSizeGreaterThan(100);
  }

  private static Set<String> namesIn(String file) {
    TreeSet<String> names = new TreeSet<>();
    Pattern.compile("- expr: \"([^\"]+)\"\n.*\n        exp_samples:\n")
        .matcher(file)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !name.contains(":ratio_"))
        .forEach(names::add);
    return names;
  }

  private static String changed(MatchResult rule) {
    String query = rule.group(2);
    return Matcher.quoteReplacement(
        "- record: "
            + rule.group(1)
            + "\n        expr: "
            + (query.equals("|") ? query : query + " + 1"));
  }

  @Test
  void theConfigurationsAreGood() throws Exception {
    List<Path> configurations = files(".yml");
    assertThat(configurations).hasSize(7);
    for (Path file : configurations) {
      FILE.matcher(Files.readString(file))
          .results()
          .map(found -> file.resolveSibling(found.group(1)))
          .forEach(AggregationRulesTest::touch);
      assertThat(checked(file)).as(file.toString()).contains("SUCCESS").doesNotContain("FAILED");
    }
  }

  @Test
  void theFlagsAreTaken() throws Exception {
    List<Path> flags = files(".flags");
    assertThat(flags).hasSize(6);
    for (Path file : flags) {
      assertThat(run(folder, "prometheus", "@" + file, "--config.file=nowhere.yml"))
          .as(file.toString())
          .contains("Error loading config");
    }
  }

  /** Servers take them, and a store is sent them, where a metric has no other buckets. */
  @Test
  void whatTurnsNativeHistogramsOnIsTaken() throws Exception {
    CustomMetric packing =
        new CustomMetric(
            "pack_duration_seconds",
            Instrument.HISTOGRAM,
            "Help",
            HistogramType.NATIVE,
            List.of(),
            List.of());
    CatalogMethod method = CatalogMethod.ofSet("record()", 7, packing);
    CatalogClass type = new CatalogClass("shop.Pack", "Pack.java", List.of(method));
    Monitoring.of(List.of(new Catalog("shop", List.of(type)))).write(folder);
    assertThat(folder.resolve("layouts/remote-write/prometheus.yml"))
        .content()
        .contains("send_native_histograms: true");
    assertThat(folder.resolve("retention/high_frequency.flags"))
        .content()
        .contains("--enable-feature=native-histograms");
    theConfigurationsAreGood();
    theFlagsAreTaken();
  }

  /** The lists name what is recorded, and nothing else. */
  @Test
  void theGlobalServerReadsAllThatIsRecordedAndNothingElse() throws Exception {
    TreeSet<String> recorded = new TreeSet<>();
    for (Path file :
        List.of(
            rules(),
            folder.resolve("dependencies/rules.yml"),
            folder.resolve("rules/objectives.yml"))) {
      RECORD.matcher(Files.readString(file)).results().forEach(r -> recorded.add(r.group(1)));
    }
    Map<String, Object> read =
        new Yaml().load(Files.readString(folder.resolve("layouts/federation/global.yml")));
    TreeSet<String> named = new TreeSet<>();
    Pattern.compile("[a-z_0-9]+(:[a-z_0-9]+){1,2}")
        .matcher(read.toString())
        .results()
        .forEach(found -> named.add(found.group()));
    assertThat(named).isEqualTo(recorded);
  }

  /** A metric's own label may be one that Prometheus gives to targets, or that rules make. */
  @Test
  void ownMetricsWithLabelsOfTargetsAreAddedUpOnce() throws Exception {
    List<CatalogMethod> methods = new ArrayList<>();
    for (Instrument instrument : Instrument.values()) {
      for (String label : List.of("job", "instance", "called")) {
        String name = instrument.name().toLowerCase(Locale.ROOT) + "_by_" + label;
        methods.add(
            CatalogMethod.ofSet(
                "record()",
                7,
                new CustomMetric(
                    instrument == Instrument.COUNTER ? name + "_total" : name,
                    instrument,
                    "Help",
                    HistogramType.DEFAULT,
                    List.of(0.5, 1.0),
                    List.of(CatalogLabel.bounded(label, 20)))));
      }
    }
    CatalogClass queue = new CatalogClass("shop.Queue", "Queue.java", methods);
    Monitoring.of(List.of(new Catalog("shop", List.of(queue)))).write(folder);
    assertThat(Promtool.checkedRules(List.of(rules()))).doesNotStartWith(Promtool.FAILED);
    assertThat(tested()).doesNotStartWith(Promtool.FAILED);
  }

  private Path rules() {
    return folder.resolve("aggregation/rules.yml");
  }

  private Path tests() {
    return folder.resolve("aggregation/rules_test.yml");
  }

  private String tested() throws Exception {
    return Promtool.testedRules(List.of(tests()));
  }

  private List<Path> files(String end) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String part : List.of("layouts", "retention")) {
      try (Stream<Path> files = Files.walk(folder.resolve(part))) {
        files.filter(file -> file.toString().endsWith(end)).sorted().forEach(found::add);
      }
    }
    return found;
  }

  private static void touch(Path file) {
    try {
      if (!file.toString().contains("*") && !Files.exists(file)) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, file.toString().contains("targets") ? "[]" : "");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String checked(Path file) throws Exception {
    return run(file.getParent(), "promtool", "check", "config", file.toString());
  }

  private static String run(Path folder, String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Programs.require(program).toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }
}
