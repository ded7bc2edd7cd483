package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.MetricType;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A family whose series are read one by one. Thread-safe. */
public final class LiveFamily {

  private final SeriesTable<?, ?> table;
  private final MetricType type;
  private final StoreCollector collector;
  private final BooleanSupplier shown;

  /**
   * A family.
   *
   * @param shown whether a scrape shows it
   */
  LiveFamily(
      SeriesTable<?, ?> table, MetricType type, StoreCollector collector, BooleanSupplier shown) {
    this.table = table;
    this.type = type;
    this.collector = collector;
    this.shown = shown;
  }

  /** One that a user named: a histogram. */
  static LiveFamily ofUser(
      SeriesTable<?, ?> table, StoreCollector collector, BooleanSupplier shown) {
    return new LiveFamily(table, MetricType.HISTOGRAM, collector, shown);
  }

  /** Its name, a counter's without {@code _total}. */
  public String name() {
    return table.metadata().getName();
  }

  /** What kind of series it holds. */
  public MetricType type() {
    return type;
  }

  /** What it says, as it stands behind {@code # HELP}. */
  public String help() {
    String help = table.metadata().getHelp();
    return help == null ? "" : help;
  }

  /** A number that is another one after its series have changed. */
  public long changes() {
    return table.changes() + collector.shownChanges();
  }

  /** The series that a scrape shows, but for those without a value. */
  public List<LiveSeries> series() {
    return shown.getAsBoolean()
        ? table.shown().stream().map(each -> new LiveSeries(each, collector)).toList()
        : List.of();
  }
}
