package ai.datapunk.weft.store;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** The counts of a cell that go to another one, again and again. For one thread at a time. */
final class MovingCounts {

  private final Cell from;
  private final Supplier<Cell> into;

  /** What other cells count already. */
  private final long[] moved;

  /**
   * Those of a cell.
   *
   * @param moved how much of them others count already
   * @param into gives the one that counts on at the time; a series may end, and its cell with it
   */
  MovingCounts(Cell from, long[] moved, Supplier<Cell> into) {
    this.from = from;
    this.moved = moved;
    this.into = into;
  }

  /** All that a cell has counted. */
  MovingCounts(Cell from, Supplier<Cell> into) {
    this(from, new long[from.length()], into);
  }

  Cell from() {
    return from;
  }

  Supplier<Cell> into() {
    return into;
  }

  /** Moves what has come in; what fails now is tried again the next time. */
  void move(Consumer<Throwable> faults) {
    try {
      if (from.hasMore(moved)) {
        from.moveTo(into.get(), moved);
      }
    } catch (Throwable fault) {
      faults.accept(fault);
    }
  }
}
