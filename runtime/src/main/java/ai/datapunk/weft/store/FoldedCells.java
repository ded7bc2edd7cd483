package ai.datapunk.weft.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cells that nobody looks up any more, each folded into another one that goes on counting for it.
 * Who had looked one up just before may still record in it: so what comes in is moved on for a few
 * more scrapes, and only then is the cell let go. Adding is thread-safe; the rest is for one thread
 * at a time.
 */
final class FoldedCells {

  /** How many scrapes see what is recorded late. */
  private static final int SCRAPES = 4;

  /** How many cells are kept for that at most. */
  private static final int MOST = 1_000;

  private static final class Fold {

    final Cell from;
    final Supplier<Cell> into;
    final long[] moved;
    int scrapes;

    Fold(Cell from, Supplier<Cell> into) {
      this.from = from;
      this.into = into;
      this.moved = new long[from.length()];
    }

    void move() {
      if (from.hasMore(moved)) {
        from.moveTo(into.get(), moved);
      }
    }
  }

  private final Queue<Fold> fresh = new ConcurrentLinkedQueue<>();

  /** The oldest first: what one moves on may have to be moved on by a later one. */
  private final Deque<Fold> kept = new ArrayDeque<>();

  /**
   * Has another cell count what this one has counted, and is told by those who still have it.
   *
   * @param into gives the one that counts on at the time; a series may end, and its cell with it
   */
  void add(Cell from, Supplier<Cell> into) {
    fresh.add(new Fold(from, into));
  }

  /** Takes back a cell whose counts were not yet moved; gives the one that they were to go to. */
  @Nullable Supplier<Cell> takeBack(Cell from) {
    Fold found = fresh.stream().filter(each -> each.from == from).findFirst().orElse(null);
    return found != null && fresh.remove(found) ? found.into : null;
  }

  /** Moves the counts of the cells that were added; tells whether there are any. */
  boolean takeIn() {
    boolean any = false;
    for (Fold next = fresh.poll(); next != null; next = fresh.poll()) {
      next.move();
      next.from.forget();
      kept.add(next);
      any = true;
    }
    while (kept.size() > MOST) {
      kept.removeFirst().move();
    }
    return any;
  }

  /** Before a scrape takes the values of the others: moves all that has come in. */
  void settle() {
    takeIn();
    kept.forEach(Fold::move);
    kept.forEach(each -> each.scrapes++);
    while (!kept.isEmpty() && kept.getFirst().scrapes >= SCRAPES) {
      kept.removeFirst();
    }
  }
}
