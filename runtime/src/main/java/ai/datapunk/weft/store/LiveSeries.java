package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.Labels;

/**
 * One series, read as it is now. It equals what is read of the same series, and not of one that
 * begins again with the same labels. Thread-safe.
 */
public final class LiveSeries {

  private final Series<?> series;
  private final StoreCollector collector;

  LiveSeries(Series<?> series, StoreCollector collector) {
    this.series = series;
    this.collector = collector;
  }

  /** Its labels. */
  public Labels labels() {
    return series.labels();
  }

  /** What a scrape would show now: of a histogram the sum; not a number where it is absent. */
  public double value() {
    return collector.read(series, Series::value);
  }

  /** How many observations a histogram has; none of others. */
  public long count() {
    return series instanceof HistogramSeries histogram
        ? (long) collector.read(histogram, HistogramSeries::counted)
        : 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LiveSeries that && series == that.series;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(series);
  }
}
