package ai.datapunk.weft.micrometer;

import ai.datapunk.weft.store.LiveSeries;
import io.prometheus.metrics.model.snapshots.Labels;

/**
 * A series as a meter reads it: from its beginning, or from what a meter has read before. The
 * latter is for registries that tell increases, to whom only differences matter. Thread-safe.
 */
final class SeriesReading {

  private final LiveSeries series;

  /** What counts as nothing. */
  private final double valueBefore;

  private final long countBefore;

  /** What was read last, of the whole series: neither ever falls where it is asked for. */
  private double value;

  private long count;

  private SeriesReading(LiveSeries series, double valueBefore, long countBefore) {
    this.series = series;
    this.valueBefore = valueBefore;
    this.countBefore = countBefore;
    this.value = valueBefore;
    this.count = countBefore;
  }

  /** A series that is read from its beginning. */
  static SeriesReading of(LiveSeries series) {
    return new SeriesReading(series, 0, 0);
  }

  /** The same series, of which what was read until now counts as nothing. */
  synchronized SeriesReading next() {
    return new SeriesReading(series, value, count);
  }

  Labels labels() {
    return series.labels();
  }

  /** What came: of a histogram the sum; of a gauge, which has nothing before it, what it says. */
  double value() {
    double now = series.value();
    synchronized (this) {
      value = Math.max(value, now);
    }
    return now - valueBefore;
  }

  /** How many observations of a histogram came. */
  long count() {
    long now = series.count();
    synchronized (this) {
      count = Math.max(count, now);
    }
    return now - countBefore;
  }
}
