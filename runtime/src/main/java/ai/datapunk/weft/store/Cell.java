package ai.datapunk.weft.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts durations by bucket, and sums them. The one thing that a call writes to: every series is
 * derived from cells when it is scraped.
 *
 * <p>Writers on different stripes share no cache line. Stripes are chosen by thread id, which
 * spreads the consecutive ids of a pool's threads evenly and needs no thread-local state; each is
 * allocated when its first writer comes, so that a cell costs memory for the threads that use it.
 * Thread-safe; recording never waits.
 */
public final class Cell {

  private static final VarHandle LONG = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle STRIPE = MethodHandles.arrayElementVarHandle(long[][].class);

  private static final int SUM = 0;
  private static final int FIRST_BUCKET = 1;

  /** A cache line behind the data, so that the next array's header is not on a line we write. */
  private static final int PADDING = 8;

  /** Twice the cores, so that few of the threads that run at a time meet; a power of two. */
  private static final int STRIPES =
      Math.min(64, Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 4);

  private static final int MASK = STRIPES - 1;

  private final Bounds bounds;
  private final long @Nullable [][] stripes = new long[STRIPES][];

  /** Sum and buckets as of the last freeze; read and written by the scraping thread alone. */
  private long @Nullable [] frozen;

  Cell(Bounds bounds) {
    this.bounds = bounds;
  }

  /**
   * Counts one duration.
   *
   * @param nanos not negative
   */
  public void record(long nanos) {
    long[] stripe = stripe();
    LONG.getAndAdd(stripe, FIRST_BUCKET + bounds.bucketOf(nanos), 1L);
    LONG.getAndAdd(stripe, SUM, nanos);
  }

  private long[] stripe() {
    int index = (int) Thread.currentThread().getId() & MASK;
    long[] stripe = (long[]) STRIPE.getAcquire(stripes, index);
    return stripe != null ? stripe : allocate(index);
  }

  private long[] allocate(int index) {
    long[] fresh = new long[FIRST_BUCKET + bounds.buckets() + PADDING];
    long[] witness = (long[]) STRIPE.compareAndExchange(stripes, index, null, fresh);
    return witness == null ? fresh : witness;
  }

  /** Takes the values that all series of one scrape are derived from. */
  void freeze() {
    int length = FIRST_BUCKET + bounds.buckets();
    long[] sums = frozen;
    if (sums == null) {
      sums = new long[length];
    } else {
      Arrays.fill(sums, 0);
    }
    for (int index = 0; index < STRIPES; index++) {
      long[] stripe = (long[]) STRIPE.getAcquire(stripes, index);
      if (stripe != null) {
        for (int i = 0; i < length; i++) {
          sums[i] += (long) LONG.getOpaque(stripe, i);
        }
      }
    }
    frozen = sums;
  }

  Bounds bounds() {
    return bounds;
  }

  /** How many durations were recorded up to the last freeze. */
  long frozenCount() {
    long count = 0;
    if (frozen != null) {
      for (int i = FIRST_BUCKET; i < frozen.length; i++) {
        count += frozen[i];
      }
    }
    return count;
  }

  /** The sum of the durations up to the last freeze, in nanoseconds. */
  long frozenSum() {
    return frozen == null ? 0 : frozen[SUM];
  }

  /** Adds the buckets as of the last freeze to those of a histogram with other bounds. */
  void addFrozenBuckets(int[] positions, long[] counts) {
    if (frozen != null) {
      for (int i = 0; i < positions.length; i++) {
        counts[positions[i]] += frozen[FIRST_BUCKET + i];
      }
    }
  }
}
