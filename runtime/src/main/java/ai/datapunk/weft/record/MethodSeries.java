package ai.datapunk.weft.record;

import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.store.BucketBounds;
import ai.datapunk.weft.store.Cell;
import org.jspecify.annotations.Nullable;

/**
 * A method's series of some families that belong together: which of them are there from the start,
 * at 0, and which of them a cell counts for.
 */
interface MethodSeries {

  /** Brings all series into being whose label values are known: a rate needs their 0. */
  default void zeros() {}

  /** Brings the series into being that a first call with these labels to this instance shows. */
  default void zeros(ArgumentValues labels, @Nullable TrackedInstance instance) {}

  /** Has a cell counted whose records are attempts that ended this way. */
  default void attempt(Cell cell, AttemptOutcome outcome, @Nullable TrackedInstance instance) {}

  /** Has a cell counted whose records are operations that ended this way. */
  default void operation(Cell cell, OperationOutcome outcome, ArgumentValues labels) {}

  /** Whether one of the families that the attempt counts in tells its error type apart. */
  default boolean tellsApart(AttemptOutcome outcome) {
    return false;
  }

  /** Whether one of the families that the attempt counts in has its error type as a label. */
  default boolean namesError(AttemptOutcome outcome) {
    return false;
  }

  /** Whether one of the families that the operation counts in has its error type as a label. */
  default boolean namesError(OperationOutcome outcome) {
    return false;
  }

  /** Whether one of the families that the operation counts in tells its error type apart. */
  default boolean tellsApart(OperationOutcome outcome) {
    return false;
  }

  /** What a cell must have to be counted in the histograms among them. */
  default BucketBounds bounds() {
    return BucketBounds.DEFAULT;
  }
}
