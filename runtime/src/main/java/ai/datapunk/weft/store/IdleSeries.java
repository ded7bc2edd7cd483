package ai.datapunk.weft.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the series of a table have been idle: not counted anything. For one thread at a time.
 */
final class IdleSeries {

  /**
   * What a series has counted.
   *
   * @param since the first scrape that has seen that
   */
  private record Seen(double counted, ScrapeTime since) {}

  private Map<CountedSeries<?>, Seen> seen = new HashMap<>();

  /**
   * Ends those that have been idle for the time.
   *
   * @param now the present scrape
   */
  List<CountedSeries<?>> end(SeriesTable<?, ?> table, ScrapeTime now, long nanos) {
    Map<CountedSeries<?>, Seen> still = new HashMap<>();
    List<CountedSeries<?>> ended = new ArrayList<>();
    for (CountedSeries<?> series : table.endable()) {
      double counted = series.counted();
      Seen before = seen.get(series);
      if (before == null || before.counted != counted || !before.since.isBySameClock(now)) {
        still.put(series, new Seen(counted, now));
      } else if (!before.since.isBefore(now, nanos) || !table.endUnlessMoreThan(series, counted)) {
        still.put(series, before);
      } else {
        ended.add(series);
      }
    }
    seen = still;
    return ended;
  }
}
