package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import java.util.Arrays;
import java.util.List;

/**
 * The series of code that names services, operations and instances itself: whatever it names is
 * cleaned, and within limits. Thread-safe.
 */
public final class NamedSeries {

  /** Keeps the store from being freed when its registry is cleared: the series go on then. */
  private final MetricStore store;

  private final FamilyTables tables;
  private final JointRecorder recorder;

  NamedSeries(MetricStore store, FamilyTables tables, JointRecorder recorder) {
    this.store = store;
    this.tables = tables;
    this.recorder = recorder;
  }

  /** Adds one to a counter. */
  public void count(Family family, String... labelValues) {
    tables.counter(family, shown(family, labelValues), Openness.NAMED_BY_CODE).increment();
    store.events().write();
  }

  /** Sets a gauge. One that a limit refuses is not shown, and counted as overflow. */
  public void set(Family family, double value, String... labelValues) {
    GaugeSeries gauge = tables.gauge(family, shown(family, labelValues), Openness.NAMED_BY_CODE);
    if (gauge != null) {
      gauge.set(value);
    } else {
      store.overflow(family.metricName()).increment();
      store.events().write();
    }
  }

  /**
   * Observes a duration.
   *
   * @param seconds not negative
   * @throws IllegalArgumentException if the duration is negative, infinite or not a number
   */
  public void observe(Family family, double seconds, String... labelValues) {
    record(seconds, SeriesKey.of(family, labelValues));
  }

  /**
   * Observes a duration in each histogram among these series and adds one to each counter among
   * them, as one: every scrape sees all of it or nothing.
   *
   * @param seconds not negative
   * @throws IllegalArgumentException if the duration is negative, infinite or not a number
   */
  public void record(double seconds, SeriesKey... series) {
    recorder.record(seconds, series);
    store.events().write();
  }

  private List<String> shown(Family family, String... labelValues) {
    List<String> given = Arrays.asList(labelValues);
    return tables.has(family, given)
        ? given
        : store.labels().cleaned(new SeriesKey(family, given)).labelValues();
  }
}
