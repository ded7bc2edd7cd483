package ai.datapunk.weft.monitoring.reference;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMetric;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.monitoring.SampleShop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page as a whole is among the golden files of {@code MonitoringTest}. */
class MetricsReferenceTest {

  @ParameterizedTest
  @EnumSource(Chapter.class)
  void aChapterHasWhatItsMethodsRecord(Chapter chapter) {
    Set<String> recorded =
        SampleShop.catalog().methods().stream()
            .filter(method -> chapter.target(method) != null)
            .flatMap(method -> metrics(method).stream())
            .collect(Collectors.toSet());
    if (!recorded.isEmpty()) {
      assertThat(recorded)
          .containsAll(chapter.families().stream().map(Family::metricName).toList());
    }
  }

  private static List<String> metrics(CatalogMethod method) {
    return SampleShop.catalog(method).metrics().stream().map(CatalogMetric::name).toList();
  }

  @Test
  void requestsAreOfWhoCountsThem() {
    assertThat(
            MetricsReference.of(
                List.of(SampleShop.catalog()),
                List.of(),
                "http_server_requests_seconds",
                List.of()))
        .contains("Micrometer's to count: `http_server_requests_seconds`.\n")
        .doesNotContain("http_request_");
  }

  @Test
  void eachFamilyStandsOnThePageOnce() {
    String page = MetricsReference.of(List.of(SampleShop.catalog()), List.of(), "", List.of());
    Stream.of(Family.values())
        .filter(family -> Chapter.of(family) != Chapter.FALLBACKS)
        .forEach(
            family -> {
              String heading = "### `" + family.metricName() + "`\n";
              String row = "\n| `" + family.metricName() + "` | ";
              assertThat(occurrences(page, heading))
                  .as(family.metricName())
                  .isEqualTo(Chapter.of(family) == Chapter.PROCESSES ? 0 : 1);
              assertThat(occurrences(page, row)).as(family.metricName()).isEqualTo(1);
            });
  }

  @Test
  void catalogsThatAreNotReadAreTold() {
    assertThat(
            MetricsReference.of(
                List.of(SampleShop.catalog()),
                List.of(),
                "",
                List.of("Cannot read the catalog of mail.jar: it is not UTF-8")))
        .contains(
            """

            Of these catalogs nothing is here:

            - Cannot read the catalog of mail.jar: it is not UTF-8

            | metric | type | unit | means |
            """);
  }

  private static int occurrences(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }

  @Test
  void anOwnMetricHasAllThatItsMethodsSay() {
    CatalogMethod one =
        records("open()", closed("tier", "hot"), CatalogLabel.bounded("tenant", 40));
    CatalogMethod other =
        records(
            "close()",
            closed("tier", "cold"),
            new CatalogLabel("tenant", List.of(), 60, true, "tenants | are companies"));
    assertThat(
            MetricsReference.of(List.of(SampleShop.catalog(one, other)), List.of(), "", List.of()))
        .contains(
            """
            ## `lake_files`

            Files that are open.

            A gauge.

            - `tier`: `cold`, `hot`
            - `tenant`: at most 60; hidden by some methods before it is recorded; allowed as personal: tenants \\| are companies

            | application | always | method | source |
            |---|---|---|---|
            | `shop` | `tier="cold"` | `shop.Client.close()` | `Client.java:7` |
            | `shop` | `tier="hot"` | `shop.Client.open()` | `Client.java:7` |

            ```promql
            sum by (job, tier, tenant) (lake_files)
            ```
            """);
  }

  private static CatalogLabel closed(String name, String value) {
    return CatalogLabel.closed(name, List.of(value));
  }

  private static CatalogMethod records(String signature, CatalogLabel... labels) {
    return CatalogMethod.ofSet(
        signature,
        7,
        new CustomMetric(
            "lake_files",
            Instrument.UP_DOWN_COUNTER,
            "Files that are open.",
            HistogramType.DEFAULT,
            List.of(),
            List.of(labels)));
  }

  @Test
  void theOrderOfCatalogsDoesNotMatter() {
    List<Catalog> catalogs =
        new ArrayList<>(List.of(SampleShop.catalog(), web("web"), web("a`web|b")));
    String page = MetricsReference.of(catalogs, List.of(), "", List.of());
    Collections.reverse(catalogs);
    assertThat(MetricsReference.of(catalogs, List.of(), "", List.of())).isEqualTo(page);
    assertThat(page)
        .contains("What `` a`web|b ``, `shop`, `web` show to Prometheus")
        .contains("| `` a`web\\|b `` | `shop` | `ask` | `web.Client.ask()` | `Client.java:7` |\n");
  }

  private static Catalog web(String application) {
    return new Catalog(
        application,
        List.of(new CatalogClass("web.Client", "Client.java", List.of(SampleShop.timed("shop")))));
  }

  @Test
  void aMetricThatApplicationsGiveOtherLabelsIsAskedByThoseThatAllHave() {
    Catalog one = SampleShop.catalog(SampleShop.gauge("cache_size_bytes", "cache", "tier"));
    Catalog other =
        new Catalog(
            "web",
            List.of(
                new CatalogClass(
                    "web.Caches",
                    "Caches.java",
                    List.of(SampleShop.gauge("cache_size_bytes", "cache")))));
    assertThat(MetricsReference.of(List.of(one, other), List.of(), "", List.of()))
        .contains("```promql\nmax by (job, cache) (cache_size_bytes)\n```")
        .contains(
            """
            The catalogs do not agree:

            - cache_size_bytes is by the labels [cache, tier] in 'shop' and by the labels [cache] in 'web'. \
            Fix: let it be the same, or give it two names.
            """);
  }
}
