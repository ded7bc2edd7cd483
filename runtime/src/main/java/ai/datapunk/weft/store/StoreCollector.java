package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.FamilyGroup;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The collector of a store's series: first takes the value of every cell, then derives all families
 * from those, so that the series of one scrape agree with each other. Thread-safe.
 */
final class StoreCollector implements MultiCollector {

  /** How often reading single series does what each scrape does, at most. */
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final FamilyTables tables;
  private final CustomMetrics customMetrics;
  private final Cells cells;
  private final Retention retention;
  private final ScrapePreparations preparations;
  private final EventLog events;
  private final FamilyGroups groups;
  private volatile Set<Family> hidden = Set.of();

  /** By name, of those that users named. */
  private volatile Set<String> hiddenMetrics = Set.of();

  /** How often it has changed which of the series there are a scrape shows. */
  private final AtomicLong shownChanges = new AtomicLong();

  /** The latest scrape that has begun. */
  private volatile @Nullable ScrapeTime latest;

  private final AtomicBoolean looking = new AtomicBoolean();

  /** Held by a scrape. */
  private final ReentrantLock scraping = new ReentrantLock();

  /**
   * A collector of all families.
   *
   * @param groups says which families there are
   * @param faults is told why a preparation failed
   * @param events holds what is to be logged
   */
  StoreCollector(
      FamilyTables tables,
      FamilyGroups groups,
      CustomMetrics customMetrics,
      Cells cells,
      Retention retention,
      Consumer<Throwable> faults,
      EventLog events) {
    this.tables = tables;
    this.groups = groups;
    this.customMetrics = customMetrics;
    this.cells = cells;
    this.retention = retention;
    this.preparations = new ScrapePreparations(faults);
    this.events = events;
  }

  /** What is done before each scrape. */
  ScrapePreparations preparations() {
    return preparations;
  }

  /** Exposes all families but these, and all metrics of users but those, from now on. */
  void hide(Set<Family> families, Set<String> metrics) {
    hidden = Set.copyOf(families);
    hiddenMetrics = Set.copyOf(metrics);
    shownChanged();
  }

  /** A scrape shows other ones of the series that there are from now on. */
  void shownChanged() {
    shownChanges.incrementAndGet();
    events.seriesChanged();
  }

  /** How often {@link #shownChanged} was called. */
  long shownChanges() {
    return shownChanges.get();
  }

  /** Whether a scrape shows this family. */
  boolean shows(Family family) {
    return groups.families().contains(family) && !hidden.contains(family);
  }

  /** Whether a scrape shows the metric of this name, which a user named. */
  boolean shows(String metric) {
    return !hiddenMetrics.contains(metric);
  }

  @Override
  public MetricSnapshots collect() {
    return collect(name -> true);
  }

  @Override
  public MetricSnapshots collect(Predicate<String> included) {
    preparations.ask();
    ScrapeTime time = retention.time();
    latest = time;
    try {
      return scrapeLocked(included, time);
    } finally {
      time.end();
      events.write();
    }
  }

  /**
   * Lets go of the cells that were folded, but for a scrape in progress: then that one does. Not at
   * the end of the stack, where a call could take the lock and not give it back.
   */
  void tidy() {
    if (StackReserve.isThere() && !scraping.isHeldByCurrentThread() && scraping.tryLock()) {
      try {
        cells.tidy();
      } finally {
        scraping.unlock();
      }
    }
  }

  private MetricSnapshots scrapeLocked(Predicate<String> included, ScrapeTime time) {
    scraping.lock();
    try {
      return scrape(included, time);
    } finally {
      scraping.unlock();
    }
  }

  private MetricSnapshots scrape(Predicate<String> included, ScrapeTime time) {
    preparations.prepare();
    retention.settle(time);
    cells.freeze(time);
    retention.end(time);
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    tables.forEach(
        (family, table) -> {
          if (shows(family)) {
            add(all, table, included);
          }
        });
    for (SeriesTable<?, ?> table : customMetrics.tables()) {
      if (shows(table.family())) {
        add(all, table, included);
      }
    }
    return all.build();
  }

  /**
   * What one series has now, without taking the values of all others. What applications are asked,
   * and what ends series, is done as in a scrape, but not for each value.
   */
  <S extends Series<?>> double read(S series, ToDoubleFunction<S> value) {
    look();
    preparations.read(series.labels().get(RetiredInstances.SERVICE));
    try {
      return readLocked(series, value);
    } finally {
      events.write();
    }
  }

  private <S extends Series<?>> double readLocked(S series, ToDoubleFunction<S> value) {
    scraping.lock();
    try {
      preparations.prepare(series.labels());
      if (series instanceof CountedSeries<?> counted) {
        counted.cells().forEach(Cell::freeze);
      }
      return value.applyAsDouble(series);
    } finally {
      scraping.unlock();
    }
  }

  /**
   * Does all that a scrape does, unless there was one just before, or another thread is about it.
   */
  private void look() {
    ScrapeTime now = retention.time();
    ScrapeTime before = latest;
    boolean due =
        before == null || !before.isBySameClock(now) || before.beganBefore(now, LOOK_NANOS);
    if (due && looking.compareAndSet(false, true)) {
      try {
        collect(name -> false);
      } finally {
        looking.set(false);
      }
    }
  }

  /** Whether any histogram has an observation, whatever is locked: nobody is asked or told. */
  boolean hasObservations() {
    ScrapeTime time = retention.time();
    MetricSnapshots all;
    try {
      all = scrapeLocked(name -> true, time);
    } finally {
      time.end();
    }
    return all.stream()
        .filter(HistogramSnapshot.class::isInstance)
        .flatMap(family -> ((HistogramSnapshot) family).getDataPoints().stream())
        .anyMatch(point -> point.getCount() > 0);
  }

  private static void add(
      MetricSnapshots.Builder all, SeriesTable<?, ?> table, Predicate<String> included) {
    if (included.test(table.metadata().getPrometheusName())) {
      all.metricSnapshot(table.collect());
    }
  }

  @Override
  public List<MetricFamilyDescriptor> getMetricFamilyDescriptors() {
    return FamilyGroup.ungrouped().stream()
        .map(family -> NameHolder.of(family).getMetricFamilyDescriptor())
        .toList();
  }

  /**
   * The names that a scrape may be filtered by. Deprecated in favour of descriptors, which are
   * taken once, at registration; users' histograms come later than that.
   */
  @Override
  @SuppressWarnings("deprecation")
  public List<String> getPrometheusNames() {
    return Stream.concat(
            groups.families().stream().map(Family::baseName),
            customMetrics.tables().stream().map(table -> table.metadata().getPrometheusName()))
        .toList();
  }
}
