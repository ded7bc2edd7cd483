package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.annotation.HistogramType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Against the specification's own words: bucket i holds 2^((i-1)/8) &lt; seconds ≤ 2^(i/8). */
class NativeBucketsTest {

  /**
   * Whether so many nanoseconds are at most 2^(bucket/8) seconds: their 8th power tells exactly.
   */
  private static boolean isWithin(long nanos, int bucket) {
    BigDecimal power = BigDecimal.valueOf(nanos).movePointLeft(9).pow(1 << NativeBuckets.SCHEMA);
    BigDecimal bound = BigDecimal.valueOf(2).pow(Math.abs(bucket));
    return bucket < 0
        ? power.multiply(bound).compareTo(BigDecimal.ONE) <= 0
        : power.compareTo(bound) <= 0;
  }

  /** By the definition alone, going from one bucket to the next. */
  private static int bucketByDefinition(long nanos) {
    int bucket = NativeBuckets.ZERO;
    while (bucket <= NativeBuckets.LAST && !isWithin(nanos, bucket)) {
      bucket++;
    }
    return bucket;
  }

  private static int bucketOf(long nanos) {
    return NativeBuckets.ZERO + NativeBuckets.BOUNDS.bucketOf(nanos);
  }

  @Test
  void eachBoundIsTheLastNanosecondOfItsBucket() {
    for (int bucket = NativeBuckets.ZERO; bucket <= NativeBuckets.LAST; bucket++) {
      long last = NativeBuckets.upperBoundNanos(bucket);
      assertThat(isWithin(last, bucket)).as("%d ns in bucket %d", last, bucket).isTrue();
      assertThat(isWithin(last + 1, bucket)).as("%d ns in bucket %d", last + 1, bucket).isFalse();
      assertThat(bucketOf(last)).as("bucket of %d ns", last).isEqualTo(bucket);
      assertThat(bucketOf(last + 1)).as("bucket of %d ns", last + 1).isEqualTo(bucket + 1);
    }
  }

  @Test
  void durationsBetweenTheBoundsAreInTheBucketThatTheDefinitionSays() {
    for (long nanos = 1; nanos < 1_000_000_000_000_000L; nanos += 1 + nanos / 37) {
      assertThat(bucketOf(nanos)).as("bucket of %d ns", nanos).isEqualTo(bucketByDefinition(nanos));
    }
    assertThat(bucketOf(1_000_000_000)).isZero();
    assertThat(bucketOf(Long.MAX_VALUE)).isEqualTo(NativeBuckets.LAST + 1);
    assertThat(bucketOf(0)).isEqualTo(NativeBuckets.ZERO);
    assertThat(bucketOf(-1)).isEqualTo(NativeBuckets.ZERO);
  }

  @Test
  void theZeroThresholdIsTheBoundOfTheBucketBelowTheFirst() {
    assertThat(NativeBuckets.ZERO_THRESHOLD).isEqualTo(1.0 / (1 << 20));
    assertThat(NativeBuckets.ZERO).isEqualTo(-160);
    assertThat(NativeBuckets.upperBoundNanos(NativeBuckets.ZERO)).isEqualTo(953);
  }

  /** Fixed bounds, however close to others, are as exact among native ones as alone. */
  @Test
  void theUnionWithFixedBoundsFindsBothBuckets() {
    BucketBounds fixed =
        BucketBounds.of(0.0000001, .005, .25, .2500000001, 1, 1.09050773, 7.5, 1e6);
    BucketBounds both = new HistogramShape(fixed, HistogramType.BOTH).cellBounds();
    int[] inFixed = both.bucketsIn(fixed);
    int[] inNative = both.bucketsIn(NativeBuckets.BOUNDS);
    for (long nanos = 1; nanos < 4_000_000_000_000_000L; nanos += 1 + nanos / 97) {
      for (long near = nanos - 1; near <= nanos + 1; near++) {
        int bucket = both.bucketOf(near);
        assertThat(inFixed[bucket]).as("%d ns", near).isEqualTo(fixed.bucketOf(near));
        assertThat(inNative[bucket])
            .as("%d ns", near)
            .isEqualTo(NativeBuckets.BOUNDS.bucketOf(near));
      }
    }
    for (long nanos : new long[] {100, 5_000_000, 250_000_000, 1_000_000_000, 7_500_000_000L}) {
      assertThat(inFixed[both.bucketOf(nanos)]).isEqualTo(fixed.bucketOf(nanos));
      assertThat(inFixed[both.bucketOf(nanos + 1)]).isEqualTo(fixed.bucketOf(nanos + 1));
    }
  }
}
