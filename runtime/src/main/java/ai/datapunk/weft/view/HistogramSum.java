package ai.datapunk.weft.view;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What several histograms are together: in the classic buckets whose bounds they all have, and in
 * native buckets where they all have some.
 */
final class HistogramSum {

  private HistogramSum() {}

  static HistogramDataPointSnapshot of(Labels labels, List<HistogramDataPointSnapshot> histograms) {
    double sum = histograms.stream().mapToDouble(HistogramDataPointSnapshot::getSum).sum();
    long created = Sums.created(histograms);
    if (!histograms.stream().allMatch(HistogramDataPointSnapshot::hasNativeHistogramData)) {
      return new HistogramDataPointSnapshot(
          classic(histograms), sum, labels, Exemplars.EMPTY, created);
    }
    NativeSum buckets = new NativeSum(histograms);
    boolean haveClassic =
        histograms.stream().allMatch(HistogramDataPointSnapshot::hasClassicHistogramData);
    return new HistogramDataPointSnapshot(
        haveClassic ? classic(histograms) : ClassicHistogramBuckets.EMPTY,
        buckets.schema(),
        buckets.zeroCount(),
        buckets.zeroThreshold(),
        buckets.positive(),
        buckets.negative(),
        sum,
        labels,
        Exemplars.EMPTY,
        created);
  }

  private static ClassicHistogramBuckets classic(List<HistogramDataPointSnapshot> histograms) {
    NavigableMap<Double, Long> counts = commonBounds(histograms);
    for (HistogramDataPointSnapshot histogram : histograms) {
      if (histogram.hasClassicHistogramData()) {
        histogram
            .getClassicBuckets()
            .forEach(
                bucket ->
                    counts.merge(
                        counts.ceilingKey(bucket.getUpperBound()), bucket.getCount(), Long::sum));
      } else {
        counts.merge(Double.POSITIVE_INFINITY, histogram.getCount(), Long::sum);
      }
    }
    return ClassicHistogramBuckets.of(List.copyOf(counts.keySet()), List.copyOf(counts.values()));
  }

  /** Those that each has, at 0. One with native buckets alone has no bound but the last. */
  private static NavigableMap<Double, Long> commonBounds(
      List<HistogramDataPointSnapshot> histograms) {
    NavigableMap<Double, Long> bounds = bounds(histograms.get(0));
    for (HistogramDataPointSnapshot histogram : histograms) {
      bounds.keySet().retainAll(bounds(histogram).keySet());
    }
    return bounds;
  }

  private static NavigableMap<Double, Long> bounds(HistogramDataPointSnapshot histogram) {
    NavigableMap<Double, Long> bounds = new TreeMap<>();
    bounds.put(Double.POSITIVE_INFINITY, 0L);
    if (histogram.hasClassicHistogramData()) {
      histogram.getClassicBuckets().forEach(bucket -> bounds.put(bucket.getUpperBound(), 0L));
    }
    return bounds;
  }
}
