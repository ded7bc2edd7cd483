package ai.datapunk.weft.micrometer;

import ai.datapunk.weft.store.LiveSeries;
import io.prometheus.metrics.model.snapshots.Labels;

/**
 * A series as a meter reads it. While its family is hidden, a meter that stays reads what was read
 * last: it is for registries that tell increases, which have none then. Thread-safe.
 */
final class SeriesReading {

  private final LiveSeries series;

  private boolean frozen;

  /** What was read last: neither ever falls where it is asked for. */
  private double value;

  private long count;

  SeriesReading(LiveSeries series) {
    this.series = series;
  }

  /**
   * Whether it stays at what was read last; what comes meanwhile is read once it no longer does.
   */
  synchronized void freeze(boolean freeze) {
    frozen = freeze;
  }

  Labels labels() {
    return series.labels();
  }

  /** What it says: of a histogram the sum. */
  double value() {
    double now = series.value();
    synchronized (this) {
      if (frozen) {
        return value;
      }
      value = Math.max(value, now);
    }
    return now;
  }

  /** How many observations a histogram has. */
  long count() {
    long now = series.count();
    synchronized (this) {
      if (frozen) {
        return count;
      }
      count = Math.max(count, now);
    }
    return now;
  }
}
