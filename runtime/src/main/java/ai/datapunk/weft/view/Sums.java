package ai.datapunk.weft.view;

import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.List;

/** What series that a view cannot tell apart are together. */
final class Sums {

  private Sums() {}

  static CounterDataPointSnapshot ofCounters(
      Labels labels, List<CounterDataPointSnapshot> counters) {
    double sum = counters.stream().mapToDouble(CounterDataPointSnapshot::getValue).sum();
    return new CounterDataPointSnapshot(sum, labels, null, created(counters));
  }

  static GaugeDataPointSnapshot ofGauges(
      GaugeRule rule, Labels labels, List<GaugeDataPointSnapshot> gauges) {
    double value =
        gauges.stream()
            .mapToDouble(GaugeDataPointSnapshot::getValue)
            .reduce(rule::apply)
            .orElseThrow();
    return new GaugeDataPointSnapshot(value, labels, null);
  }

  /** Without quantiles where labels are hidden: those of several cannot be had from each one's. */
  static SummaryDataPointSnapshot ofSummaries(
      Labels labels, List<SummaryDataPointSnapshot> summaries) {
    boolean haveCounts = summaries.stream().allMatch(SummaryDataPointSnapshot::hasCount);
    boolean haveSums = summaries.stream().allMatch(SummaryDataPointSnapshot::hasSum);
    return new SummaryDataPointSnapshot(
        haveCounts ? summaries.stream().mapToLong(SummaryDataPointSnapshot::getCount).sum() : -1,
        haveSums
            ? summaries.stream().mapToDouble(SummaryDataPointSnapshot::getSum).sum()
            : Double.NaN,
        summaries.size() == 1 && labels.size() == summaries.get(0).getLabels().size()
            ? summaries.get(0).getQuantiles()
            : Quantiles.EMPTY,
        labels,
        Exemplars.EMPTY,
        created(summaries));
  }

  /** The value of each is 1, and so is that of all: it says no more than that there are some. */
  static InfoDataPointSnapshot ofInfos(Labels labels, List<InfoDataPointSnapshot> infos) {
    return new InfoDataPointSnapshot(labels);
  }

  /** When the first of them began, in milliseconds since the epoch; 0 if none says. */
  static long created(List<? extends DataPointSnapshot> series) {
    return series.stream()
        .filter(DataPointSnapshot::hasCreatedTimestamp)
        .mapToLong(DataPointSnapshot::getCreatedTimestampMillis)
        .min()
        .orElse(0);
  }
}
