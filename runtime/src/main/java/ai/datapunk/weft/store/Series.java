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

  /** Written before the series is in its table. */
  private boolean counts;

  Series(Labels labels) {
    this.labels = labels;
  }

  final Labels labels() {
    return labels;
  }

  /** Says whether it counts against the limits on label sets. */
  final void counts(boolean does) {
    counts = does;
  }

  /** Whether it counts against the limits on label sets. */
  final boolean counts() {
    return counts;
  }

  /** The value as of the last freeze; null if there is none. */
  abstract @Nullable D collect();
}
