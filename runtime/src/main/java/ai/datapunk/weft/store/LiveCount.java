package ai.datapunk.weft.store;

import java.util.ArrayList;
import java.util.List;

/**
 * How much was recorded in some cells, as of now rather than of the latest scrape: each call once,
 * whatever becomes of its cell, which may end or be folded into another one. Thread-safe.
 */
public final class LiveCount {

  /** Guarded by this. */
  private final List<Cell> cells = new ArrayList<>();

  /** What was recorded in cells that are forgotten. Guarded by this. */
  private long gone;

  /** Counts nothing yet. */
  public LiveCount() {}

  /** Counts what is recorded in this cell too. */
  public synchronized void add(Cell cell) {
    cells.removeIf(this::takesForgotten);
    cells.add(cell);
  }

  private boolean takesForgotten(Cell cell) {
    if (cell.isForgotten()) {
      gone += cell.ownCount();
    }
    return cell.isForgotten();
  }

  /** How much was recorded; for a moment a little less while a cell is folded into another. */
  public synchronized long sum() {
    long sum = gone;
    for (Cell each : cells) {
      sum += each.ownCount();
    }
    return sum;
  }
}
