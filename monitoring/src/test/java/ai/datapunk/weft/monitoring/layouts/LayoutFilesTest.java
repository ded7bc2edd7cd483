package ai.datapunk.weft.monitoring.layouts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.Monitoring;
import ai.datapunk.weft.monitoring.SampleShop;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers of a layout do, beside the one that there is without layouts. */
class LayoutFilesTest {

  private static final String GLOBAL = "layouts/federation/global.yml";
  private static final String REGIONAL = "layouts/federation/regional.yml";
  private static final String SINGLE = "layouts/single/prometheus.yml";
  private static final String WRITING = "layouts/remote-write/prometheus.yml";

  private static final Pattern RECORD = Pattern.compile("- record: (\\S+)");
  private static final Pattern NAMES = Pattern.compile("=~\"([^\"]+)\"");

  private final SortedMap<String, String> usual =
      Monitoring.of(List.of(SampleShop.catalog())).files();

  /** Whatever is chosen, only paths and labels for others differ. */
  @ParameterizedTest
  @ValueSource(strings = {"token", "password", "certificate", "open"})
  void whoScrapesDoesAsTheServerBesideItsFiles(String access) {
    List<Catalog> catalogs =
        List.of(
            SampleShop.catalog(),
            new Catalog("shop.web front", List.of()),
            new Catalog("a b", List.of()),
            new Catalog("a_b", List.of()),
            new Catalog("application", List.of()),
            new Catalog(List.of()));
    SortedMap<String, String> files =
        Monitoring.of(catalogs)
            .scrape(access)
            .alertmanagers("https://alerts.example:9093")
            .redact("tenant")
            .interval("30s")
            .files();
    String beside = text(files, "prometheus/prometheus.yml");
    assertThat(beside)
        .contains(
            "scrape_interval: 30s\n  evaluation_interval: 30s\n",
            "targets:\n            - alerts.example:9093\n",
            "regex: \"tenant\"",
            "- targets/shop-web-front.yml\n",
            "- targets/others/*.yml\n");
    String single = twoBelow(beside);
    assertThat(text(files, SINGLE)).isEqualTo(single);
    String regional =
        single.replaceFirst(
            "(evaluation_interval: 30s\n)",
            "$1  external_labels:\n    weft_region: \"\\${WEFT_REGION}\"\n");
    assertThat(text(files, REGIONAL)).isEqualTo(regional);
    assertThat(text(files, WRITING)).startsWith(regional + "remote_write:\n");
  }

  private static String twoBelow(String text) {
    return text.replace("- ../", "- ../../")
        .replaceAll("(?<=- |_file: )(?=targets/|secrets/)", "../../prometheus/");
  }

  @Test
  void allThatIsRecordedIsReadByTheGlobalServerAndWrittenToTheStore() {
    TreeSet<String> recorded = new TreeSet<>();
    usual.forEach(
        (path, text) -> {
          if (path.endsWith(".yml") && !path.endsWith("_test.yml")) {
            recorded.addAll(found(RECORD, text));
          }
        });
    assertThat(recorded)
        .contains(
            "objective:burn_rate:5m",
            "error_budget:remaining",
            "dependency:known",
            "dependency_operation:calls:rate5m",
            "service:mesh_service_calls:rate5m");
    assertThat(read(GLOBAL)).isEqualTo(recorded);
    String written = text(usual, WRITING);
    String regex = written.substring(written.indexOf("regex: \"", written.indexOf("__name__")) + 8);
    assertThat(names(regex.substring(0, regex.indexOf('"')))).isEqualTo(recorded);
  }

  @Test
  void tiersKeepLessTheLongerTheyDo() {
    Set<String> medium = read("retention/medium_frequency.yml");
    Set<String> low = read("retention/low_frequency.yml");
    Set<String> compliance = read("retention/compliance.yml");
    assertThat(medium).isEqualTo(read(GLOBAL)).containsAll(low);
    assertThat(low).containsAll(compliance);
    assertThat(ofOthers(compliance))
        .containsExactly("dependency:failures:ratio_rate5m", "error_budget:remaining");
    low.removeAll(compliance);
    assertThat(ofOthers(low))
        .containsExactly(
            "dependency:calls:rate5m",
            "dependency:circuit_breaker_state:min",
            "dependency:duration_seconds:p95_rate5m",
            "dependency:failures:rate5m",
            "dependency:known",
            "dependency:retries:rate5m",
            "objective:bad_calls:allowed_share",
            "objective:bad_calls:rate5m",
            "objective:calls:rate5m");
  }

  private static List<String> ofOthers(Set<String> names) {
    return names.stream()
        .filter(name -> name.matches("(objective|error_budget|dependency|dependency_operation):.+"))
        .toList();
  }

  @Test
  void withoutObjectivesNoneAreReadOrWritten() {
    SortedMap<String, String> files =
        Monitoring.of(List.of(SampleShop.catalog())).groups("cache").files();
    for (String file : List.of(GLOBAL, WRITING)) {
      assertThat(text(files, file)).contains("dependency:calls").doesNotContain("objective:");
    }
  }

  /** Series of a server that does not say where it is would be those of another one. */
  @Test
  void seriesWithoutARegionAreNotTaken() {
    String drop =
        "action: drop\n%1$ssource_labels:\n%1$s  - weft_region\n%1$sregex: \"\"\n"
            .formatted("        ");
    assertThat(text(usual, GLOBAL)).contains("metric_relabel_configs:\n", drop);
    assertThat(text(usual, WRITING)).contains(drop);
  }

  @Test
  void thePageNamesEachFileThatALayoutNames() {
    String page = text(usual, "layouts/README.md") + text(usual, "prometheus/README.md");
    for (String file : List.of(SINGLE, REGIONAL, GLOBAL, WRITING)) {
      assertThat(found(Pattern.compile("((?:targets|secrets)/[\\w.-]+)"), text(usual, file)))
          .isNotEmpty()
          // What else is scraped need not be there.
          .filteredOn(named -> !named.equals("targets/others"))
          .allSatisfy(named -> assertThat(page).contains("`" + named + "`"));
    }
    assertThat(page).contains("WEFT_REGION=", "`secrets/web.yml`", "`secrets/store-token`");
    SortedMap<String, String> here =
        Monitoring.of(List.of(SampleShop.catalog())).store("http://localhost:8428/w").files();
    assertThat(text(here, "layouts/README.md")).doesNotContain("store-token");
  }

  private Set<String> read(String file) {
    TreeSet<String> all = new TreeSet<>();
    found(NAMES, text(usual, file)).forEach(names -> all.addAll(names(names)));
    return all;
  }

  private static Set<String> names(String alternatives) {
    return new TreeSet<>(List.of(alternatives.split("\\|", -1)));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static String text(Map<String, String> files, String path) {
    return requireNonNull(files.get(path));
  }
}
