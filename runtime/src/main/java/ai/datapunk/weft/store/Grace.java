package ai.datapunk.weft.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

    /** The first scrape that saw it, by the clock that tells the time now. */
    private @Nullable ScrapeTime since;

    Entry(T ended) {
      this.ended = ended;
    }

    /** Another scrape sees it; tells whether that is enough. */
    boolean seen(ScrapeTime now) {
      scrapes++;
      ScrapeTime before = since;
      if (before == null || !before.beganBefore(now)) {
        since = now;
        return false;
      }
      return scrapes >= SCRAPES && before.beganBefore(now, NANOS);
    }
  }

  private final Deque<Entry<T>> kept = new ArrayDeque<>();

  void add(T ended) {
    kept.add(new Entry<>(ended));
  }

  /** Lets go of those that ended first and may go, where there are more. */
  void keepAtMost(int most, Predicate<T> mayGo) {
    while (kept.size() > most && mayGo.test(kept.getFirst().ended)) {
      kept.removeFirst();
    }
  }

  /** The one first that ended first. */
  void forEach(Consumer<T> action) {
    kept.forEach(each -> action.accept(each.ended));
  }

  /**
   * Lets go of those whose grace is over and that may go, for a scrape that sees them once more.
   *
   * @param now the scrape
   * @param mayGo is asked of each, the one first that ended first
   */
  void age(ScrapeTime now, Predicate<T> mayGo) {
    kept.removeIf(
        each -> {
          boolean may = mayGo.test(each.ended);
          return each.seen(now) && may;
        });
  }
}
