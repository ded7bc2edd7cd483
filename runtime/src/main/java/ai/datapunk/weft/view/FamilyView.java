package ai.datapunk.weft.view;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One family as a grant shows it. */
final class FamilyView {

  private final Grant grant;
  private final String name;

  FamilyView(Grant grant, String name) {
    this.grant = grant;
    this.name = name;
  }

  /** What is shown of it; null if that is nothing. */
  @Nullable MetricSnapshot of(MetricSnapshot family) {
    MetricSnapshot shown = grant.hides(name) ? null : shown(family);
    return shown == null || shown.getDataPoints().isEmpty() ? null : shown;
  }

  private @Nullable MetricSnapshot shown(MetricSnapshot family) {
    if (family instanceof CounterSnapshot counters) {
      return new CounterSnapshot(
          family.getMetadata(),
          new SeriesGroups<>(grant, counters.getDataPoints()).sums(Sums::ofCounters));
    }
    if (family instanceof HistogramSnapshot histograms) {
      return new HistogramSnapshot(
          histograms.isGaugeHistogram(),
          family.getMetadata(),
          new SeriesGroups<>(grant, histograms.getDataPoints()).sums(HistogramSum::of));
    }
    if (family instanceof SummarySnapshot summaries) {
      return new SummarySnapshot(
          family.getMetadata(),
          new SeriesGroups<>(grant, summaries.getDataPoints()).sums(Sums::ofSummaries));
    }
    if (family instanceof InfoSnapshot infos) {
      return new InfoSnapshot(
          family.getMetadata(),
          new SeriesGroups<>(grant, infos.getDataPoints()).sums(Sums::ofInfos));
    }
    if (family instanceof GaugeSnapshot gauges) {
      return gauges(gauges);
    }
    return whole(family);
  }

  private @Nullable MetricSnapshot gauges(GaugeSnapshot family) {
    SeriesGroups<GaugeSnapshot.GaugeDataPointSnapshot> groups =
        new SeriesGroups<>(grant, family.getDataPoints());
    GaugeRule rule = groups.hidesLabels() ? grant.gaugeRule(name) : GaugeRule.SUM;
    return rule == null
        ? null
        : new GaugeSnapshot(
            family.getMetadata(),
            groups.sums((labels, points) -> Sums.ofGauges(rule, labels, points)));
  }

  /** Of types that cannot be summed: series as they are, where all their labels are shown. */
  private @Nullable MetricSnapshot whole(MetricSnapshot family) {
    if (family instanceof StateSetSnapshot states) {
      return new StateSetSnapshot(family.getMetadata(), shown(states.getDataPoints()));
    }
    return family instanceof UnknownSnapshot unknown
        ? new UnknownSnapshot(family.getMetadata(), shown(unknown.getDataPoints()))
        : null;
  }

  private <P extends DataPointSnapshot> List<P> shown(List<P> series) {
    return grant.showsAllLabels()
        ? series.stream().filter(point -> grant.shows(point.getLabels())).toList()
        : List.of();
  }
}
