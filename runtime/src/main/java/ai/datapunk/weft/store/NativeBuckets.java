package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The buckets of Prometheus' native histograms, in nanoseconds. Bucket {@code i} of schema 3 holds
 * what is above 2<sup>(i-1)/8</sup> and up to 2<sup>i/8</sup> seconds; see <a
 * href="https://prometheus.io/docs/specs/native_histograms/">the specification</a>.
 *
 * <p>Durations are whole nanoseconds, so a duration is in a bucket exactly if it is not above the
 * bound rounded down to a nanosecond, which is an eighth root of integers.
 */
final class NativeBuckets {

  /** Eight buckets for each power of two: the next bound is 9 % above. */
  static final int SCHEMA = 3;

  /** A little less than a microsecond; shorter durations are all alike. */
  static final double ZERO_THRESHOLD = Math.scalb(1.0, -20);

  /** The bucket whose upper bound is {@link #ZERO_THRESHOLD}. */
  static final int ZERO = -20 << SCHEMA;

  /** The bucket up to 36 hours; longer durations are in the next, however long they are. */
  static final int LAST = 17 << SCHEMA;

  /** The upper bounds of the buckets from {@link #ZERO} to {@link #LAST}. */
  static final BucketBounds BOUNDS = bounds();

  private NativeBuckets() {}

  private static BucketBounds bounds() {
    double[] seconds = new double[LAST - ZERO + 1];
    long[] nanos = new long[seconds.length];
    for (int i = 0; i < seconds.length; i++) {
      int bucket = ZERO + i;
      seconds[i] = Math.pow(2, (double) bucket / (1 << SCHEMA));
      nanos[i] = upperBoundNanos(bucket);
    }
    return new BucketBounds(seconds, nanos);
  }

  /** The eighth root of 10<sup>72</sup> × 2<sup>i</sup>, rounded down, by three square roots. */
  static long upperBoundNanos(int bucket) {
    BigInteger root = BigInteger.TEN.pow(9 << SCHEMA).shiftLeft(bucket);
    for (int i = 0; i < SCHEMA; i++) {
      root = root.sqrt();
    }
    return root.longValueExact();
  }

  /** Those of the counts, one for each of {@link #BOUNDS} and one above, that are not 0. */
  static NativeHistogramBuckets of(long[] counts) {
    int[] indexes = new int[counts.length];
    long[] used = new long[counts.length];
    int size = 0;
    for (int i = 1; i < counts.length; i++) {
      if (counts[i] != 0) {
        indexes[size] = ZERO + i;
        used[size++] = counts[i];
      }
    }
    return size == 0
        ? NativeHistogramBuckets.EMPTY
        : NativeHistogramBuckets.of(Arrays.copyOf(indexes, size), Arrays.copyOf(used, size));
  }
}
