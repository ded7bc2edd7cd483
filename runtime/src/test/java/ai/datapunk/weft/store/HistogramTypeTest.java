package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.testing.CapturedLog;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistogramTypeTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();

  private HistogramDataPointSnapshot point(String name) {
    HistogramSnapshot family =
        (HistogramSnapshot) registry.scrape(name::equals).stream().findFirst().orElseThrow();
    return family.getDataPoints().get(0);
  }

  @ParameterizedTest
  @EnumSource
  void aHistogramHasTheBucketsOfItsType(HistogramType type) {
    MetricStore store = MetricStore.in(registry, type);
    // 0.5 µs is in the zero bucket; 1 s in bucket 0, 1.05 s in bucket 1, 2 days in the last.
    for (double seconds : new double[] {0.0000005, 1, 1.05, 1.06, 172_800}) {
      store.named().observe(Family.MESH_CALL_DURATION, seconds, "stock", "fetch");
    }
    HistogramDataPointSnapshot point = point("mesh_call_duration_seconds");
    assertThat(point.getCount()).isEqualTo(5);
    assertThat(point.getSum()).isEqualTo(172_803.1100005);
    boolean isNative = type == HistogramType.NATIVE || type == HistogramType.BOTH;
    assertThat(point.hasNativeHistogramData()).isEqualTo(isNative);
    assertThat(point.hasClassicHistogramData()).isEqualTo(type != HistogramType.NATIVE);
    if (isNative) {
      assertThat(point.getNativeSchema()).isEqualTo(3);
      assertThat(point.getNativeZeroThreshold()).isEqualTo(0x1p-20);
      assertThat(point.getNativeZeroCount()).isEqualTo(1);
      NativeHistogramBuckets buckets = point.getNativeBucketsForPositiveValues();
      assertThat(buckets.size()).isEqualTo(3);
      assertThat(buckets.getBucketIndex(0)).isZero();
      assertThat(buckets.getCount(0)).isEqualTo(1);
      assertThat(buckets.getBucketIndex(1)).isEqualTo(1);
      assertThat(buckets.getCount(1)).isEqualTo(2);
      assertThat(buckets.getBucketIndex(2)).isEqualTo(137);
      assertThat(buckets.getCount(2)).isEqualTo(1);
    }
    if (type != HistogramType.NATIVE) {
      assertThat(point.getClassicBuckets().getCount(0)).isEqualTo(1);
      assertThat(point.getClassicBuckets().getCount(9)).isEqualTo(1);
      assertThat(point.getClassicBuckets().getCount(10)).isEqualTo(2);
      assertThat(point.getClassicBuckets().getCount(14)).isEqualTo(1);
    }
  }

  @Test
  void aHistogramOfOnesOwnMayDifferFromTheOthers() {
    CustomMetrics own = MetricStore.in(registry).customMetrics();
    List<String> none = List.of();
    BucketBounds bounds = BucketBounds.of(1);
    assertThat(own.define("a_seconds", "A.", bounds, HistogramType.BOTH, none))
        .isEqualTo(bounds.union(NativeBuckets.OF_SECONDS.bounds()));
    assertThat(own.define("b_seconds", "B.", bounds, HistogramType.DEFAULT, none))
        .isEqualTo(bounds);
    own.histogram("a_seconds", none, none, false);
    own.histogram("b_seconds", none, none, false);
    assertThat(point("a_seconds").hasNativeHistogramData()).isTrue();
    assertThat(point("a_seconds").hasClassicHistogramData()).isTrue();
    assertThat(point("b_seconds").hasNativeHistogramData()).isFalse();
  }

  @Test
  void aRegistryHasHistogramsOfOneType() {
    MetricStore store = MetricStore.in(registry, HistogramType.NATIVE);
    assertThat(MetricStore.in(registry)).isSameAs(store);
    assertThat(MetricStore.in(registry, HistogramType.NATIVE)).isSameAs(store);
    try (CapturedLog log = new CapturedLog()) {
      assertThat(MetricStore.in(registry, HistogramType.CLASSIC)).isSameAs(store);
      assertThat(log.linesWith("stay NATIVE and do not become CLASSIC")).hasSize(1);
    }
  }

  /** A store makes room for one with another type, unless its histograms are in use. */
  @Test
  void whoWatchesTheSeriesIsToldOfNothingUnderTheLockOfAllStores() {
    List<Boolean> locked = new ArrayList<>();
    Object mesh = new Object();
    MetricStore store = MetricStore.open(registry, HistogramType.CLASSIC, mesh, false);
    store.live().watch(() -> locked.add(Thread.holdsLock(StoreOfRegistry.class)));
    store.preparations().addQuestion(() -> locked.add(Thread.holdsLock(StoreOfRegistry.class)));
    store.counter(Family.RETRY_ATTEMPTS, "stock", "fetch", "1");
    assertThat(MetricStore.open(registry, HistogramType.NATIVE, mesh, true)).isNotSameAs(store);
    store.events().write();
    assertThat(locked).isNotEmpty().containsOnly(false);
  }
}
