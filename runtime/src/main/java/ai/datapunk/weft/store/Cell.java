package ai.datapunk.weft.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts durations by bucket, and sums them. The one thing that a call writes to: every series is
 * derived from cells when it is scraped. Thread-safe; recording never waits.
 */
public final class Cell extends Striped implements Counted {

  private static final int SUM = 0;
  private static final int FIRST_BUCKET = 1;

  private final Bounds bounds;

  /** Sum and buckets as of the last freeze; read and written by the scraping thread alone. */
  private long @Nullable [] frozen;

  /** How many durations the frozen buckets hold. */
  private long frozenCount;

  /** The cell that was admitted before this one. */
  private @Nullable Cell next;

  private boolean admitted;

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

  @Override
  int length() {
    return FIRST_BUCKET + bounds.buckets();
  }

  /** Makes this cell the newest of a list. */
  void admit(@Nullable Cell before) {
    if (admitted) {
      throw new IllegalStateException("A cell is admitted once, before it is recorded in");
    }
    admitted = true;
    next = before;
  }

  /** The cell that was admitted before this one. */
  @Nullable Cell next() {
    return next;
  }

  /**
   * Takes the values that all series of one scrape are derived from. The sum is read before the
   * buckets, and written after them: it holds no duration that is not counted.
   */
  void freeze() {
    long[] sums = frozen;
    if (sums == null) {
      if (isUnused()) {
        return;
      }
      sums = new long[length()];
      frozen = sums;
    } else {
      Arrays.fill(sums, 0);
    }
    addTo(sums);
    long count = 0;
    for (int i = FIRST_BUCKET; i < sums.length; i++) {
      count += sums[i];
    }
    frozenCount = count;
  }

  Bounds bounds() {
    return bounds;
  }

  /** How many durations were recorded up to the last freeze. */
  long frozenCount() {
    return frozenCount;
  }

  @Override
  public double counted() {
    return frozenCount;
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
