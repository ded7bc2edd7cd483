package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.HistogramUnit;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The buckets of Prometheus' native histograms of a unit. Bucket {@code i} of schema 3 holds what
 * is above 2<sup>(i-1)/8</sup> and up to 2<sup>i/8</sup> of the unit; see <a
 * href="https://prometheus.io/docs/specs/native_histograms/">the specification</a>.
 *
 * <p>Durations are whole nanoseconds, so a duration is in a bucket exactly if it is not above the
 * bound rounded down to a nanosecond, which is an eighth root of integers; sizes likewise are whole
 * bytes.
 */
final class NativeBuckets {

  /** Eight buckets for each power of two: the next bound is 9 % above. */
  static final int SCHEMA = 3;

  /** From a little less than a microsecond up to 36 hours. */
  static final NativeBuckets OF_SECONDS = new NativeBuckets(HistogramUnit.SECONDS, -20, 17);

  /** From a byte to a tebibyte. */
  static final NativeBuckets OF_BYTES = new NativeBuckets(HistogramUnit.BYTES, 0, 40);

  /** From a little less than a millionth up to the whole. */
  static final NativeBuckets OF_RATIOS = new NativeBuckets(HistogramUnit.RATIO, -20, 0);

  /** From one to a million millions. */
  static final NativeBuckets OF_NUMBERS = new NativeBuckets(HistogramUnit.NUMBER, 0, 40);

  private final HistogramUnit unit;
  private final int lowestPower;
  private final int zero;
  private final BucketBounds bounds;

  private NativeBuckets(HistogramUnit unit, int lowestPower, int highestPower) {
    this.unit = unit;
    this.lowestPower = lowestPower;
    this.zero = lowestPower << SCHEMA;
    this.bounds = bounds(highestPower << SCHEMA);
  }

  static NativeBuckets of(HistogramUnit unit) {
    return switch (unit) {
      case SECONDS -> OF_SECONDS;
      case BYTES -> OF_BYTES;
      case RATIO -> OF_RATIOS;
      case NUMBER -> OF_NUMBERS;
    };
  }

  private BucketBounds bounds(int last) {
    double[] inUnit = new double[last - zero + 1];
    long[] counted = new long[inUnit.length];
    for (int i = 0; i < inUnit.length; i++) {
      int bucket = zero + i;
      inUnit[i] = Math.pow(2, (double) bucket / (1 << SCHEMA));
      counted[i] = upperBound(unit, bucket);
    }
    return new BucketBounds(unit, inUnit, counted);
  }

  /**
   * The upper bound of a bucket in what is counted: the eighth root of 10<sup>8d</sup> ×
   * 2<sup>i</sup> for a unit of d decimals, rounded down, by three square roots.
   */
  static long upperBound(HistogramUnit unit, int bucket) {
    BigInteger root = BigInteger.TEN.pow(unit.decimals() << SCHEMA).shiftLeft(bucket);
    for (int i = 0; i < SCHEMA; i++) {
      root = root.sqrt();
    }
    return root.longValueExact();
  }

  /** The upper bounds of the buckets, the first of which is {@link #zeroThreshold}. */
  BucketBounds bounds() {
    return bounds;
  }

  /** Up to this all values are alike; what is above the last bound is, too. */
  double zeroThreshold() {
    return Math.scalb(1.0, lowestPower);
  }

  /** Those of the counts, one for each of {@link #bounds} and one above, that are not 0. */
  NativeHistogramBuckets of(long[] counts) {
    int[] indexes = new int[counts.length];
    long[] used = new long[counts.length];
    int size = 0;
    for (int i = 1; i < counts.length; i++) {
      if (counts[i] != 0) {
        indexes[size] = zero + i;
        used[size++] = counts[i];
      }
    }
    return size == 0
        ? NativeHistogramBuckets.EMPTY
        : NativeHistogramBuckets.of(Arrays.copyOf(indexes, size), Arrays.copyOf(used, size));
  }
}
