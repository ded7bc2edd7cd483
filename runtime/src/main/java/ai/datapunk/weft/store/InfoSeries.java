package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

/** One info: what its labels say. Thread-safe. */
final class InfoSeries extends Series<InfoDataPointSnapshot> {

  InfoSeries(Labels labels) {
    super(labels);
  }

  @Override
  InfoDataPointSnapshot collect() {
    return new InfoDataPointSnapshot(labels());
  }

  @Override
  double value() {
    return 1;
  }
}
