package ai.datapunk.weft.exposition;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;

/**
 * A metric family as the landing page lists it.
 *
 * @param name as it is exposed
 * @param labelSets how many different ones it has
 * @param series how many lines of the text format they are, without those of their creation
 */
record FamilyRow(String name, String type, String help, int labelSets, long series) {

  static FamilyRow of(MetricSnapshot snapshot) {
    String help = snapshot.getMetadata().getHelp();
    return new FamilyRow(
        snapshot.getMetadata().getPrometheusName() + suffix(snapshot),
        type(snapshot),
        help == null ? "" : help,
        snapshot.getDataPoints().size(),
        snapshot.getDataPoints().stream().mapToLong(FamilyRow::series).sum());
  }

  private static String suffix(MetricSnapshot snapshot) {
    if (snapshot instanceof CounterSnapshot) {
      return "_total";
    }
    return snapshot instanceof InfoSnapshot ? "_info" : "";
  }

  private static String type(MetricSnapshot snapshot) {
    if (snapshot instanceof CounterSnapshot) {
      return "counter";
    }
    if (snapshot instanceof GaugeSnapshot) {
      return "gauge";
    }
    if (snapshot instanceof HistogramSnapshot) {
      return "histogram";
    }
    if (snapshot instanceof SummarySnapshot) {
      return "summary";
    }
    if (snapshot instanceof InfoSnapshot) {
      return "info";
    }
    return snapshot instanceof StateSetSnapshot ? "state set" : "untyped";
  }

  private static long series(DataPointSnapshot point) {
    if (point instanceof HistogramDataPointSnapshot histogram) {
      // In text, a native histogram has the last bucket, which all have.
      int buckets = histogram.hasClassicHistogramData() ? histogram.getClassicBuckets().size() : 1;
      return buckets + 2L;
    }
    if (point instanceof SummaryDataPointSnapshot summary) {
      return summary.getQuantiles().size()
          + (summary.hasCount() ? 1L : 0)
          + (summary.hasSum() ? 1L : 0);
    }
    return point instanceof StateSetDataPointSnapshot states ? states.size() : 1;
  }
}
