package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.FamilyGroup;
import ai.datapunk.weft.contract.HistogramUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The families of a store, for those who show its series one by one and not by a scrape of all: but
 * for those that are only there where somebody asks for them. Thread-safe.
 */
public final class LiveFamilies {

  private static final Set<Family> ALWAYS = FamilyGroup.ungrouped();

  private final FamilyTables tables;
  private final CustomMetrics customMetrics;
  private final StoreCollector collector;
  private final Registrations registrations;
  private final EventLog events;

  LiveFamilies(
      FamilyTables tables,
      CustomMetrics customMetrics,
      StoreCollector collector,
      Registrations registrations,
      EventLog events) {
    this.tables = tables;
    this.customMetrics = customMetrics;
    this.collector = collector;
    this.registrations = registrations;
    this.events = events;
  }

  /** All families that there are: Weft's, and the metrics that users named. */
  public List<LiveFamily> all() {
    List<LiveFamily> all = new ArrayList<>();
    tables.forEach(
        (family, table) -> {
          if (ALWAYS.contains(family)) {
            all.add(
                new LiveFamily(
                    table,
                    family.type(),
                    collector,
                    () -> collector.shows(family),
                    registrations::hasEnded));
          }
        });
    for (CustomMetric metric : customMetrics.all()) {
      if (isReadOneByOne(metric)) {
        SeriesTable<?, ?> table = metric.table();
        all.add(
            new LiveFamily(
                table,
                metric.type(),
                collector,
                () -> collector.shows(table.family()),
                registrations::hasEnded));
      }
    }
    return all;
  }

  /** Who shows histograms one by one takes them for durations. */
  private static boolean isReadOneByOne(CustomMetric metric) {
    HistogramShape shape = metric.shape();
    return shape == null || shape.bounds().unit() == HistogramUnit.SECONDS;
  }

  /**
   * Has this run after series have come or gone, in the thread in which they did or the next one
   * that is through with a change, with none of the store's locks held.
   */
  public void watch(Runnable watcher) {
    events.watch(watcher);
  }

  /** No longer runs what {@link #watch} was given. */
  public void unwatch(Runnable watcher) {
    events.unwatch(watcher);
  }
}
