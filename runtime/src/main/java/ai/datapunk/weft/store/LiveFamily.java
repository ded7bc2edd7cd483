package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.MetricType;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A family whose series are read one by one. Thread-safe. */
public final class LiveFamily {

  private final SeriesTable<?, ?> table;
  private final MetricType type;
  private final StoreCollector collector;
  private final BooleanSupplier shown;
  private final BooleanSupplier ended;

  /**
   * A family.
   *
   * @param shown whether a scrape shows it, for as long as the store has not ended
   * @param ended whether the store has, for good
   */
  LiveFamily(
      SeriesTable<?, ?> table,
      MetricType type,
      StoreCollector collector,
      BooleanSupplier shown,
      BooleanSupplier ended) {
    this.table = table;
    this.type = type;
    this.collector = collector;
    this.shown = shown;
    this.ended = ended;
  }

  /** Its name, a counter's without {@code _total}. */
  public String name() {
    String name = table.metadata().getName();
    return type == MetricType.INFO ? name + "_info" : name;
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

  /** Whether a scrape shows it; while it does not, its series are there and go on all the same. */
  public boolean isShown() {
    return shown.getAsBoolean() && !ended.getAsBoolean();
  }

  /**
   * The series that a scrape shows where it shows the family, also those without a value; none once
   * the store has ended. Those that count are there for as long as they are remembered, also while
   * their instance is gone: who tells increases would tell of all again that one which is back has
   * ever counted.
   */
  public List<LiveSeries> series() {
    if (ended.getAsBoolean()) {
      return List.of();
    }
    Collection<? extends Series<?>> series = type == MetricType.GAUGE ? table.shown() : table.all();
    return series.stream().map(each -> new LiveSeries(each, collector)).toList();
  }
}
