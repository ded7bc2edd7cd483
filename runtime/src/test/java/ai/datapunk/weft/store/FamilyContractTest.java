package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.MetricType;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the store against the families, which a test of theirs holds against their page. */
class FamilyContractTest {

  @Test
  void aHistogramHasTheBucketsOfItsFamily() {
    for (Family family : Family.values()) {
      if (family.type() == MetricType.HISTOGRAM) {
        assertThat(FamilyDescriptors.bounds(family))
            .as(family.metricName())
            .isEqualTo(
                BucketBounds.of(
                    family.buckets().stream().mapToDouble(Double::doubleValue).toArray()));
      }
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> FamilyDescriptors.bounds(Family.RETRY_CALLS))
        .withMessage("retry_calls_total is not a histogram");
  }

  @Test
  void aScrapeHasEachFamilyUnderTheNameAndTypeOfThePage() {
    PrometheusRegistry registry = new PrometheusRegistry();
    MetricStore store = MetricStore.in(registry);
    assertThat(registry.scrape().stream().map(family -> family.getMetadata().getPrometheusName()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Family.values()).map(Family::baseName).toList());
    assertThat(store.getMetricFamilyDescriptors()).hasSize(Family.values().length);
  }
}
