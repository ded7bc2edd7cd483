package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.util.Arrays;
import java.util.List;

/** One histogram: the sum of its cells, in its family's buckets. Thread-safe. */
final class HistogramSeries extends CountedSeries<HistogramDataPointSnapshot> implements Histogram {

  private static final Source[] NONE = {};
  private static final int[] NO_BUCKETS = {};

  /**
   * A cell, and for each of its buckets the one of this histogram that holds it; none of a type
   * that the histogram is not of.
   */
  private static final class Source {
    final Cell cell;
    final int[] classic;
    final int[] exponential;

    Source(Cell cell, int[] classic, int[] exponential) {
      this.cell = cell;
      this.classic = classic;
      this.exponential = exponential;
    }
  }

  private final HistogramShape shape;

  /** Replaced when it grows: most histograms have one source for each instance or outcome. */
  private volatile Source[] sources = NONE;

  HistogramSeries(Labels labels, HistogramShape shape) {
    super(labels);
    this.shape = shape;
  }

  @Override
  public synchronized void derivedFrom(Cell cell) {
    if (refuses(cell)) {
      return;
    }
    Source[] before = withoutForgotten();
    Source[] more = Arrays.copyOf(before, before.length + 1);
    BucketBounds fine = cell.bounds();
    more[before.length] =
        new Source(
            cell,
            shape.isClassic() ? fine.bucketsIn(shape.bounds()) : NO_BUCKETS,
            shape.isNative() ? fine.bucketsIn(shape.nativeBuckets().bounds()) : NO_BUCKETS);
    sources = more;
  }

  private synchronized Source[] withoutForgotten() {
    for (Source source : sources) {
      if (source.cell.isForgotten()) {
        sources =
            Arrays.stream(sources).filter(each -> !each.cell.isForgotten()).toArray(Source[]::new);
        break;
      }
    }
    return sources;
  }

  @Override
  List<Cell> cells() {
    return Arrays.stream(withoutForgotten()).map(source -> source.cell).toList();
  }

  @Override
  double counted() {
    long count = 0;
    for (Source source : withoutForgotten()) {
      count += source.cell.frozenCount();
    }
    return count;
  }

  @Override
  double value() {
    long sum = 0;
    for (Source source : withoutForgotten()) {
      sum += source.cell.frozenSum();
    }
    return sum / shape.bounds().unit().counted();
  }

  @Override
  HistogramDataPointSnapshot collect() {
    long[] classic = new long[shape.isClassic() ? shape.bounds().buckets() : 0];
    NativeBuckets nativeBuckets = shape.nativeBuckets();
    long[] exponential = new long[shape.isNative() ? nativeBuckets.bounds().buckets() : 0];
    long counted = 0;
    List<Exemplar> examples = List.of();
    for (Source source : withoutForgotten()) {
      examples = source.cell.withExemplars(examples);
      source.cell.addFrozenBuckets(source.classic, classic);
      source.cell.addFrozenBuckets(source.exponential, exponential);
      counted += source.cell.frozenSum();
    }
    Exemplars exemplars = Exemplars.of(examples);
    double sum = counted / shape.bounds().unit().counted();
    ClassicHistogramBuckets buckets =
        shape.isClassic()
            ? ClassicHistogramBuckets.of(shape.bounds().upperBounds(), classic)
            : ClassicHistogramBuckets.EMPTY;
    if (!shape.isNative()) {
      return new HistogramDataPointSnapshot(buckets, sum, labels(), exemplars, 0);
    }
    return new HistogramDataPointSnapshot(
        buckets,
        NativeBuckets.SCHEMA,
        exponential[0],
        nativeBuckets.zeroThreshold(),
        nativeBuckets.of(exponential),
        NativeHistogramBuckets.EMPTY,
        sum,
        labels(),
        exemplars,
        0);
  }
}
