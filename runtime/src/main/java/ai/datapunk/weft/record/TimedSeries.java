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
    String status = outcome.errorType() == null ? SUCCESS : FAILURE;
    store.counter(Family.MESH_SERVICE_CALLS, service, name, status).derivedFrom(cell);
    store.histogram(Family.MESH_CALL_DURATION, service, name).derivedFrom(cell);
  }
}
