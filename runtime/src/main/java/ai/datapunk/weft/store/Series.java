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

  /** Written under the table's lock. */
  private volatile boolean endable;

  private volatile boolean gone;

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

  /** Says whether it may end because nobody touches it. */
  final void endable(boolean may) {
    endable = may;
  }

  /** Whether it may end because nobody touches it. */
  final boolean isEndable() {
    return endable;
  }

  /** It is in its table no longer. */
  void leave() {
    gone = true;
  }

  /** Whether it is in its table no longer. */
  final boolean isGone() {
    return gone;
  }

  /** The value as of the last freeze; null if there is none. */
  abstract @Nullable D collect();

  /** The same as a number: of a histogram the sum; not a number if there is none. */
  abstract double value();
}
