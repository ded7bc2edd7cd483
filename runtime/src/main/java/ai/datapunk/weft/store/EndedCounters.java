package ai.datapunk.weft.store;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Counters that ended. Who had looked one up just before may still add to it: for a {@linkplain
 * Grace grace}, what comes in goes to the series that has its place. For one thread at a time.
 */
final class EndedCounters {

  private record Ended(CounterSeries series, Supplier<Counter> present) {}

  private final Consumer<Throwable> faults;
  private final Grace<Ended> kept = new Grace<>();

  /**
   * None.
   *
   * @param faults is told why what was added late could not be counted elsewhere
   */
  EndedCounters(Consumer<Throwable> faults) {
    this.faults = faults;
  }

  /**
   * Adds those of a table's ended series that are counters.
   *
   * @param present gives what counts for label values now
   */
  void add(
      SeriesTable<?, ?> table,
      List<CountedSeries<?>> ended,
      Function<List<String>, Counter> present) {
    for (CountedSeries<?> each : ended) {
      if (each instanceof CounterSeries counter) {
        List<String> values = table.values(counter);
        kept.add(new Ended(counter, () -> present.apply(values)));
      }
    }
  }

  /**
   * Has the present series count what was added late.
   *
   * @param now the scrape
   */
  void settle(ScrapeTime now) {
    kept.age(now, this::isSettled);
  }

  /** Whether all is counted elsewhere; what fails is tried again by the next scrape. */
  private boolean isSettled(Ended each) {
    try {
      long late = each.series.late();
      if (late > 0) {
        each.present.get().add(late);
        each.series.taken(late);
      }
      return true;
    } catch (Throwable fault) {
      faults.accept(fault);
      return false;
    }
  }
}
