package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketBoundsTest {

  /** 5 ms is inside the bucket up to 0.005 s, a nanosecond more is not. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "5000000, 0",
    "5000001, 1",
    "10000000, 1",
    "75000000, 4",
    "75000001, 5",
    "10000000000, 13",
    "10000000001, 14",
    "9223372036854775807, 14"
  })
  void aBoundIsInclusive(long nanos, int bucket) {
    assertThat(BucketBounds.DEFAULT.bucketOf(nanos)).isEqualTo(bucket);
  }

  /** 0.075 s times 1e9 in binary floating point is 74999999.999…, so 75 ms would be misplaced. */
  @Test
  void boundsAreTakenFromTheDecimalThatWasWritten() {
    assertThat(BucketBounds.of(0.29).bucketOf(290_000_000)).isZero();
    assertThat(BucketBounds.of(1.001).bucketOf(1_001_000_000)).isZero();
    assertThat(BucketBounds.of(1e12).bucketOf(Long.MAX_VALUE)).isZero();
  }

  @Test
  void theUnionHoldsEachBoundOnce() {
    BucketBounds union = BucketBounds.of(0.1, 1, 3).union(BucketBounds.of(0.2, 1));
    assertThat(union)
        .isEqualTo(BucketBounds.of(0.1, 0.2, 1, 3))
        .hasToString("[0.1, 0.2, 1.0, 3.0]");
    assertThat(union.hashCode()).isEqualTo(BucketBounds.of(0.1, 0.2, 1, 3).hashCode());
    assertThat(union.upperBounds()).containsExactly(0.1, 0.2, 1, 3, Double.POSITIVE_INFINITY);
  }

  @Test
  void eachBucketOfAUnionIsInOneBucketOfItsParts() {
    BucketBounds fine = BucketBounds.of(0.1, 0.2, 1, 3);
    assertThat(fine.bucketsIn(BucketBounds.of(0.2, 1))).containsExactly(0, 0, 1, 2, 2);
    assertThat(fine.bucketsIn(fine)).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void boundsThatAreNotFinitePositiveAndAscendingAreRefused() {
    for (double[] wrong :
        new double[][] {{0}, {-1}, {2, 1}, {1, 1}, {Double.NaN}, {Double.POSITIVE_INFINITY}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> BucketBounds.of(wrong))
          .withMessageStartingWith("Bucket bounds must be finite, positive and ascending");
    }
  }
}
