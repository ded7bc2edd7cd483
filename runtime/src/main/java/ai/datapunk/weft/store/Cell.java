package ai.datapunk.weft.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts durations by bucket, and sums them. The one thing that a call writes to: every series is
 * derived from cells when it is scraped. Thread-safe; recording never waits.
 */
public final class Cell extends Striped {

  private static final int SUM = 0;
  private static final int FIRST_BUCKET = 1;

  private final Bounds bounds;

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

  @Override
  int length() {
    return FIRST_BUCKET + bounds.buckets();
  }

  /** Takes the values that all series of one scrape are derived from. */
  void freeze() {
    long[] sums = frozen;
    if (sums == null) {
      sums = new long[length()];
    } else {
      Arrays.fill(sums, 0);
    }
    addTo(sums);
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
