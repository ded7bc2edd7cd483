package ai.datapunk.weft.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Cells that ended with a series. Who had looked one up just before may still record in it: for a
 * few more scrapes, what comes in goes to the cell that is recorded in now. For one thread at a
 * time.
 */
final class EndedCells {

  /** How many scrapes see what is recorded late. */
  static final int SCRAPES = 4;

  private static final class Late {

    final Cell from;
    final boolean operations;
    final Supplier<Cell> present;

    /** What other cells count already. */
    final long[] moved;

    int scrapes;

    Late(Cell from, boolean operations, Supplier<Cell> present) {
      this.from = from;
      this.operations = operations;
      this.present = present;
      this.moved = from.frozenNumbers();
    }

    void move() {
      if (from.hasMore(moved)) {
        from.moveTo(present.get(), moved);
      }
    }
  }

  private final Deque<Late> kept = new ArrayDeque<>();

  /**
   * Adds a cell whose counts as of the last freeze are another one's.
   *
   * @param operations whether it counts operations that are recorded after their attempts
   * @param present gives the cell that is recorded in now
   */
  void add(Cell from, boolean operations, Supplier<Cell> present) {
    kept.add(new Late(from, operations, present));
  }

  /** Moves what was recorded late: of operations before their values are taken. */
  void settleOperations() {
    move(true);
  }

  /** The same of attempts, after the values of operations are taken. */
  void settleAttempts() {
    move(false);
    kept.forEach(late -> late.scrapes++);
    while (!kept.isEmpty() && kept.getFirst().scrapes >= SCRAPES) {
      kept.removeFirst();
    }
  }

  private void move(boolean operations) {
    kept.stream().filter(late -> late.operations == operations).forEach(Late::move);
  }
}
