package ai.datapunk.weft.record;

import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.store.Cell;
import org.jspecify.annotations.Nullable;

/** The cells of attempts that go to one instance, or to none, other than of first successes. */
final class AttemptCells extends OutcomeCells<AttemptOutcome> {

  private final SeriesWiring wiring;
  private final @Nullable TrackedInstance instance;

  AttemptCells(SeriesWiring wiring, @Nullable TrackedInstance instance) {
    this.wiring = wiring;
    this.instance = instance;
  }

  @Override
  AttemptOutcome key(AttemptOutcome outcome) {
    return wiring.key(outcome);
  }

  @Override
  boolean namesError(AttemptOutcome outcome) {
    return wiring.namesError(outcome);
  }

  @Override
  Cell create(AttemptOutcome outcome) {
    return wiring.attempt(outcome, instance);
  }
}
