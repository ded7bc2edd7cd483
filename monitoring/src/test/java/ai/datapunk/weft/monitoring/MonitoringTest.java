package ai.datapunk.weft.monitoring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is written for a small shop, byte for byte. With {@code -Dweft.golden.update} the files are
 * written anew, to be read before they are committed.
 */
class MonitoringTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  private final Monitoring shop = Monitoring.of(List.of(SampleShop.catalog()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "METRICS.md",
        "dependencies/rules.yml",
        "grafana/circuits.json",
        "grafana/dependencies.json",
        "grafana/http.json",
        "grafana/jvm.json",
        "grafana/load-balancer.json",
        "grafana/objectives.json",
        "grafana/overview.json",
        "grafana/retries.json",
        "rules/service_health.yml",
        "rules/resource_usage.yml",
        "rules/performance.yml",
        "rules/cache.yml",
        "rules/service_mesh.yml",
        "rules/objectives.yml",
        "rules/security.yml",
        "rules/infrastructure.yml",
        "rules/weft.yml",
        "tests/objectives_test.yml",
        "tests/service_mesh_test.yml",
        "runbooks/circuit-breaker-open.md",
        "runbooks/dependency-outage.md",
        "runbooks/high-retry-rate.md",
        "runbooks/objective-burns-fast.md",
        "runbooks/objective-not-measured.md",
        "runbooks/README.md",
        "aggregation/rules.yml",
        "layouts/README.md",
        "layouts/federation/global.yml",
        "layouts/federation/regional.yml",
        "layouts/remote-write/prometheus.yml",
        "layouts/remote-write/prometheus.flags",
        "layouts/single/prometheus.yml",
        "retention/README.md",
        "retention/high_frequency.flags",
        "retention/low_frequency.yml"
      })
  void theFilesOfAShop(String name) throws IOException {
    assertGolden(name, requireNonNull(shop.files().get(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"service_health", "performance", "security"})
  void theRulesOfAShopWhoseRequestsSpringBootCounts(String group) throws IOException {
    String name = "rules/" + group + ".yml";
    assertGolden("boot/" + name, requireNonNull(shop.http("boot").files().get(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "jvm"})
  void theDashboardsOfAShopWhoseMetricsAreMicrometers(String dashboard) throws IOException {
    String name = "grafana/" + dashboard + ".json";
    assertGolden("boot/" + name, requireNonNull(shop.http("boot").files().get(name)));
  }

  private static void assertGolden(String name, String text) throws IOException {
    Path golden = GOLDEN.resolve(name);
    if (System.getProperty("weft.golden.update") != null) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, text);
    }
    assertThat(text).as(name).isEqualTo(Files.readString(golden));
  }

  @Test
  void eachGroupHasRulesAndTestsAndEachAlertAPage() {
    SortedMap<String, String> files = shop.groups("all").files();
    assertThat(files.keySet()).filteredOn(name -> name.startsWith("rules/")).hasSize(11);
    assertThat(files.keySet()).filteredOn(name -> name.startsWith("tests/")).hasSize(11);
    assertThat(files.keySet()).filteredOn(name -> name.startsWith("runbooks/")).hasSize(33);
    assertThat(files.keySet()).filteredOn(name -> name.startsWith("layouts/")).hasSize(7);
    assertThat(files.keySet()).filteredOn(name -> name.startsWith("retention/")).hasSize(8);
    assertThat(files.keySet()).filteredOn(name -> name.startsWith("grafana/")).hasSize(8);
    assertThat(files).hasSize(87);
  }

  @Test
  void equalCatalogsGiveEqualFiles() {
    Catalog other = SampleShop.catalog(SampleShop.timed("stock"));
    assertThat(Monitoring.of(List.of(SampleShop.catalog(), other)).files())
        .isEqualTo(Monitoring.of(List.of(other, SampleShop.catalog())).files());
  }

  @Test
  void onlyTheGroupsThatAreAskedFor() {
    assertThat(shop.groups("weft, queue").files().keySet())
        .filteredOn(name -> name.startsWith("rules/"))
        .containsExactly("rules/queue.yml", "rules/weft.yml");
  }

  @Test
  void theStoreAndTheFleetAreWhatIsSaid() {
    SortedMap<String, String> files =
        shop.store("http://localhost:8428/api/v1/write").instances(7).interval("30s").files();
    assertThat(files.get("layouts/remote-write/prometheus.yml"))
        .contains("url: http://localhost:8428/api/v1/write", "scrape_interval: 30s")
        .doesNotContain("store-token");
    assertThat(files.get("retention/README.md")).contains("7 processes of each", "every 30s");
  }

  @Test
  void teamAndAddressStandInRulesAndTheirTests() {
    SortedMap<String, String> files =
        shop.groups("security").team("ours").runbooks("https://wiki/runbooks").files();
    for (String name : List.of("rules/security.yml", "tests/security_test.yml")) {
      assertThat(files.get(name))
          .contains("ours")
          .contains("runbook_url: \"https://wiki/runbooks/high-auth-failure-rate\"")
          .doesNotContain("team: security");
    }
  }

  @Test
  void alertsLeadToTheDashboardThatShowsWhatTheyAreAbout() {
    SortedMap<String, String> files = shop.grafana("https://grafana/").by("cluster").files();
    String link =
        "        dashboard: \"https://grafana/d/weft-circuits?var-application={{ $labels.job |"
            + " urlquery }}{{ with $labels.cluster }}&var-cluster={{ . | urlquery }}{{ end }}{{ with"
            + " $labels.service }}&var-service={{ . | urlquery }}{{ end }}\"";
    assertThat(files.get("rules/service_mesh.yml")).contains(link);
    assertThat(files.get("tests/service_mesh_test.yml"))
        .contains(
            "https://grafana/d/weft-circuits?var-application=shop-1&var-cluster=some_cluster");
    assertThat(shop.drill(60).files().get("rules/service_mesh.yml")).contains(link);
    assertThat(Monitoring.of(List.of(SampleShop.catalog(SampleShop.timed("a")))).files().values())
        .noneMatch(text -> text.contains("        dashboard: "));
  }

  @Test
  void labelsThatTellEnvironmentsApartStandInAllSumsAndInTheAlerts() {
    SortedMap<String, String> files = shop.groups("all").by("cluster, namespace").files();
    // The graphs are of all environments together.
    files.keySet().removeIf(name -> name.startsWith("grafana/") || name.endsWith(".html"));
    assertThat(files.values())
        .allSatisfy(
            text ->
                assertThat(text)
                    .doesNotContainPattern(
                        "(sum|min|max|count) by \\((?!cluster, namespace, |__)"));
    assertThat(files.get("rules/service_mesh.yml"))
        .contains("sum by (cluster, namespace, job, service) (rate(retry_attempts_total");
    assertThat(files.get("tests/service_health_test.yml"))
        .contains("cluster: \"some_cluster\"")
        .contains("cluster=\"other_cluster\"")
        .doesNotContain("cluster: \"other_cluster\"");
  }

  @Test
  void whatCannotBeIsRefusedWithTheWayOut() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.groups("weft,cashe"))
        .withMessage(
            "'cashe' is not a group. Did you mean cache? Fix: name some of service_health,"
                + " resource_usage, performance, cache, queue, service_mesh, objectives,"
                + " security, data_pipeline, infrastructure, weft, with commas between them, or all.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.groups(""))
        .withMessageStartingWith("'' is not a group. Fix: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.http("jetty"))
        .withMessageStartingWith("'jetty' is nobody who counts requests. Fix: let it be weft");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.runbooks("wiki"))
        .withMessage("'wiki' is not an address. Fix: let it begin with https://.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.grafana("grafana"))
        .withMessage("'grafana' is not an address. Fix: let it begin with https://.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.grafana("https://grafana/d/mine?orgId=2"))
        .withMessageContaining("Fix: let it end before the question mark");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.team(" "))
        .withMessageContaining("Fix: name it.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.team("{{ $labels.team }}"))
        .withMessage("'{{ $labels.team }}' is a template to Prometheus. Fix: leave out the {{.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.runbooks("https://wiki/{{page}}"))
        .withMessageContaining("is a template");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.cores(0))
        .withMessageStartingWith("0 cores are none. Fix: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.drill(1))
        .withMessageStartingWith("A drill once as fast is none. Fix: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Monitoring.of(List.of(SampleShop.catalog())).drill(151).files())
        .withMessageContaining("Fix: let it be at most 150");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.by("cluster,"))
        .withMessageStartingWith("'' is not a label. Fix: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.by("service"))
        .withMessage("'service' is a label that rules go by themselves. Fix: leave it out.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.by("cluster,cluster"))
        .withMessage("'cluster' is there twice. Fix: name each label once.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.instances(100_001))
        .withMessageStartingWith("100001 instances are more than one Prometheus can scrape. Fix: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.runbooks("https://bob:hidden@wiki/{page}"))
        .withMessageContaining("has credentials in it")
        .withMessageNotContaining("hidden");
    for (String store : List.of("store", "http://store:8428/api/v1/write")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> shop.store(store))
          .withMessageContaining("Fix: let it begin with https://");
    }
    for (String store : List.of("https://us:er@store/write", "https://store/write?token=abc")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> shop.store(store))
          .withMessageContaining("files that are written are no place for");
    }
  }

  @Test
  void itSaysWhatWasDone(@TempDir Path folder) throws IOException {
    assertThat(shop.groups("weft,queue").write(folder))
        .isEqualTo("In " + folder + ", 43 files are written, 0 unchanged and 0 removed");
    assertThat(shop.groups("weft").write(folder))
        .isEqualTo("In " + folder + ", 2 files are written, 37 unchanged and 4 removed");
  }
}
