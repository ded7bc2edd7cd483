package ai.datapunk.weft.record;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.record.OperationOutcome.Result;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.LiveCount;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesOwners;
import org.jspecify.annotations.Nullable;

/** The series of a retried method. */
final class RetrySeries implements MethodSeries {

  private final MetricStore store;
  private final String service;
  private final String name;
  private final int maxAttempts;
  private final boolean hasBudget;
  private final LiveCount firstAttempts;

  /**
   * Takes the operation's series from whoever fed them before.
   *
   * @param firstAttempts counts what they are derived from
   */
  RetrySeries(MethodSpec.Retry retry, MetricStore store, LiveCount firstAttempts) {
    this.store = store;
    this.service = retry.operation().service();
    this.name = retry.operation().name();
    this.maxAttempts = retry.policy().maxAttempts();
    this.hasBudget = retry.policy().budget() > 0;
    this.firstAttempts = firstAttempts;
    store.owners().take(SeriesOwners.retries(service, name));
  }

  @Override
  public void zeros() {
    for (int attempt = 1; attempt <= maxAttempts; attempt++) {
      store.counter(Family.RETRY_ATTEMPTS, service, name, Integer.toString(attempt));
      store.counter(Family.RETRY_SUCCESS, service, name, Integer.toString(attempt));
    }
    store.histogram(Family.RETRY_DURATION, service, name);
    for (Result result : Result.values()) {
      if (result != Result.BUDGET_EXHAUSTED || hasBudget) {
        zeros(result);
      }
    }
  }

  private void zeros(Result result) {
    for (String retried : LabelValues.BOOLEANS) {
      store.counter(Family.RETRY_CALLS, service, name, retried, result.label());
    }
  }

  @Override
  public void attempt(Cell cell, AttemptOutcome outcome, @Nullable TrackedInstance instance) {
    String attempt = Integer.toString(outcome.attempt());
    store.counter(Family.RETRY_ATTEMPTS, service, name, attempt).derivedFrom(cell);
    if (outcome.attempt() == 1) {
      firstAttempts.add(cell);
    }
  }

  @Override
  public void operation(Cell cell, OperationOutcome outcome, ArgumentValues labels) {
    String errorType = outcome.errorType();
    if (errorType == null) {
      String attempts = Integer.toString(outcome.attempts());
      store.counter(Family.RETRY_SUCCESS, service, name, attempts).derivedFrom(cell);
    } else {
      store.counter(Family.RETRY_FAILURE, service, name, errorType).derivedFrom(cell);
    }
    store.histogram(Family.RETRY_DURATION, service, name).derivedFrom(cell);
    String retried = Boolean.toString(outcome.retried());
    String result = outcome.result().label();
    store.counter(Family.RETRY_CALLS, service, name, retried, result).derivedFrom(cell);
  }

  @Override
  public boolean namesError(OperationOutcome outcome) {
    return true;
  }

  @Override
  public boolean tellsApart(OperationOutcome outcome) {
    String errorType = outcome.errorType();
    return errorType != null && store.tellsApart(Family.RETRY_FAILURE, service, errorType);
  }
}
