package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.FamilyGroup;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBucket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FamilyGroupsTest {

  private static final String SIZE = "http_request_size_bytes";

  private final PrometheusRegistry registry = new PrometheusRegistry();

  @Test
  void aGroupIsShownOnceSomebodyAsksForIt() {
    MetricStore store = MetricStore.in(registry);
    assertThat(names()).doesNotContain(SIZE, "http_requests", "health_status", "service_up");
    store.add(FamilyGroup.HTTP_SERVER);
    store.add(FamilyGroup.HTTP_SERVER);
    assertThat(names())
        .contains(SIZE, "http_requests", "http_request_duration_seconds")
        .doesNotContain("health_status", "service_up");
  }

  @Test
  void anApplicationCanHaveMetricsOfTheNamesOfAGroupThatNobodyAsksFor() {
    Gauge.builder().name("http_requests").register(registry);
    MetricStore store = MetricStore.in(registry);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.add(FamilyGroup.HTTP_SERVER))
        .withMessageContaining("http_requests");
    assertThat(names()).doesNotContain(SIZE);
    store.add(FamilyGroup.HEALTH);
    assertThat(names()).contains("health_status");
    Gauge.builder().name("http_request_duration_seconds").register(registry);
  }

  @Test
  void afterGroupsAreAskedForNobodyElseCanHaveTheirNames() {
    MetricStore.in(registry).add(FamilyGroup.HTTP_SERVER);
    // Until 1.4 it is an IllegalStateException.
    assertThatThrownBy(() -> Gauge.builder().name("http_requests").register(registry))
        .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class)
        .hasMessageContaining("http_requests");
  }

  @Test
  void aFurtherRegistryHasTheGroupsToo() {
    MetricStore store = MetricStore.in(registry);
    store.add(FamilyGroup.HTTP_SERVER);
    PrometheusRegistry further = new PrometheusRegistry();
    store.showIn(further);
    store.named().recordCounted(300, SeriesKey.of(Family.HTTP_REQUEST_SIZE, "shop", "GET", "/"));
    assertThat(Scrape.of(further).sum(SIZE + "_sum")).isEqualTo(300);
  }

  @Test
  void sizesAreCountedInBytes() {
    MetricStore store = MetricStore.in(registry, HistogramType.BOTH);
    store.add(FamilyGroup.HTTP_SERVER);
    for (long size : new long[] {0, 1, 256, 257, 1 << 20, 20_000_000}) {
      store.named().recordCounted(size, SeriesKey.of(Family.HTTP_REQUEST_SIZE, "s", "PUT", "/x"));
    }
    HistogramDataPointSnapshot sizes = sizes();
    assertThat(sizes.getSum()).isEqualTo(256 + 257 + (1 << 20) + 20_000_000 + 1.0);
    List<Long> counts = new ArrayList<>();
    sizes.getClassicBuckets().forEach(bucket -> counts.add(bucket.getCount()));
    assertThat(counts).containsExactly(3L, 1L, 0L, 0L, 0L, 0L, 1L, 0L, 0L, 1L);
    assertThat(sizes.getNativeSchema()).isEqualTo(3);
    assertThat(sizes.getNativeZeroThreshold()).isEqualTo(1);
    assertThat(sizes.getNativeZeroCount()).isEqualTo(2);
    // 256 = 2^(64/8); 257 is just above; 2^(160/8); log2(20,000,000) × 8 = 194.03.
    assertThat(sizes.getNativeBucketsForPositiveValues().stream())
        .extracting(NativeHistogramBucket::getBucketIndex)
        .containsExactly(64, 65, 160, 195);
  }

  @Test
  void aRecordIsOfOneUnit() {
    MetricStore store = MetricStore.in(registry);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                store
                    .named()
                    .recordCounted(
                        1,
                        SeriesKey.of(Family.HTTP_REQUEST_SIZE, "s", "GET", "/"),
                        SeriesKey.of(Family.HTTP_REQUEST_DURATION, "s", "GET", "/")))
        .withMessage("What counts BYTES cannot count SECONDS");
  }

  private List<String> names() {
    return registry.scrape().stream()
        .map(family -> family.getMetadata().getPrometheusName())
        .toList();
  }

  private HistogramDataPointSnapshot sizes() {
    return registry.scrape().stream()
        .filter(family -> family.getMetadata().getPrometheusName().equals(SIZE))
        .flatMap(family -> ((HistogramSnapshot) family).getDataPoints().stream())
        .findFirst()
        .orElseThrow();
  }
}
