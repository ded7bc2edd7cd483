package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One histogram: the sum of its cells, in its family's buckets. Thread-safe. */
public final class HistogramSeries extends Series<HistogramDataPointSnapshot> {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final Source[] NONE = {};

  /** A cell, and for each of its buckets the one of this histogram that holds it. */
  private static final class Source {
    final Cell cell;
    final int[] positions;

    Source(Cell cell, int[] positions) {
      this.cell = cell;
      this.positions = positions;
    }
  }

  private final Bounds bounds;

  /** Replaced when it grows: most histograms have one source for each instance or outcome. */
  private volatile Source[] sources = NONE;

  private volatile @Nullable Cell own;

  HistogramSeries(Labels labels, Bounds bounds) {
    super(labels);
    this.bounds = bounds;
  }

  /** Makes what the cell counts part of this histogram. Its bounds must include this one's. */
  public synchronized void derivedFrom(Cell cell) {
    Source[] more = Arrays.copyOf(sources, sources.length + 1);
    more[sources.length] = new Source(cell, cell.bounds().bucketsIn(bounds));
    sources = more;
  }

  /** The cell of what is observed without a woven method; comes into being when first asked for. */
  Cell own(MetricStore store) {
    Cell cell = own;
    return cell != null ? cell : createOwn(store);
  }

  private synchronized Cell createOwn(MetricStore store) {
    Cell cell = own;
    if (cell == null) {
      cell = store.newCell(bounds);
      derivedFrom(cell);
      store.admit(cell);
      own = cell;
    }
    return cell;
  }

  @Override
  HistogramDataPointSnapshot collect() {
    long[] counts = new long[bounds.buckets()];
    long nanos = 0;
    for (Source source : sources) {
      source.cell.addFrozenBuckets(source.positions, counts);
      nanos += source.cell.frozenSum();
    }
    return new HistogramDataPointSnapshot(
        ClassicHistogramBuckets.of(bounds.upperBounds(), counts),
        nanos / NANOS_PER_SECOND,
        labels(),
        Exemplars.EMPTY,
        0);
  }
}
