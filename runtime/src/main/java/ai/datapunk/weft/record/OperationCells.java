package ai.datapunk.weft.record;

import ai.datapunk.weft.store.Cell;

/** The cells of operations that have the same label values, other than of first successes. */
final class OperationCells extends OutcomeCells<OperationOutcome> {

  private final SeriesWiring wiring;
  private final ArgumentValues labels;

  OperationCells(SeriesWiring wiring, ArgumentValues labels) {
    this.wiring = wiring;
    this.labels = labels;
  }

  @Override
  OperationOutcome key(OperationOutcome outcome) {
    return wiring.key(outcome);
  }

  @Override
  boolean namesError(OperationOutcome outcome) {
    return wiring.namesError(outcome);
  }

  @Override
  Cell create(OperationOutcome outcome) {
    return wiring.operation(outcome, labels);
  }
}
