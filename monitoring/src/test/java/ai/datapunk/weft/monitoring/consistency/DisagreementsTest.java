package ai.datapunk.weft.monitoring.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.catalog.CatalogObjective;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.monitoring.SampleShop;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DisagreementsTest {

  @Test
  void theSameTwiceAgrees() {
    assertThat(
            Disagreements.between(
                List.of(SampleShop.catalog(), SampleShop.catalog(), catalog("web", gauge("a")))))
        .isEmpty();
  }

  @Test
  void twoVersionsOfAModule() {
    assertThat(
            Disagreements.between(
                List.of(SampleShop.catalog(), SampleShop.catalog(SampleShop.timed("inventory")))))
        .containsExactly(
            "shop.Client is in two catalogs of 'shop', and differs. Fix: name one version of each"
                + " module.");
  }

  @Test
  void aMetricThatApplicationsHaveOtherwise() {
    assertThat(
            Disagreements.between(
                List.of(
                    catalog("", metric(Instrument.HISTOGRAM, List.of(1.0), "a", "b")),
                    catalog("web", metric(Instrument.HISTOGRAM, List.of(1.0, 2.0), "a")),
                    catalog("shop", metric(Instrument.GAUGE, List.of(), "b", "a")))))
        .containsExactly(
            "lake_size is a histogram in an application without a name and a gauge in 'shop'."
                + " Fix: let it be the same, or give it two names.",
            "lake_size is by the labels [a, b] in an application without a name and by the labels"
                + " [a] in 'web'. Fix: let it be the same, or give it two names.",
            "lake_size is in the buckets [1.0] in an application without a name and in the buckets"
                + " [1.0, 2.0] in 'web'. Fix: let it be the same, or give it two names.");
  }

  @Test
  void methodsOfOneApplicationMayHaveOtherLabels() {
    assertThat(Disagreements.between(List.of(catalog("web", gauge("a"), gauge("b"))))).isEmpty();
  }

  @Test
  void anOperationOfWhichApplicationsWantOtherThings() {
    Catalog web = catalog("web", wanting("stock", 0.99, 0.25, 30));
    Catalog shop = catalog("shop", wanting("stock", 0.99, 0.5, 30), wanting("order", 0.9, 1, 7));
    Catalog till = catalog("till", wanting("stock", 0.99, 0.25, 30), wanting("order", 0.9, 1, 7));
    List<String> expected =
        List.of(
            "The latency of stock of inventory is to be 0.99 within 250ms over 30d in 'till' and"
                + " 'web', and 0.99 within 500ms over 30d in 'shop'. Fix: let it be the same. Until"
                + " then the higher share counts, of equal ones the longer window, and then the"
                + " shorter time.");
    assertThat(Disagreements.between(List.of(web, shop, till))).isEqualTo(expected);
    assertThat(Disagreements.between(List.of(till, shop, web))).isEqualTo(expected);
    assertThat(Disagreements.between(List.of(web, till))).isEmpty();
  }

  private static CatalogMethod wanting(String operation, double share, double latency, int days) {
    return new CatalogMethod(
        operation + "()",
        7,
        false,
        new Target("inventory", operation),
        new CatalogObjective(null, latency, share, Duration.ofDays(days).toSeconds()),
        null,
        null,
        null,
        null,
        null,
        null,
        List.of());
  }

  private static CatalogMethod gauge(String label) {
    return metric(Instrument.GAUGE, List.of(), label);
  }

  private static CatalogMethod metric(
      Instrument instrument, List<Double> buckets, String... labels) {
    return CatalogMethod.ofSet(
        "set()",
        7,
        new CustomMetric(
            "lake_size",
            instrument,
            "Help",
            HistogramType.DEFAULT,
            buckets,
            Stream.of(labels).map(label -> CatalogLabel.bounded(label, 20)).toList()));
  }

  private static Catalog catalog(String application, CatalogMethod... methods) {
    return new Catalog(
        application, List.of(new CatalogClass("web.Client", "Client.java", List.of(methods))));
  }
}
