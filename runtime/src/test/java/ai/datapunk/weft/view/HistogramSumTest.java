package ai.datapunk.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBucket;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Histograms of different buckets, added up. */
class HistogramSumTest {

  private static final double INF = Double.POSITIVE_INFINITY;

  @Test
  void keepsTheBoundsThatAllHave() {
    HistogramDataPointSnapshot sum =
        sum(
            classic(new double[] {1, 2, 5, INF}, 1, 2, 3, 4),
            classic(new double[] {0.5, 2, 10, INF}, 10, 20, 30, 40));
    assertThat(sum.getClassicBuckets().stream().map(ClassicHistogramBucket::getUpperBound))
        .containsExactly(2.0, INF);
    assertThat(sum.getClassicBuckets().stream().map(ClassicHistogramBucket::getCount))
        .containsExactly(33L, 77L);
    assertThat(sum.getSum()).isEqualTo(3);
    assertThat(sum.getCount()).isEqualTo(110);
  }

  @Test
  void countsClassicAndNativeOnesTogether() {
    HistogramDataPointSnapshot sum =
        sum(
            classic(new double[] {1, INF}, 1, 2),
            exponential(0, 4, 0, buckets(1, 5), NativeHistogramBuckets.EMPTY));
    assertThat(sum.hasNativeHistogramData()).isFalse();
    assertThat(sum.getClassicBuckets().stream().map(ClassicHistogramBucket::getCount))
        .containsExactly(12L);
  }

  /** Bucket 3 of schema 1, up to 2^1.5, is in bucket 2 of schema 0, up to 4; so is bucket 4. */
  @Test
  void takesTheCoarserSchema() {
    HistogramDataPointSnapshot sum =
        sum(
            exponential(1, 0, 0, buckets(2, 1, 3, 2, 4, 3, 5, 4), buckets(-1, 6, 0, 7)),
            exponential(0, 0, 0, buckets(2, 10), buckets(0, 20)));
    assertThat(sum.getNativeSchema()).isZero();
    assertThat(text(sum.getNativeBucketsForPositiveValues())).isEqualTo("1:1 2:15 3:4 ");
    assertThat(text(sum.getNativeBucketsForNegativeValues())).isEqualTo("0:33 ");
    assertThat(sum.getCount()).isEqualTo(53);
  }

  @Test
  void takesTheWiderZeroBucket() {
    HistogramDataPointSnapshot sum =
        sum(
            exponential(0, 1, 0.25, buckets(-1, 2, 0, 3, 1, 4), NativeHistogramBuckets.EMPTY),
            exponential(0, 10, 1, buckets(1, 20), NativeHistogramBuckets.EMPTY));
    assertThat(sum.getNativeZeroThreshold()).isEqualTo(1);
    assertThat(sum.getNativeZeroCount()).isEqualTo(16);
    assertThat(text(sum.getNativeBucketsForPositiveValues())).isEqualTo("1:24 ");
  }

  @Test
  void dividesNoBucketByTheZeroBucket() {
    HistogramDataPointSnapshot sum =
        sum(
            exponential(0, 1, 0.25, buckets(-1, 2, 1, 4), buckets(2, 5)),
            exponential(0, 10, 0.75, NativeHistogramBuckets.EMPTY, buckets(0, 3)));
    assertThat(sum.getNativeZeroThreshold()).isEqualTo(1);
    assertThat(sum.getNativeZeroCount()).isEqualTo(16);
    assertThat(text(sum.getNativeBucketsForPositiveValues())).isEqualTo("1:4 ");
    assertThat(text(sum.getNativeBucketsForNegativeValues())).isEqualTo("2:5 ");
  }

  private static HistogramDataPointSnapshot sum(HistogramDataPointSnapshot... histograms) {
    return HistogramSum.of(Labels.EMPTY, List.of(histograms));
  }

  private static HistogramDataPointSnapshot classic(double[] bounds, long... counts) {
    return new HistogramDataPointSnapshot(
        ClassicHistogramBuckets.of(bounds, counts), 1.5, Labels.EMPTY, Exemplars.EMPTY, 0);
  }

  private static HistogramDataPointSnapshot exponential(
      int schema,
      long zeros,
      double threshold,
      NativeHistogramBuckets positive,
      NativeHistogramBuckets negative) {
    return new HistogramDataPointSnapshot(
        schema, zeros, threshold, positive, negative, 1.5, Labels.EMPTY, Exemplars.EMPTY, 0);
  }

  private static NativeHistogramBuckets buckets(int... indexesAndCounts) {
    NativeHistogramBuckets.Builder buckets = NativeHistogramBuckets.builder();
    for (int i = 0; i < indexesAndCounts.length; i += 2) {
      buckets.bucket(indexesAndCounts[i], indexesAndCounts[i + 1]);
    }
    return buckets.build();
  }

  private static String text(NativeHistogramBuckets buckets) {
    StringBuilder text = new StringBuilder();
    buckets.forEach(
        bucket ->
            text.append(bucket.getBucketIndex()).append(':').append(bucket.getCount()).append(' '));
    return text.toString();
  }
}
