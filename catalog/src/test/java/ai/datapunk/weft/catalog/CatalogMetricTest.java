package ai.datapunk.weft.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.CatalogMethod.Balance;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogMetricTest {

  private static final CatalogLabel KIND = CatalogLabel.closed("kind", List.of("A", "B", "C"));

  @Test
  void knownValuesAreCountedOnce() {
    assertThat(merged(own(KIND), own(KIND))).containsExactly(KIND);
    assertThat(merged(own(KIND), own(CatalogLabel.closed("kind", List.of("C", "D")))))
        .containsExactly(CatalogLabel.closed("kind", List.of("A", "B", "C", "D")));
  }

  @Test
  void theInstancesOfAServiceAreLimitedOnce() {
    Balance balance = new Balance("inventory", "round_robin", 50);
    CatalogMethod method = SampleCatalogs.method(null, null, balance);
    Balance more = new Balance("inventory", "round_robin", 60);
    CatalogMethod other = SampleCatalogs.method(null, null, more);
    assertThat(merged(method, method, other)).contains(CatalogLabel.bounded("instance", 60));
  }

  private static List<CatalogLabel> merged(CatalogMethod... methods) {
    // The last of the load balancer's families, or else the only metric.
    return CatalogMetric.of(List.of(methods)).stream()
        .filter(metric -> !metric.name().startsWith("mesh_"))
        .reduce((one, next) -> next)
        .orElseThrow()
        .labelSets()
        .get(0)
        .labels();
  }

  private static CatalogMethod own(CatalogLabel label) {
    CustomMetric metric =
        new CustomMetric(
            "lake_store_seconds",
            Instrument.HISTOGRAM,
            "Help",
            HistogramType.DEFAULT,
            List.of(1.0),
            List.of(label));
    return SampleCatalogs.method(null, metric, null);
  }
}
