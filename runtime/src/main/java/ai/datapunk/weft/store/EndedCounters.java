package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import java.util.List;
import java.util.function.Consumer;

/**
 * Counters that ended. Who had looked one up just before may still add to it: for a {@linkplain
 * Grace grace}, what comes in goes to the series that has its place. For one thread at a time.
 */
final class EndedCounters {

  private record Ended(Family family, List<String> labelValues, CounterSeries series) {}

  private final FamilyTables tables;
  private final Consumer<Throwable> faults;
  private final Grace<Ended> kept = new Grace<>();

  /**
   * None.
   *
   * @param faults is told why what was added late could not be counted elsewhere
   */
  EndedCounters(FamilyTables tables, Consumer<Throwable> faults) {
    this.tables = tables;
    this.faults = faults;
  }

  /** Adds those of a family's ended series that are counters. */
  void add(Family family, SeriesTable<?, ?> table, List<CountedSeries<?>> ended) {
    for (CountedSeries<?> each : ended) {
      if (each instanceof CounterSeries counter) {
        kept.add(new Ended(family, table.values(counter), counter));
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
        tables.counter(each.family, each.labelValues, Openness.named(each.family)).add(late);
        each.series.taken(late);
      }
      return true;
    } catch (Throwable fault) {
      faults.accept(fault);
      return false;
    }
  }
}
