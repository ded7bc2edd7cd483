package ai.datapunk.weft.record;

import static ai.datapunk.weft.contract.LabelValues.FAILURE;
import static ai.datapunk.weft.contract.LabelValues.SUCCESS;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.record.AttemptOutcome.Verdict;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.MetricStore;
import org.jspecify.annotations.Nullable;

/** The series of the calls that a method makes through its service's circuit. */
final class CircuitSeries implements MethodSeries {

  private final MetricStore store;
  private final String service;

  CircuitSeries(MethodSpec.Circuit circuit, MetricStore store) {
    this.store = store;
    this.service = circuit.service();
  }

  @Override
  public void zeros() {
    store.counter(Family.CIRCUIT_BREAKER_REJECTIONS, service);
    for (String status : new String[] {SUCCESS, FAILURE}) {
      store.counter(Family.CIRCUIT_BREAKER_REQUESTS, service, status);
      store.histogram(Family.CIRCUIT_BREAKER_REQUEST_DURATION, service, status);
    }
  }

  @Override
  public void attempt(Cell cell, AttemptOutcome outcome, @Nullable TrackedInstance instance) {
    switch (outcome.verdict()) {
      case SUCCESS -> permitted(cell, SUCCESS);
      case FAILURE -> {
        permitted(cell, FAILURE);
        String errorType = outcome.errorType();
        if (errorType != null) {
          store.counter(Family.CIRCUIT_BREAKER_FAILURES, service, errorType).derivedFrom(cell);
        }
      }
      case REFUSED -> store.counter(Family.CIRCUIT_BREAKER_REJECTIONS, service).derivedFrom(cell);
      case IGNORED -> {
        // The permit was given back: as if the circuit had not been asked.
      }
    }
  }

  private void permitted(Cell cell, String status) {
    store.counter(Family.CIRCUIT_BREAKER_REQUESTS, service, status).derivedFrom(cell);
    store.histogram(Family.CIRCUIT_BREAKER_REQUEST_DURATION, service, status).derivedFrom(cell);
  }

  @Override
  public boolean namesError(AttemptOutcome outcome) {
    return outcome.verdict() == Verdict.FAILURE;
  }

  @Override
  public boolean tellsApart(AttemptOutcome outcome) {
    String errorType = outcome.errorType();
    return errorType != null
        && namesError(outcome)
        && store.tellsApart(Family.CIRCUIT_BREAKER_FAILURES, service, errorType);
  }
}
