package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.FamilyGroup;
import ai.datapunk.weft.contract.MetricType;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import org.junit.jupiter.api.Test;

/** Holds the store against the families, which a test of theirs holds against their page. */
class FamilyContractTest {

  @Test
  void aHistogramHasTheBucketsOfItsFamily() {
    for (Family family : Family.values()) {
      if (family.type() == MetricType.HISTOGRAM) {
        assertThat(FamilyBuckets.bounds(family))
            .as(family.metricName())
            .isEqualTo(BucketBounds.of(family.unit(), family.buckets()));
      }
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> FamilyBuckets.bounds(Family.RETRY_CALLS))
        .withMessage("retry_calls_total is not a histogram");
  }

  @Test
  void aScrapeHasEachFamilyUnderTheNameAndTypeOfThePage() {
    PrometheusRegistry registry = new PrometheusRegistry();
    MetricStore.in(registry);
    assertThat(registry.scrape().stream().map(family -> family.getMetadata().getPrometheusName()))
        .containsExactlyInAnyOrderElementsOf(
            FamilyGroup.ungrouped().stream().map(Family::baseName).toList());
  }

  @Test
  void aRegistryIsToldOfEachFamilyBeforeAnythingIsScraped() {
    MetricStore store = MetricStore.in(new PrometheusRegistry());
    assertThat(store.registered().getMetricFamilyDescriptors())
        .map(MetricFamilyDescriptor::getPrometheusName)
        .containsExactlyElementsOf(FamilyGroup.ungrouped().stream().map(Family::baseName).toList());
  }

  @Test
  @SuppressWarnings("deprecation") // It is what 1.5 and 1.6 ask.
  void earlierRegistriesAreToldOfEachFamilyByName() {
    RegisteredStore store = MetricStore.in(new PrometheusRegistry()).registered();
    for (Family family : Family.values()) {
      assertThat(store.getMetricType(family.baseName())).hasToString(family.type().name());
      assertThat(store.getLabelNames(family.baseName()))
          .containsExactlyInAnyOrderElementsOf(family.labels());
    }
    assertThat(store.getMetricType("own_seconds")).isNull();
    assertThat(store.getLabelNames("own_seconds")).isNull();
    assertThat(store.getMetadata("own_seconds")).isNull();
  }
}
