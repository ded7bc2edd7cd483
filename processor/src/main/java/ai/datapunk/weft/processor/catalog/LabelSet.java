package ai.datapunk.weft.processor.catalog;

import ai.datapunk.weft.processor.family.MetricType;
import java.util.List;

/**
 * Series of one metric: every combination of what its labels may be.
 *
 * @param metric the metric's name
 * @param buckets a histogram's upper bounds, without {@code +Inf}; else empty
 * @param labels in the metric's own order; those that are fixed have one value
 */
public record LabelSet(
    String metric, MetricType type, List<Double> buckets, List<CatalogLabel> labels) {

  /** Makes the lists unmodifiable. */
  public LabelSet {
    buckets = List.copyOf(buckets);
    labels = List.copyOf(labels);
  }

  /** How many combinations of values there are. */
  public long combinations() {
    return labels.stream().mapToLong(CatalogLabel::max).reduce(1, LabelSet::multiply);
  }

  /**
   * How many series Prometheus stores for one combination: a histogram has one for each bucket, for
   * {@code +Inf}, for the sum and for the count.
   */
  public int seriesPerCombination() {
    return type == MetricType.HISTOGRAM ? buckets.size() + 3 : 1;
  }

  /** How many series Prometheus stores. */
  public long series() {
    return multiply(combinations(), seriesPerCombination());
  }

  /** Too many is too many: the exact number stops to matter long before it overflows. */
  private static long multiply(long a, long b) {
    return a == 0 || b == 0 ? 0 : Math.min(a, Long.MAX_VALUE / b) * b;
  }
}
