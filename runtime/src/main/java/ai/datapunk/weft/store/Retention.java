package ai.datapunk.weft.store;

import ai.datapunk.weft.time.Ticker;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What ends in scrapes. Series that have a retention end when nobody has touched them for the time,
 * as a restart would end them: a scrape sees that one has counted nothing since earlier ones, and
 * recording knows nothing of it. Cells end with them, and when all are gone who recorded in them;
 * what a cell has counted for other series stays with these. Thread-safe, but for {@link #settle}
 * and {@link #end}.
 */
final class Retention {

  private final FamilyTables tables;
  private final CustomMetrics customMetrics;
  private final Cells cells;
  private final LabelSetLimits limits;
  private final Residues residues;
  private final List<WeakReference<CellHolder>> holders = new CopyOnWriteArrayList<>();
  private volatile Ticker clock = Ticker.system();

  private final Map<SeriesTable<?, ?>, IdleSeries> idle = new HashMap<>();
  private final EndedCounters endedCounters;

  /** What has all that it will ever have once the scrape has taken the values. */
  private List<Cell> orphans = List.of();

  Retention(
      FamilyTables tables,
      CustomMetrics customMetrics,
      Cells cells,
      LabelSetLimits limits,
      Consumer<Throwable> faults) {
    this.tables = tables;
    this.customMetrics = customMetrics;
    this.cells = cells;
    this.limits = limits;
    this.residues = new Residues(cells);
    this.endedCounters = new EndedCounters(faults);
  }

  /** Has this clock tell the time from now on. Series are idle from the next scrape on at most. */
  void clock(Ticker ticker) {
    clock = ticker;
  }

  /** Has a holder let go of cells that end, as long as somebody else has it. */
  void add(CellHolder holder) {
    holders.removeIf(each -> each.get() == null);
    holders.add(new WeakReference<>(holder));
  }

  /** A scrape begins, which has no lock yet. */
  ScrapeTime time() {
    return ScrapeTime.begin(clock);
  }

  /** Before a scrape takes any value: counts what was added late to counters that ended. */
  void settle(ScrapeTime now) {
    endedCounters.settle(now);
    orphans = cells.orphans(now);
  }

  /**
   * Ends the series that were idle for their time. For a scrape, after it took all values and
   * before it shows any.
   */
  void end(ScrapeTime now) {
    Ending ending = new Ending();
    List<CountedSeries<?>> all = new ArrayList<>();
    tables.forEach(
        (family, table) -> {
          List<CountedSeries<?>> ended = idleOf(table, now);
          endedCounters.add(
              table, ended, values -> tables.counter(family, values, Openness.named(family)));
          if (!ended.isEmpty()) {
            all.addAll(ended);
          }
        });
    for (SeriesTable<?, ?> table : customMetrics.tables()) {
      List<CountedSeries<?>> ended = idleOf(table, now);
      if (!ended.isEmpty()) {
        endedCounters.add(
            table, ended, values -> customMetrics.presentCounter(table.family(), values));
        customMetrics.giveBack(table.family());
        all.addAll(ended);
      }
    }
    all.forEach(series -> ending.addAll(series.cells()));
    ending.addAll(residues.outdated());
    ending.addAll(orphans);
    orphans = List.of();
    if (!all.isEmpty() || !ending.cells().isEmpty()) {
      end(ending);
    }
  }

  private List<CountedSeries<?>> idleOf(SeriesTable<?, ?> table, ScrapeTime now) {
    long nanos = limits.retentionNanos(table.family());
    if (nanos == 0) {
      idle.remove(table);
      return List.of();
    }
    return idle.computeIfAbsent(table, fresh -> new IdleSeries()).end(table, now, nanos);
  }

  private void end(Ending ending) {
    for (WeakReference<CellHolder> each : holders) {
      CellHolder holder = each.get();
      if (holder != null) {
        holder.letGo(ending);
      }
    }
    residues.remove(ending.cells());
    Map<Cell, Set<CountedSeries<?>>> remaining = remaining(ending.cells());
    for (Cell cell : ending.cells()) {
      residues.take(cell, remaining.getOrDefault(cell, Set.of()));
      Ending.Successor successor = ending.successor(cell);
      Supplier<Cell> present = successor.present();
      // One that was folded into another one meanwhile was let go of by its holder before.
      Supplier<Cell> heir = present != null ? present : cells.takeBack(cell);
      if (heir != null) {
        cells.endLate(cell, successor.operations(), heir);
      }
    }
    ending.cells().forEach(Cell::forget);
    residues.freeze();
    cells.letGo();
  }

  /** The series that go on and derive from these cells. */
  private Map<Cell, Set<CountedSeries<?>>> remaining(Set<Cell> ended) {
    Map<Cell, Set<CountedSeries<?>>> remaining = new HashMap<>();
    for (SeriesTable<?, ?> table : allTables()) {
      for (Series<?> each : table.all()) {
        if (each instanceof CountedSeries<?> series) {
          series.cells().stream()
              .filter(ended::contains)
              .forEach(cell -> remaining.computeIfAbsent(cell, one -> new HashSet<>()).add(series));
        }
      }
    }
    return remaining;
  }

  private List<SeriesTable<?, ?>> allTables() {
    List<SeriesTable<?, ?>> all = new ArrayList<>(customMetrics.tables());
    tables.forEach((family, table) -> all.add(table));
    return all;
  }
}
