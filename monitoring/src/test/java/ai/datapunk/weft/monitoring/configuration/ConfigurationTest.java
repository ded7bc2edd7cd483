package ai.datapunk.weft.monitoring.configuration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.monitoring.Monitoring;
import ai.datapunk.weft.monitoring.SampleShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The configuration of a small shop, byte for byte. With {@code -Dweft.golden.update} the files are
 * written anew, to be read before they are committed.
 */
class ConfigurationTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/configuration");
  private static final String PROMETHEUS = "prometheus/prometheus.yml";
  private static final String ALERTMANAGER = "alertmanager/alertmanager.yml";

  private final Monitoring shop = Monitoring.of(List.of(SampleShop.catalog()));

  @ParameterizedTest
  @ValueSource(
      strings = {PROMETHEUS, "prometheus/README.md", ALERTMANAGER, "alertmanager/README.md"})
  void asUsual(String name) throws IOException {
    assertGolden("usual/", name, shop);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {PROMETHEUS, "prometheus/README.md", ALERTMANAGER, "alertmanager/README.md"})
  void withEverythingElsewhere(String name) throws IOException {
    Catalog till = new Catalog("till", SampleShop.catalog(SampleShop.timed("shop")).classes());
    assertGolden(
        "elsewhere/",
        name,
        Monitoring.of(List.of(SampleShop.catalog(), till))
            .scrape("password")
            .alertmanagers("https://alerts.example:9093, https://example.org/alerts")
            .receivers("https://hooks.example/{team},security=http://127.0.0.1:8080/in")
            .redact("tenant"));
  }

  private static void assertGolden(String folder, String name, Monitoring monitoring)
      throws IOException {
    String text = requireNonNull(monitoring.files().get(name));
    Path golden = GOLDEN.resolve(folder + name);
    if (System.getProperty("weft.golden.update") != null) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, text);
    }
    assertThat(text).as(name).isEqualTo(Files.readString(golden));
  }

  @Test
  void applicationsAreScrapedAsIsSaid() {
    assertThat(prometheus(shop.scrape("open")))
        .doesNotContain("secrets/", "scheme: https", "follow_redirects");
    assertThat(prometheus(shop.scrape("certificate")))
        .contains(
            "ca_file: secrets/scrape-ca.crt",
            "cert_file: secrets/scrape.crt",
            "key_file: secrets/scrape.key")
        .doesNotContain("authorization", "basic_auth");
    assertThat(shop.files().get("prometheus/README.md"))
        .contains("| `secrets/scrape.key` | the key of that certificate | `0400`");
  }

  @Test
  void applicationsAreScrapedWhereTheyShowTheirMetrics() {
    String path = "    metrics_path: /actuator/prometheus\n";
    assertThat(prometheus(shop)).doesNotContain("metrics_path");
    assertThat(prometheus(shop.http("boot"))).contains(path);
    assertThat(prometheus(shop.path("/manage/metrics"))).contains("metrics_path: /manage/metrics");
    assertThat(prometheus(shop.path("/metrics"))).doesNotContain("metrics_path");
    for (String none : List.of("metrics", "/metrics?name=a", "/{{ x }}", "/a b", "")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> shop.path(none))
          .withMessage("'" + none + "' is no path. Fix: write one, as /actuator/prometheus.");
    }
  }

  /** An Alertmanager on the same machine may be the one that wakes people. */
  @Test
  void aDrillIsSentToNobodyUnlessItIsSaid() {
    String local = "localhost:9093";
    assertThat(prometheus(shop)).contains(local);
    assertThat(prometheus(shop.drill(60))).doesNotContain(local, "alertmanagers");
    assertThat(prometheus(shop.alertmanagers("http://localhost:9093"))).contains(local);
  }

  @Test
  void thePageOfAlertmanagerSaysWhatTlsNeeds() {
    String page = "alertmanager/README.md";
    assertThat(shop.files().get(page)).doesNotContain("SSL_CERT_FILE", "--web.config.file");
    shop.receivers("https://hooks.example/{team}").alertmanagers("https://alerts.example");
    assertThat(shop.files().get(page)).contains("`SSL_CERT_FILE`", "`--web.config.file`");
  }

  @Test
  void namesThatCannotBeFilesAreOnesThatCan() {
    Catalog odd = new Catalog("our shop/1", List.of());
    Catalog alike = new Catalog("our shop:1", List.of());
    Catalog others = new Catalog("others", List.of());
    Catalog unnamed = new Catalog(List.of());
    assertThat(prometheus(Monitoring.of(List.of(odd, alike, others, unnamed))))
        .contains("job_name: our shop/1\n", "- targets/our-shop-1.yml\n")
        .contains("job_name: our shop:1\n", "- targets/our-shop-1-2.yml\n")
        .contains("job_name: others\n", "- targets/others.yml\n")
        .contains("job_name: others_\n", "- targets/others/*.yml\n")
        .contains("job_name: application\n", "- targets/application.yml\n");
  }

  @Test
  void personalLabelsOfTheCatalogsAreRedacted() {
    Catalog catalog =
        SampleShop.catalog(
            measure(
                new CatalogLabel("shelf", List.of(), 20, false, ""),
                new CatalogLabel("basket", List.of(), 20, true, ""),
                new CatalogLabel("badge", List.of(), 20, false, "staff only"),
                new CatalogLabel("customerEmail", List.of(), 20, false, ""),
                new CatalogLabel("user_id", List.of(), 20, false, "internal")));
    Monitoring monitoring = Monitoring.of(List.of(catalog));
    assertThat(prometheus(monitoring)).contains("regex: \"badge|basket|customerEmail\"", "(?i)");
    assertThat(prometheus(monitoring.redact("tenant,none")))
        .contains("regex: \"tenant\"")
        .doesNotContain("(?i)");
    assertThat(prometheus(monitoring.redact("none"))).doesNotContain("alert_relabel_configs");
  }

  @Test
  void whatAnAlertSaysIsNotRedacted() {
    Catalog catalog =
        SampleShop.catalog(
            gauge("cache_hit_ratio", new CatalogLabel("cache", List.of(), 20, true, "")));
    assertThat(prometheus(Monitoring.of(List.of(catalog)))).doesNotContain("\"cache\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.redact("cache").files())
        .withMessage(
            "LowCacheHitRate says the value of 'cache' in its text, which is sent as it is. Fix:"
                + " leave the label out of what is redacted, or mask its values where they are"
                + " recorded (mask = true).");
  }

  @Test
  void whatCannotBeIsRefusedWithTheWayOut() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.redact("service"))
        .withMessage("Alertmanager goes by 'service'. Fix: leave it out, and name what is secret.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.redact("tenant|user"))
        .withMessageStartingWith("'tenant|user' is not a label. Fix: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.scrape("pasword"))
        .withMessage(
            "'pasword' is no way to scrape. Fix: let it be one of token, password, certificate,"
                + " open.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.alertmanagers("https://a.example,http://b.example"))
        .withMessageStartingWith("'http://b.example' is not encrypted");
  }

  /** That only explains others, and goes on when all else has ended. */
  @Test
  void anOutageIsSentToNobodyWhateverATeamIsCalled() {
    assertThat(alertmanager(shop))
        .contains(
            "    - matchers:\n        - alertname=\"DependencyOutage\"\n      receiver: 'null'\n",
            "  - name: 'null'\n")
        .doesNotContain("null-");
    assertThat(alertmanager(shop.team("null").receivers("https://hooks.example/{team}")))
        .contains(
            "  receiver: 'null'\n  group_by:",
            "    - matchers:\n        - alertname=\"DependencyOutage\"\n      receiver: null-\n",
            "  - name: null-\ninhibit_rules:\n");
    assertThat(alertmanager(Monitoring.of(List.of(SampleShop.catalog())).groups("performance")))
        .doesNotContain("DependencyOutage", "null");
  }

  @Test
  void receiversGoWithTheAlertsWhateverIsSaidFirst() {
    String hook = "security=https://hooks.example/security";
    String nobody =
        "There is a receiver for 'security', which gets none of the alerts that are written. Fix:"
            + " name one of ";
    for (Monitoring monitoring :
        List.of(
            monitoring().receivers(hook).team("ops"), monitoring().team("ops").receivers(hook))) {
      assertThatIllegalArgumentException()
          .isThrownBy(monitoring::files)
          .withMessage(nobody + "[ops], or choose groups with alerts for it.");
    }
    for (Monitoring monitoring :
        List.of(
            monitoring().receivers(hook).groups("cache"),
            monitoring().groups("cache").receivers(hook))) {
      assertThatIllegalArgumentException()
          .isThrownBy(monitoring::files)
          .withMessage(nobody + "[platform], or choose groups with alerts for it.");
    }
    assertThat(monitoring().receivers(hook).groups("security").files().get(ALERTMANAGER))
        .contains("url: https://hooks.example/security");
  }

  @Test
  void redactionGoesWithTheAlertsWhateverIsSaidFirst() {
    for (Monitoring monitoring :
        List.of(
            monitoring().redact("cache").groups("weft"),
            monitoring().groups("weft").redact("cache"))) {
      assertThat(prometheus(monitoring)).contains("regex: \"cache\"");
    }
  }

  /** Else the alerts of two environments would be one, which ends when it ends in either. */
  @Test
  void whatTellsEnvironmentsApartIsNotRedacted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> monitoring().redact("cluster").by("cluster").files())
        .withMessage(
            "Alerts of different environments differ by 'cluster', and it is asked to be redacted."
                + " Fix: leave it out of one of the two.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> monitoring().by("region,customer").files())
        .withMessageStartingWith("Alerts of different environments differ by 'customer', and it is")
        .withMessageContaining("Fix: tell environments apart by another label, or redact 'none'");
    assertThat(prometheus(monitoring().by("customer").redact("none,tenant")))
        .contains("regex: \"tenant\"");
    Catalog masked =
        SampleShop.catalog(measure(new CatalogLabel("basket", List.of(), 20, true, "")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Monitoring.of(List.of(masked)).by("basket").files())
        .withMessageStartingWith("Alerts of different environments differ by 'basket'");
  }

  private static Monitoring monitoring() {
    return Monitoring.of(List.of(SampleShop.catalog()));
  }

  @Test
  void equalCatalogsGiveEqualFiles() {
    Catalog till = new Catalog("till", List.of());
    SortedMap<String, String> one = Monitoring.of(List.of(SampleShop.catalog(), till)).files();
    assertThat(Monitoring.of(List.of(till, SampleShop.catalog())).files())
        .containsEntry(PROMETHEUS, requireNonNull(one.get(PROMETHEUS)))
        .containsEntry(ALERTMANAGER, requireNonNull(one.get(ALERTMANAGER)));
  }

  private static String prometheus(Monitoring monitoring) {
    return requireNonNull(monitoring.files().get(PROMETHEUS));
  }

  private static String alertmanager(Monitoring monitoring) {
    return requireNonNull(monitoring.files().get(ALERTMANAGER));
  }

  private static CatalogMethod measure(CatalogLabel... labels) {
    return gauge("shelf_items", labels);
  }

  private static CatalogMethod gauge(String name, CatalogLabel... labels) {
    return CatalogMethod.ofSet(
        "set()",
        7,
        new CustomMetric(
            name, Instrument.GAUGE, "Help", HistogramType.DEFAULT, List.of(), List.of(labels)));
  }
}
