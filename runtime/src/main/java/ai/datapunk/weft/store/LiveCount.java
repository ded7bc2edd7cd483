package ai.datapunk.weft.store;

import java.util.Arrays;

/**
 * How much was recorded in some cells, as of now rather than of the latest scrape. What moves from
 * one cell to another is counted in one of them; for a moment it may be in both. Thread-safe.
 */
public final class LiveCount {

  private static final Cell[] NONE = {};

  private volatile Cell[] cells = NONE;

  /** Counts nothing yet. */
  public LiveCount() {}

  /** Counts a cell too. */
  public synchronized void add(Cell cell) {
    Cell[] before = Arrays.stream(cells).filter(each -> !each.isForgotten()).toArray(Cell[]::new);
    Cell[] more = Arrays.copyOf(before, before.length + 1);
    more[before.length] = cell;
    cells = more;
  }

  /** How much was recorded; less than before only where cells have ended. */
  public long sum() {
    long sum = 0;
    for (Cell each : cells) {
      if (!each.isForgotten()) {
        sum += each.liveCount();
      }
    }
    return sum;
  }
}
