package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import java.util.List;

/**
 * Counters that ended. Who had looked one up just before may still add to it: for a {@linkplain
 * Grace grace}, what comes in goes to the series that has its place. For one thread at a time.
 */
final class EndedCounters {

  private record Ended(Family family, List<String> labelValues, CounterSeries series) {}

  private final FamilyTables tables;
  private final Grace<Ended> kept = new Grace<>();

  EndedCounters(FamilyTables tables) {
    this.tables = tables;
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
   * @param now when the scrape began
   */
  void settle(long now) {
    kept.forEach(this::settle);
    kept.age(now);
  }

  private void settle(Ended each) {
    long late = each.series.takeLate();
    if (late > 0) {
      tables.counter(each.family, each.labelValues, Openness.NAMED_BY_CODE).add(late);
    }
  }
}
