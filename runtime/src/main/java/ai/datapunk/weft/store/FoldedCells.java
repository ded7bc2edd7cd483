package ai.datapunk.weft.store;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cells that nobody looks up any more, each folded into another one that goes on counting for it.
 * Who had looked one up just before may still record in it: so what comes in is moved on for a
 * {@linkplain Grace grace}, and only then is the cell let go. Adding is thread-safe; the rest is
 * for one thread at a time.
 */
final class FoldedCells {

  /** How many cells are kept for that at most. */
  private static final int MOST = 1_000;

  private final Consumer<Throwable> faults;
  private final Queue<MovingCounts> fresh = new ConcurrentLinkedQueue<>();

  /** The oldest first: what one moves on may have to be moved on by a later one. */
  private final Grace<MovingCounts> kept = new Grace<>();

  /**
   * None.
   *
   * @param faults is told why a cell's counts could not be moved, which the next scrape tries again
   */
  FoldedCells(Consumer<Throwable> faults) {
    this.faults = faults;
  }

  /**
   * Has another cell count what this one has counted, and is told by those who still have it.
   *
   * @param into gives the one that counts on at the time; a series may end, and its cell with it
   */
  void add(Cell from, Supplier<Cell> into) {
    fresh.add(new MovingCounts(from, into));
  }

  /** Takes back a cell whose counts were not yet moved; gives the one that they were to go to. */
  @Nullable Supplier<Cell> takeBack(Cell from) {
    MovingCounts found =
        fresh.stream().filter(each -> each.from() == from).findFirst().orElse(null);
    return found != null && fresh.remove(found) ? found.into() : null;
  }

  /** Moves the counts of the cells that were added; tells whether there are any. */
  boolean takeIn() {
    boolean any = false;
    for (MovingCounts next = fresh.poll(); next != null; next = fresh.poll()) {
      next.move(faults);
      next.from().forget();
      kept.add(next);
      any = true;
    }
    while (kept.size() > MOST) {
      kept.removeFirst().move(faults);
    }
    return any;
  }

  /**
   * Before a scrape takes the values of the others: moves all that has come in.
   *
   * @param now when it began
   */
  void settle(long now) {
    takeIn();
    kept.forEach(each -> each.move(faults));
    kept.age(now);
  }
}
