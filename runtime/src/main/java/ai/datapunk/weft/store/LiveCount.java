package ai.datapunk.weft.store;

import java.util.ArrayList;
import java.util.List;

/**
 * How much was recorded in some cells, as of now rather than of the latest scrape: each call once,
 * whatever becomes of its cell, which may end or be folded into another one. Thread-safe.
 */
public final class LiveCount {

  /**
   * What is counted.
   *
   * @param gone what was recorded in cells that are forgotten
   */
  private record Counted(List<Cell> cells, long gone) {}

  /** Whole at any time: who adds it up waits for nobody. */
  private volatile Counted counted = new Counted(List.of(), 0);

  /** Counts nothing yet. */
  public LiveCount() {}

  /** Counts what is recorded in this cell too. */
  public synchronized void add(Cell cell) {
    List<Cell> cells = new ArrayList<>();
    long gone = counted.gone();
    for (Cell each : counted.cells()) {
      if (each.isForgotten()) {
        gone += each.ownCount();
      } else {
        cells.add(each);
      }
    }
    cells.add(cell);
    counted = new Counted(List.copyOf(cells), gone);
  }

  /** How much was recorded; for a moment a little less while a cell is folded into another. */
  public long sum() {
    Counted all = counted;
    long sum = all.gone();
    for (Cell each : all.cells()) {
      sum += each.ownCount();
    }
    return sum;
  }
}
