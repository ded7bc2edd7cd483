package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import org.jspecify.annotations.Nullable;

/**
 * One label set of a family.
 *
 * @param <D> what it gives at a scrape
 */
abstract class Series<D extends DataPointSnapshot> {

  private final Labels labels;

  Series(Labels labels) {
    this.labels = labels;
  }

  final Labels labels() {
    return labels;
  }

  /** The value as of the last freeze; null if there is none. */
  abstract @Nullable D collect();
}
