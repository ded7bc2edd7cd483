package ai.datapunk.weft.access;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** What somebody is shown of all metrics, before they choose any by name. */
@FunctionalInterface
public interface View {

  /** Everything. */
  View ALL = snapshots -> snapshots;

  /** These metrics as they are shown. */
  MetricSnapshots of(MetricSnapshots snapshots);
}
