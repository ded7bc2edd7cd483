package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import java.util.Arrays;
import java.util.List;

/**
 * The series of code that names services, operations and instances itself: whatever it names is
 * cleaned, and within limits. Thread-safe.
 */
public final class NamedSeries {

  private static final double NANOS_PER_SECOND = 1e9;

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
    tables.counter(family, shown(family, labelValues), Openness.named(family)).increment();
    store.events().write();
  }

  /** Sets a gauge. One that a limit refuses is not shown, and counted as overflow. */
  public void set(Family family, double value, String... labelValues) {
    GaugeSeries gauge = tables.gauge(family, shown(family, labelValues), Openness.named(family));
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
    recordCounted(nanos(seconds), series);
  }

  /**
   * The same for what is in nanoseconds already, or in bytes where the histograms are.
   *
   * @param counted not negative
   * @throws IllegalArgumentException if not all histograms are of one unit
   */
  public void recordCounted(long counted, SeriesKey... series) {
    recorder.record(counted, series);
    store.events().write();
  }

  /**
   * A duration in nanoseconds.
   *
   * @throws IllegalArgumentException if it is negative, infinite or not a number
   */
  static long nanos(double seconds) {
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException(
          "A duration must be 0 seconds or more, but it is " + seconds);
    }
    return Math.round(seconds * NANOS_PER_SECOND);
  }

  private List<String> shown(Family family, String... labelValues) {
    List<String> given = Arrays.asList(labelValues);
    return tables.has(family, given)
        ? given
        : store.labels().cleaned(new SeriesKey(family, given)).labelValues();
  }
}
