package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.contract.HistogramUnit;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the specification's own words: bucket i holds 2^((i-1)/8) &lt; value ≤ 2^(i/8). */
class NativeBucketsTest {

  private static final int EIGHTH = 8;

  /** A unit with the first and the last of its buckets. */
  private enum Unit {
    SECONDS(HistogramUnit.SECONDS, 9, -160, 136),
    BYTES(HistogramUnit.BYTES, 0, 0, 320);

    final HistogramUnit unit;
    final int decimals;
    final int zero;
    final int last;

    Unit(HistogramUnit unit, int decimals, int zero, int last) {
      this.unit = unit;
      this.decimals = decimals;
      this.zero = zero;
      this.last = last;
    }

    NativeBuckets buckets() {
      return NativeBuckets.of(unit);
    }

    /** Whether so much is at most 2^(bucket/8) of the unit: its 8th power tells exactly. */
    boolean isWithin(long counted, int bucket) {
      BigDecimal power = BigDecimal.valueOf(counted).movePointLeft(decimals).pow(EIGHTH);
      BigDecimal bound = BigDecimal.valueOf(2).pow(Math.abs(bucket));
      return bucket < 0
          ? power.multiply(bound).compareTo(BigDecimal.ONE) <= 0
          : power.compareTo(bound) <= 0;
    }

    /** By the definition alone, going from one bucket to the next. */
    int bucketByDefinition(long counted) {
      int bucket = zero;
      while (bucket <= last && !isWithin(counted, bucket)) {
        bucket++;
      }
      return bucket;
    }

    int bucketOf(long counted) {
      return zero + buckets().bounds().bucketOf(counted);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachBoundIsTheLastOfWhatIsCountedInItsBucket(Unit unit) {
    for (int bucket = unit.zero; bucket <= unit.last; bucket++) {
      long last = NativeBuckets.upperBound(unit.unit, bucket);
      assertThat(unit.isWithin(last, bucket)).as("%d in bucket %d", last, bucket).isTrue();
      assertThat(unit.isWithin(last + 1, bucket)).as("%d in %d", last + 1, bucket).isFalse();
      assertThat(unit.bucketOf(last)).isEqualTo(unit.bucketByDefinition(last));
      assertThat(unit.bucketOf(last + 1)).isEqualTo(unit.bucketByDefinition(last + 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsBetweenTheBoundsIsInTheBucketThatTheDefinitionSays(Unit unit) {
    for (long counted = 1; counted < 1_000_000_000_000_000L; counted += 1 + counted / 37) {
      assertThat(unit.bucketOf(counted))
          .as("bucket of %d", counted)
          .isEqualTo(unit.bucketByDefinition(counted));
    }
    assertThat(unit.bucketOf(Long.MAX_VALUE)).isEqualTo(unit.last + 1);
    assertThat(unit.bucketOf(0)).isEqualTo(unit.zero);
    assertThat(unit.bucketOf(-1)).isEqualTo(unit.zero);
  }

  @Test
  void aSecondIsInBucketZeroAndAMebibyteInThatOfItsPower() {
    assertThat(Unit.SECONDS.bucketOf(1_000_000_000)).isZero();
    assertThat(Unit.BYTES.bucketOf(1 << 20)).isEqualTo(20 * EIGHTH);
  }

  @Test
  void theZeroThresholdIsTheBoundOfTheBucketBelowTheFirst() {
    assertThat(NativeBuckets.OF_SECONDS.zeroThreshold()).isEqualTo(1.0 / (1 << 20));
    assertThat(NativeBuckets.upperBound(HistogramUnit.SECONDS, -160)).isEqualTo(953);
    assertThat(NativeBuckets.OF_BYTES.zeroThreshold()).isEqualTo(1);
    assertThat(NativeBuckets.upperBound(HistogramUnit.BYTES, 0)).isEqualTo(1);
  }

  /** Fixed bounds, however close to others, are as exact among native ones as alone. */
  @Test
  void theUnionWithFixedBoundsFindsBothBuckets() {
    BucketBounds fixed =
        BucketBounds.of(0.0000001, .005, .25, .2500000001, 1, 1.09050773, 7.5, 1e6);
    BucketBounds both = new HistogramShape(fixed, HistogramType.BOTH).cellBounds();
    int[] inFixed = both.bucketsIn(fixed);
    int[] inNative = both.bucketsIn(NativeBuckets.OF_SECONDS.bounds());
    for (long nanos = 1; nanos < 4_000_000_000_000_000L; nanos += 1 + nanos / 97) {
      for (long near = nanos - 1; near <= nanos + 1; near++) {
        int bucket = both.bucketOf(near);
        assertThat(inFixed[bucket]).as("%d ns", near).isEqualTo(fixed.bucketOf(near));
        assertThat(inNative[bucket])
            .as("%d ns", near)
            .isEqualTo(NativeBuckets.OF_SECONDS.bounds().bucketOf(near));
      }
    }
    for (long nanos : new long[] {100, 5_000_000, 250_000_000, 1_000_000_000, 7_500_000_000L}) {
      assertThat(inFixed[both.bucketOf(nanos)]).isEqualTo(fixed.bucketOf(nanos));
      assertThat(inFixed[both.bucketOf(nanos + 1)]).isEqualTo(fixed.bucketOf(nanos + 1));
    }
  }
}
