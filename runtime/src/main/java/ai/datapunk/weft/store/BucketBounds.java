package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.DefaultBuckets;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The upper bounds of a histogram's buckets, inclusive and ascending, without {@code +Inf}.
 * Immutable.
 */
public final class BucketBounds {

  /** What the load balancer's family has: it ends at 5 s. */
  public static final BucketBounds LOAD_BALANCER = of(DefaultBuckets.LOAD_BALANCER);

  /** What all other duration families use: the Prometheus clients' own default. */
  public static final BucketBounds DEFAULT = of(DefaultBuckets.DURATION);

  /** With more bounds than this, where to begin the search is looked up. */
  private static final int SEARCHED = 24;

  private static final short[] NOT_SEARCHED = {};

  private final double[] seconds;
  private final long[] nanos;
  private final double[] upperBounds;
  private final short[] searchFrom;

  /** What {@link #bucketsIn} found; there are as many as a method has families of histograms. */
  private final Map<BucketBounds, int[]> positionsIn = new ConcurrentHashMap<>(4);

  private BucketBounds(double[] seconds) {
    this(seconds, Arrays.stream(seconds).mapToLong(BucketBounds::toNanos).toArray());
  }

  /** Bounds in seconds, which need not be exact, and in nanoseconds, rounded down. */
  BucketBounds(double[] seconds, long[] nanos) {
    this.seconds = seconds;
    this.nanos = nanos;
    this.searchFrom = nanos.length > SEARCHED ? BucketIndex.firstAtLeast(nanos) : NOT_SEARCHED;
    this.upperBounds = Arrays.copyOf(seconds, seconds.length + 1);
    this.upperBounds[seconds.length] = Double.POSITIVE_INFINITY;
  }

  /**
   * Bounds in seconds.
   *
   * @throws IllegalArgumentException if they are not finite, positive and ascending
   */
  public static BucketBounds of(double... seconds) {
    for (int i = 0; i < seconds.length; i++) {
      double below = i == 0 ? 0 : seconds[i - 1];
      if (!(seconds[i] > below) || Double.isInfinite(seconds[i])) {
        throw new IllegalArgumentException(
            "Bucket bounds must be finite, positive and ascending: " + Arrays.toString(seconds));
      }
    }
    return new BucketBounds(seconds.clone());
  }

  private static BucketBounds of(List<Double> seconds) {
    return of(seconds.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** All bounds of both. */
  public BucketBounds union(BucketBounds other) {
    if (equals(other)) {
      return this;
    }
    SortedMap<Double, Long> all = new TreeMap<>();
    putAll(all);
    other.putAll(all);
    return new BucketBounds(
        all.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
        all.values().stream().mapToLong(Long::longValue).toArray());
  }

  private void putAll(SortedMap<Double, Long> bounds) {
    for (int i = 0; i < seconds.length; i++) {
      bounds.put(seconds[i], nanos[i]);
    }
  }

  /** How many buckets there are, {@code +Inf} included. */
  int buckets() {
    return seconds.length + 1;
  }

  /**
   * The bucket of a duration: a linear search, because short calls are the frequent ones. It begins
   * close to the bucket if there are many.
   */
  int bucketOf(long durationNanos) {
    int bucket = nanos.length > SEARCHED ? searchFrom[BucketIndex.stepOf(durationNanos)] : 0;
    while (bucket < nanos.length && durationNanos > nanos[bucket]) {
      bucket++;
    }
    return bucket;
  }

  /**
   * For each bucket of these bounds, the bucket of {@code coarser} that holds it. Shared: not to be
   * changed.
   */
  int[] bucketsIn(BucketBounds coarser) {
    return positionsIn.computeIfAbsent(coarser, this::positions);
  }

  private int[] positions(BucketBounds coarser) {
    int[] positions = new int[buckets()];
    for (int i = 0; i < seconds.length; i++) {
      positions[i] = coarser.bucketOf(nanos[i]);
    }
    positions[seconds.length] = coarser.seconds.length;
    return positions;
  }

  /** The upper bounds in seconds, {@code +Inf} last. Shared: not to be changed. */
  double[] upperBounds() {
    return upperBounds;
  }

  /** From the decimal that was written, not from the binary fraction closest to it. */
  private static long toNanos(double seconds) {
    BigDecimal exact = BigDecimal.valueOf(seconds).movePointRight(9);
    return exact
        .setScale(0, RoundingMode.FLOOR)
        .min(BigDecimal.valueOf(Long.MAX_VALUE))
        .longValue();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BucketBounds that && Arrays.equals(seconds, that.seconds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(seconds);
  }

  @Override
  public String toString() {
    return Arrays.toString(seconds);
  }
}
