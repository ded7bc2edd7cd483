package ai.datapunk.weft.record;

import static ai.datapunk.weft.contract.LabelValues.FAILURE;
import static ai.datapunk.weft.contract.LabelValues.SUCCESS;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.spec.MethodSpec.Operation;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.MetricStore;

/** The mesh series of a timed method. */
final class TimedSeries implements MethodSeries {

  private final MetricStore store;
  private final String service;
  private final String name;

  TimedSeries(Operation operation, MetricStore store) {
    this.store = store;
    this.service = operation.service();
    this.name = operation.name();
  }

  @Override
  public void zeros() {
    store.counter(Family.MESH_SERVICE_CALLS, service, name, SUCCESS);
    store.counter(Family.MESH_SERVICE_CALLS, service, name, FAILURE);
    store.histogram(Family.MESH_CALL_DURATION, service, name);
  }

  @Override
  public void operation(Cell cell, OperationOutcome outcome, ArgumentValues labels) {
    String errorType = outcome.errorType();
    String status = errorType == null ? SUCCESS : FAILURE;
    store.counter(Family.MESH_SERVICE_CALLS, service, name, status).derivedFrom(cell);
    if (errorType != null) {
      store.counter(Family.MESH_CALL_FAILURES, service, name, errorType).derivedFrom(cell);
    }
    store.histogram(Family.MESH_CALL_DURATION, service, name).derivedFrom(cell);
  }

  @Override
  public boolean namesError(OperationOutcome outcome) {
    return true;
  }

  @Override
  public boolean tellsApart(OperationOutcome outcome) {
    String errorType = outcome.errorType();
    return errorType != null && store.tellsApart(Family.MESH_CALL_FAILURES, service, errorType);
  }
}
