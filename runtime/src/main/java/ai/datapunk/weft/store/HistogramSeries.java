package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One histogram: the sum of its cells, in its family's buckets. Thread-safe. */
public final class HistogramSeries {

  private static final double NANOS_PER_SECOND = 1e9;

  /** A cell, and for each of its buckets the one of this histogram that holds it. */
  private static final class Source {
    final Cell cell;
    final int[] positions;

    Source(Cell cell, int[] positions) {
      this.cell = cell;
      this.positions = positions;
    }
  }

  private final Labels labels;
  private final Bounds bounds;
  private final double[] upperBounds;
  private final AtomicReference<@Nullable Cell> own = new AtomicReference<>();
  private final List<Source> sources = new CopyOnWriteArrayList<>();

  HistogramSeries(Labels labels, Bounds bounds) {
    this.labels = labels;
    this.bounds = bounds;
    this.upperBounds = bounds.upperBounds();
  }

  /** Makes what the cell counts part of this histogram. Its bounds must include this one's. */
  public void derivedFrom(Cell cell) {
    sources.add(new Source(cell, cell.bounds().bucketsIn(bounds)));
  }

  /** The cell of what is observed without a woven method; comes into being when first asked for. */
  Cell own(MetricStore store) {
    Cell cell = own.get();
    return cell != null ? cell : createOwn(store);
  }

  private synchronized Cell createOwn(MetricStore store) {
    Cell cell = own.get();
    if (cell == null) {
      cell = store.newCell(bounds);
      derivedFrom(cell);
      store.admit(cell);
      own.set(cell);
    }
    return cell;
  }

  HistogramDataPointSnapshot collect() {
    long[] counts = new long[bounds.buckets()];
    long nanos = 0;
    for (Source source : sources) {
      source.cell.addFrozenBuckets(source.positions, counts);
      nanos += source.cell.frozenSum();
    }
    return new HistogramDataPointSnapshot(
        ClassicHistogramBuckets.of(upperBounds, counts),
        nanos / NANOS_PER_SECOND,
        labels,
        Exemplars.EMPTY,
        0);
  }
}
