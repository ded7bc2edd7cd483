package ai.datapunk.weft.processor.check.metric;

import ai.datapunk.weft.contract.HistogramUnit;
import ai.datapunk.weft.processor.check.Finding;
import ai.datapunk.weft.processor.check.Message;
import ai.datapunk.weft.processor.check.MethodRule;
import ai.datapunk.weft.processor.read.NamedMetric;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.List;

/**
 * Bounds are in seconds. A call of which nothing below a second and something above a quarter of an
 * hour is of interest is rare; bounds written in milliseconds are not. A batch is such a call: its
 * bounds are minutes and hours, which are no round numbers of milliseconds.
 */
final class BucketsInMilliseconds implements MethodRule {

  private static final double SMALLEST = 1;
  private static final double LARGEST = 1_000;
  private static final double MINUTE = 60;

  @Override
  public List<Finding> check(WeftMethod method) {
    NamedMetric metric = method.metric();
    if (metric == null || metric.buckets().isEmpty() || isOfAnotherUnit(method, metric)) {
      return List.of();
    }
    double first = metric.buckets().get(0);
    double last = metric.buckets().get(metric.buckets().size() - 1);
    if (first < SMALLEST
        || last < LARGEST
        || Double.isInfinite(last)
        || areMinutes(metric.buckets())) {
      return List.of();
    }
    return List.of(
        Message.BUCKETS_IN_MILLISECONDS.at(
            metric.at().attribute("buckets"), first, last, first / 1_000, last / 1_000));
  }

  /** What {@code @Timed} records is in seconds, whatever the name says. */
  private static boolean isOfAnotherUnit(WeftMethod method, NamedMetric metric) {
    return method.recording() != null && metric.unit() != HistogramUnit.SECONDS;
  }

  /** From a minute on, half minutes; and not all thousands, which would be seconds. */
  private static boolean areMinutes(List<Double> buckets) {
    return buckets.stream().allMatch(bound -> bound < MINUTE || bound % (MINUTE / 2) == 0)
        && !buckets.stream().allMatch(bound -> bound < LARGEST || bound % LARGEST == 0);
  }
}
