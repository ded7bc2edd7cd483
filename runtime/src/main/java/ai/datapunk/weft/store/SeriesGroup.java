package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.contract.MetricType;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Series that end together. What is asked for after that can be recorded in, and is not exposed.
 * Thread-safe.
 */
public final class SeriesGroup {

  private final MetricStore store;
  private final Set<SeriesKey> series = new HashSet<>();
  private final List<Cell> cells = new ArrayList<>();
  private boolean ended;

  /** A group without series. */
  public SeriesGroup(MetricStore store) {
    this.store = store;
  }

  /** The counter of a family with these label values; it exists from this call on. */
  public synchronized Counter counter(Family family, String... labelValues) {
    return belongs(family, labelValues)
        ? store.counter(family, labelValues)
        : new CounterSeries(Labels.EMPTY);
  }

  /** The gauge of a family with these label values; absent until it has a value. */
  public synchronized GaugeSeries gauge(Family family, String... labelValues) {
    return belongs(family, labelValues)
        ? store.gauge(family, labelValues)
        : new GaugeSeries(Labels.EMPTY, store::countFailure);
  }

  /** The histogram of a family with these label values exists from this call on. */
  public synchronized void histogram(Family family, String... labelValues) {
    if (belongs(family, labelValues)) {
      store.histogram(family, labelValues);
    }
  }

  /** A cell that all these series count; they exist from this call on. */
  public synchronized Cell cell(SeriesKey... counting) {
    Cell cell = wired(counting);
    store.cells().admit(cell);
    return cell;
  }

  /**
   * The same for operations, each of which is recorded after its attempts: no scrape counts one
   * without them.
   */
  public synchronized Cell operations(SeriesKey... counting) {
    Cell cell = wired(counting);
    store.cells().admitOperations(cell);
    return cell;
  }

  private Cell wired(SeriesKey... counting) {
    Cell cell = store.cells().newCell(BucketBounds.DEFAULT);
    for (SeriesKey key : counting) {
      String[] labelValues = key.labelValues().toArray(String[]::new);
      if (!belongs(key.family(), labelValues)) {
        cell.forget();
      } else if (key.family().type() == MetricType.HISTOGRAM) {
        store.histogram(key.family(), labelValues).derivedFrom(cell);
      } else {
        store.counter(key.family(), labelValues).derivedFrom(cell);
      }
    }
    cells.add(cell);
    return cell;
  }

  /** Whether the group has not ended; then the series is one of it. */
  private boolean belongs(Family family, String... labelValues) {
    if (!ended) {
      series.add(SeriesKey.of(family, labelValues));
      if (Arrays.asList(labelValues).contains(ErrorTypes.BEYOND)) {
        series.add(SeriesKey.of(family, withOther(labelValues)));
      }
    }
    return !ended;
  }

  private static String[] withOther(String... labelValues) {
    return Arrays.stream(labelValues)
        .map(value -> value.equals(ErrorTypes.BEYOND) ? LabelValues.OTHER : value)
        .toArray(String[]::new);
  }

  /** Counts a fault in recording what these series show. */
  public void recordingFailed(Throwable fault) {
    store.recordingFailed(fault);
  }

  /** Ends all series. */
  public synchronized void end() {
    ended = true;
    series.forEach(key -> store.end(key.family(), key.labelValues().toArray(String[]::new)));
    cells.forEach(Cell::forget);
    series.clear();
    cells.clear();
  }
}
