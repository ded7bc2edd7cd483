package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Counters that ended. Who had looked one up just before may still add to it: for a few more
 * scrapes, what comes in goes to the series that has its place. For one thread at a time.
 */
final class EndedCounters {

  private static final class Ended {

    final Family family;
    final List<String> labelValues;
    final CounterSeries series;
    int scrapes;

    Ended(Family family, List<String> labelValues, CounterSeries series) {
      this.family = family;
      this.labelValues = labelValues;
      this.series = series;
    }
  }

  private final FamilyTables tables;
  private final Deque<Ended> kept = new ArrayDeque<>();

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

  /** Has the present series count what was added late. */
  void settle() {
    for (Ended each : kept) {
      each.scrapes++;
      long late = each.series.takeLate();
      if (late > 0) {
        tables.counter(each.family, each.labelValues, Openness.NAMED_BY_CODE).add(late);
      }
    }
    while (!kept.isEmpty() && kept.getFirst().scrapes >= EndedCells.SCRAPES) {
      kept.removeFirst();
    }
  }
}
