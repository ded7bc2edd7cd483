package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.DefaultBuckets;
import ai.datapunk.weft.contract.HistogramUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The upper bounds of a histogram's buckets, inclusive and ascending, without {@code +Inf}; in its
 * unit, and in what is counted of it, such as nanoseconds. Immutable.
 */
public final class BucketBounds {

  /** What the load balancer's family has: it ends at 5 s. */
  public static final BucketBounds LOAD_BALANCER =
      of(HistogramUnit.SECONDS, DefaultBuckets.LOAD_BALANCER);

  /** What most other duration families use: the Prometheus clients' own default. */
  public static final BucketBounds DEFAULT = of(HistogramUnit.SECONDS, DefaultBuckets.DURATION);

  /** With more bounds than this, where to begin the search is looked up. */
  private static final int SEARCHED = 24;

  private static final short[] NOT_SEARCHED = {};

  private final HistogramUnit unit;
  private final double[] bounds;
  private final long[] counted;
  private final double[] upperBounds;
  private final short[] searchFrom;

  /** What {@link #bucketsIn} found; there are as many as a method has families of histograms. */
  private final Map<BucketBounds, int[]> positionsIn = new ConcurrentHashMap<>(4);

  private BucketBounds(HistogramUnit unit, double[] bounds) {
    this(unit, bounds, Arrays.stream(bounds).mapToLong(bound -> counted(unit, bound)).toArray());
  }

  /** Bounds in the unit, which need not be exact, and in what is counted, rounded down. */
  BucketBounds(HistogramUnit unit, double[] bounds, long[] counted) {
    this.unit = unit;
    this.bounds = bounds;
    this.counted = counted;
    this.searchFrom = counted.length > SEARCHED ? BucketIndex.firstAtLeast(counted) : NOT_SEARCHED;
    this.upperBounds = Arrays.copyOf(bounds, bounds.length + 1);
    this.upperBounds[bounds.length] = Double.POSITIVE_INFINITY;
  }

  /**
   * Bounds in seconds.
   *
   * @throws IllegalArgumentException if they are not finite, positive and ascending
   */
  public static BucketBounds of(double... seconds) {
    return of(HistogramUnit.SECONDS, seconds);
  }

  /**
   * Bounds in a unit.
   *
   * @throws IllegalArgumentException if they are not finite, positive and ascending
   */
  public static BucketBounds of(HistogramUnit unit, double... bounds) {
    for (int i = 0; i < bounds.length; i++) {
      double below = i == 0 ? 0 : bounds[i - 1];
      if (!(bounds[i] > below) || Double.isInfinite(bounds[i])) {
        throw new IllegalArgumentException(
            "Bucket bounds must be finite, positive and ascending: " + Arrays.toString(bounds));
      }
    }
    return new BucketBounds(unit, bounds.clone());
  }

  /** The same. */
  public static BucketBounds of(HistogramUnit unit, List<Double> bounds) {
    return of(unit, bounds.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /**
   * All bounds of both.
   *
   * @throws IllegalArgumentException if they are of different units
   */
  public BucketBounds union(BucketBounds other) {
    if (equals(other)) {
      return this;
    }
    if (unit != other.unit) {
      throw new IllegalArgumentException("What counts " + unit + " cannot count " + other.unit);
    }
    SortedMap<Double, Long> all = new TreeMap<>();
    putAll(all);
    other.putAll(all);
    return new BucketBounds(
        unit,
        all.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
        all.values().stream().mapToLong(Long::longValue).toArray());
  }

  private void putAll(SortedMap<Double, Long> all) {
    for (int i = 0; i < bounds.length; i++) {
      all.put(bounds[i], counted[i]);
    }
  }

  HistogramUnit unit() {
    return unit;
  }

  /** How many buckets there are, {@code +Inf} included. */
  int buckets() {
    return bounds.length + 1;
  }

  /**
   * The bucket of a value, such as a duration in nanoseconds: a linear search, because short calls
   * are the frequent ones. It begins close to the bucket if there are many.
   */
  int bucketOf(long value) {
    int bucket = counted.length > SEARCHED ? searchFrom[BucketIndex.stepOf(value)] : 0;
    while (bucket < counted.length && value > counted[bucket]) {
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
    for (int i = 0; i < bounds.length; i++) {
      positions[i] = coarser.bucketOf(counted[i]);
    }
    positions[bounds.length] = coarser.bounds.length;
    return positions;
  }

  /** The upper bounds in the unit, {@code +Inf} last. Shared: not to be changed. */
  double[] upperBounds() {
    return upperBounds;
  }

  /** From the decimal that was written, not from the binary fraction closest to it. */
  private static long counted(HistogramUnit unit, double bound) {
    BigDecimal exact = BigDecimal.valueOf(bound).movePointRight(unit.decimals());
    return exact
        .setScale(0, RoundingMode.FLOOR)
        .min(BigDecimal.valueOf(Long.MAX_VALUE))
        .longValue();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BucketBounds that
        && unit == that.unit
        && Arrays.equals(bounds, that.bounds);
  }

  @Override
  public int hashCode() {
    return 31 * unit.hashCode() + Arrays.hashCode(bounds);
  }

  @Override
  public String toString() {
    return Arrays.toString(bounds);
  }
}
