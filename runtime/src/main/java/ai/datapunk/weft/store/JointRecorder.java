package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.MetricType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records a duration in several series as one: each set of series has a cell that all of them
 * derive from, so every scrape sees all of a record or nothing. Thread-safe.
 */
final class JointRecorder {

  private static final double NANOS_PER_SECOND = 1e9;

  private final FamilyTables tables;
  private final Cells cells;
  private final Map<List<SeriesKey>, Cell> bySeries = new ConcurrentHashMap<>();

  JointRecorder(FamilyTables tables, Cells cells) {
    this.tables = tables;
    this.cells = cells;
  }

  /** Observes a duration in each histogram among these series, and adds one to each counter. */
  void record(double seconds, SeriesKey... series) {
    long nanos = nanos(seconds);
    bySeries.computeIfAbsent(List.of(series), this::cell).record(nanos);
  }

  private Cell cell(List<SeriesKey> series) {
    BucketBounds bounds = BucketBounds.DEFAULT;
    for (SeriesKey key : series) {
      if (key.family().type() == MetricType.HISTOGRAM) {
        bounds = bounds.union(FamilyBuckets.bounds(key.family()));
      }
    }
    Cell cell = cells.newCell(bounds);
    for (SeriesKey key : series) {
      switch (key.family().type()) {
        case COUNTER -> tables.counter(key.family(), key.labelValues()).derivedFrom(cell);
        case HISTOGRAM -> tables.histogram(key.family(), key.labelValues()).derivedFrom(cell);
        case GAUGE -> throw new IllegalArgumentException("A gauge counts nothing: " + key);
      }
    }
    cells.admit(cell);
    return cell;
  }

  /** A series of the same name that comes later begins at 0, and needs a cell of its own. */
  void end(SeriesKey series) {
    SeriesKey ended = series.valid();
    bySeries.keySet().removeIf(keys -> keys.stream().map(SeriesKey::valid).anyMatch(ended::equals));
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
}
