package ai.datapunk.weft.store;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Cells that ended with a series. Who had looked one up just before may still record in it: for a
 * {@linkplain Grace grace}, what comes in goes to the cell that is recorded in now. For one thread
 * at a time.
 */
final class EndedCells {

  private record Late(boolean operations, MovingCounts counts) {}

  private final Consumer<Throwable> faults;
  private final Grace<Late> kept = new Grace<>();

  /**
   * None.
   *
   * @param faults is told why a cell's counts could not be moved, which the next scrape tries again
   */
  EndedCells(Consumer<Throwable> faults) {
    this.faults = faults;
  }

  /**
   * Adds a cell whose counts as of the last freeze are another one's.
   *
   * @param operations whether it counts operations that are recorded after their attempts
   * @param present gives the cell that is recorded in now
   */
  void add(Cell from, boolean operations, Supplier<Cell> present) {
    kept.add(new Late(operations, new MovingCounts(from, from.frozenNumbers(), present)));
  }

  /** Moves what was recorded late: of operations before their values are taken. */
  void settleOperations() {
    move(true);
  }

  /**
   * The same of attempts, after the values of operations are taken.
   *
   * @param now when the scrape began
   */
  void settleAttempts(long now) {
    move(false);
    kept.age(now);
  }

  private void move(boolean operations) {
    kept.forEach(
        late -> {
          if (late.operations == operations) {
            late.counts.move(faults);
          }
        });
  }
}
