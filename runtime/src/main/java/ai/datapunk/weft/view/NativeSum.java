package ai.datapunk.weft.view;

import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.NativeHistogramBucket;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The native buckets of several histograms together: in the coarsest of their schemas, and with the
 * widest of their zero buckets, as <a
 * href="https://prometheus.io/docs/specs/native_histograms/">the specification</a> has it.
 */
final class NativeSum {

  private final List<HistogramDataPointSnapshot> histograms;
  private final int schema;
  private final double zeroThreshold;
  private final NavigableMap<Integer, Long> positive;
  private final NavigableMap<Integer, Long> negative;
  private long zeroCount;

  NativeSum(List<HistogramDataPointSnapshot> histograms) {
    this.histograms = histograms;
    this.schema =
        histograms.stream()
            .mapToInt(HistogramDataPointSnapshot::getNativeSchema)
            .min()
            .orElseThrow();
    this.positive = counts(HistogramDataPointSnapshot::getNativeBucketsForPositiveValues);
    this.negative = counts(HistogramDataPointSnapshot::getNativeBucketsForNegativeValues);
    this.zeroThreshold = widestZero();
    this.zeroCount =
        histograms.stream().mapToLong(HistogramDataPointSnapshot::getNativeZeroCount).sum();
    takeIntoZero(positive);
    takeIntoZero(negative);
  }

  private NavigableMap<Integer, Long> counts(
      Function<HistogramDataPointSnapshot, NativeHistogramBuckets> side) {
    NavigableMap<Integer, Long> counts = new TreeMap<>();
    for (HistogramDataPointSnapshot histogram : histograms) {
      int coarser = histogram.getNativeSchema() - schema;
      for (NativeHistogramBucket bucket : side.apply(histogram)) {
        int index = ((bucket.getBucketIndex() - 1) >> coarser) + 1;
        counts.merge(index, bucket.getCount(), Long::sum);
      }
    }
    return counts;
  }

  /** The widest threshold, or the upper bound of a bucket with a count that it would divide. */
  private double widestZero() {
    double widest =
        histograms.stream()
            .mapToDouble(HistogramDataPointSnapshot::getNativeZeroThreshold)
            .max()
            .orElseThrow();
    for (Map<Integer, Long> side : List.of(positive, negative)) {
      for (int index : side.keySet()) {
        if (upperBound(index - 1) < widest) {
          widest = Math.max(widest, upperBound(index));
        }
      }
    }
    return widest;
  }

  private void takeIntoZero(NavigableMap<Integer, Long> side) {
    while (!side.isEmpty() && upperBound(side.firstKey()) <= zeroThreshold) {
      zeroCount += side.pollFirstEntry().getValue();
    }
  }

  private double upperBound(int index) {
    return Math.pow(2, Math.scalb((double) index, -schema));
  }

  int schema() {
    return schema;
  }

  long zeroCount() {
    return zeroCount;
  }

  double zeroThreshold() {
    return zeroThreshold;
  }

  NativeHistogramBuckets positive() {
    return buckets(positive);
  }

  NativeHistogramBuckets negative() {
    return buckets(negative);
  }

  private static NativeHistogramBuckets buckets(Map<Integer, Long> side) {
    return NativeHistogramBuckets.of(List.copyOf(side.keySet()), List.copyOf(side.values()));
  }
}
