package ai.datapunk.weft.store;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cells that a scrape takes values from. Thread-safe; adding never waits for a scrape. */
final class CellList {

  private volatile @Nullable Cell newest;

  /**
   * Adds a cell.
   *
   * @throws IllegalStateException if a list holds it already
   */
  synchronized void add(Cell cell) {
    cell.follow(newest);
    newest = cell;
    // Last, for addOnce looks at it without the lock.
    cell.admit();
  }

  /** Adds a cell unless that was done. */
  void addOnce(Cell cell) {
    if (!cell.isAdmitted()) {
      addUnlessAdded(cell);
    }
  }

  private synchronized void addUnlessAdded(Cell cell) {
    if (!cell.isAdmitted()) {
      add(cell);
    }
  }

  /** How many there are, those included that are forgotten and not yet let go. */
  int count() {
    int count = 0;
    for (Cell cell = newest; cell != null; cell = cell.next()) {
      count++;
    }
    return count;
  }

  /** Lets go of those that are forgotten. For one thread at a time, and not with a freeze. */
  void letGo() {
    for (Cell cell = newest; cell != null; cell = cell.next()) {
      cell.skipForgotten();
    }
  }

  /** Hands on those that nobody records in any longer. For one scrape at a time. */
  void orphans(long now, Consumer<Cell> action) {
    for (Cell cell = newest; cell != null; cell = cell.next()) {
      if (cell.isOrphan(now)) {
        action.accept(cell);
      }
    }
  }

  /**
   * Takes the values of all cells that were added before, and lets go of those that are forgotten;
   * the newest one stays until there is a newer one. For one scrape at a time.
   */
  void freeze() {
    for (Cell cell = newest; cell != null; cell = cell.next()) {
      cell.freeze();
      cell.skipForgotten();
    }
  }
}
