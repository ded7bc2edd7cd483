package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.FamilyGroup;
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
  private final CustomHistograms customHistograms;
  private final StoreCollector collector;
  private final Registrations registrations;
  private final EventLog events;

  LiveFamilies(
      FamilyTables tables,
      CustomHistograms customHistograms,
      StoreCollector collector,
      Registrations registrations,
      EventLog events) {
    this.tables = tables;
    this.customHistograms = customHistograms;
    this.collector = collector;
    this.registrations = registrations;
    this.events = events;
  }

  /** All families that there are: Weft's, and the histograms that users named. */
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
    for (SeriesTable<?, ?> table : customHistograms.tables()) {
      all.add(LiveFamily.ofUser(table, collector, registrations::hasEnded));
    }
    return all;
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
