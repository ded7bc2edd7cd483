package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.Exemplar;
import org.jspecify.annotations.Nullable;

/** A source that a counter derives its value from. */
@FunctionalInterface
interface CounterSource {

  /** A number that never decreases. */
  double counted();

  /** Whether there is nothing more to be had from here: it is counted elsewhere. */
  default boolean isForgotten() {
    return false;
  }

  /** An example of what was counted; null if there is none. */
  default @Nullable Exemplar exemplar() {
    return null;
  }
}
