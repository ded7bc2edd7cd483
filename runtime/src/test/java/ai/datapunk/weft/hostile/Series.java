package ai.datapunk.weft.hostile;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** What a registry shows of a family, without a text of each series. */
final class Series {

  private Series() {}

  /** How many label sets it has. */
  static long labelSets(PrometheusRegistry registry, String family) {
    return points(registry, family).size();
  }

  /** What a counter or the counts of a histogram come to. */
  static long sum(PrometheusRegistry registry, String family) {
    return points(registry, family).stream().mapToLong(Series::counted).sum();
  }

  /** How many of its samples were counted for another label set. */
  static long overflow(PrometheusRegistry registry, String family) {
    return points(registry, "weft_overflow_total").stream()
        .filter(point -> family.equals(point.getLabels().get("family")))
        .mapToLong(Series::counted)
        .sum();
  }

  private static List<? extends DataPointSnapshot> points(
      PrometheusRegistry registry, String family) {
    for (MetricSnapshot each : registry.scrape()) {
      String name = each.getMetadata().getPrometheusName();
      if (family.equals(name) || family.equals(name + "_total")) {
        return each.getDataPoints();
      }
    }
    return List.of();
  }

  private static long counted(DataPointSnapshot point) {
    if (point instanceof CounterDataPointSnapshot counter) {
      return (long) counter.getValue();
    }
    return point instanceof HistogramDataPointSnapshot histogram ? histogram.getCount() : 0;
  }
}
