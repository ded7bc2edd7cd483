package ai.datapunk.weft.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What has ended, while those may still record in it who had looked it up just before: until a few
 * scrapes have passed, however rare they are, and a time, however frequent they are. For one thread
 * at a time.
 *
 * @param <T> what has ended
 */
final class Grace<T> {

  /** How many scrapes see what is recorded late, at least. */
  static final int SCRAPES = 4;

  /** How long it is seen, at least: a thread can be kept from its processor for that long. */
  static final long NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final class Entry<T> {

    final T ended;
    int scrapes;

    /** When the first scrape began that saw it. */
    long since;

    Entry(T ended) {
      this.ended = ended;
    }

    /** Another scrape sees it. */
    void seen(long now) {
      if (scrapes++ == 0) {
        since = now;
      }
    }

    boolean isOver(long now) {
      return scrapes >= SCRAPES && now - since >= NANOS;
    }
  }

  private final Deque<Entry<T>> kept = new ArrayDeque<>();

  void add(T ended) {
    kept.add(new Entry<>(ended));
  }

  int size() {
    return kept.size();
  }

  /** Lets go of the one that ended first. */
  T removeFirst() {
    return kept.removeFirst().ended;
  }

  /** The one first that ended first. */
  void forEach(Consumer<T> action) {
    kept.forEach(each -> action.accept(each.ended));
  }

  /**
   * Lets go of those whose grace is over, for a scrape that has seen them once more.
   *
   * @param now when it began
   */
  void age(long now) {
    kept.forEach(each -> each.seen(now));
    while (!kept.isEmpty() && kept.getFirst().isOver(now)) {
      kept.removeFirst();
    }
  }
}
