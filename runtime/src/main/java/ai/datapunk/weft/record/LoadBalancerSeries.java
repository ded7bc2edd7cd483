package ai.datapunk.weft.record;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.record.AttemptOutcome.Verdict;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.BucketBounds;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.MetricStore;
import org.jspecify.annotations.Nullable;

/** The series of a load-balanced method. */
final class LoadBalancerSeries implements MethodSeries {

  private final MetricStore store;
  private final String service;
  private final String strategy;

  LoadBalancerSeries(MethodSpec.Balance balance, MetricStore store) {
    this.store = store;
    this.service = balance.service();
    this.strategy = balance.strategy();
  }

  @Override
  public BucketBounds bounds() {
    return BucketBounds.LOAD_BALANCER;
  }

  @Override
  public void zeros(ArgumentValues labels, @Nullable TrackedInstance instance) {
    if (instance != null) {
      store.counter(Family.LOAD_BALANCER_REQUESTS, service, instance.label(), strategy);
      store.histogram(Family.LOAD_BALANCER_REQUEST_DURATION, service, instance.label());
    }
  }

  @Override
  public void attempt(Cell cell, AttemptOutcome outcome, @Nullable TrackedInstance instance) {
    if (instance != null) {
      store
          .counter(
              Family.LOAD_BALANCER_REQUESTS,
              instance.isOverflow(),
              service,
              instance.label(),
              strategy)
          .derivedFrom(cell);
      store
          .histogram(Family.LOAD_BALANCER_REQUEST_DURATION, service, instance.label())
          .derivedFrom(cell);
      if (instance.isOverflow()) {
        store.overflow(Family.LOAD_BALANCER_REQUEST_DURATION.metricName()).derivedFrom(cell);
      }
    }
    String errorType = outcome.errorType();
    if (errorType != null && outcome.verdict() != Verdict.REFUSED) {
      store.counter(Family.LOAD_BALANCER_ERRORS, service, errorType).derivedFrom(cell);
      if (instance != null && outcome.connectionError()) {
        store
            .counter(
                Family.LOAD_BALANCER_CONNECTION_ERRORS,
                instance.isOverflow(),
                service,
                instance.label(),
                errorType)
            .derivedFrom(cell);
      }
    }
  }

  @Override
  public boolean tellsApart(AttemptOutcome outcome) {
    String errorType = outcome.errorType();
    return errorType != null
        && outcome.verdict() != Verdict.REFUSED
        && (store.tellsApart(Family.LOAD_BALANCER_ERRORS, service, errorType)
            || (outcome.connectionError()
                && store.tellsApart(Family.LOAD_BALANCER_CONNECTION_ERRORS, service, errorType)));
  }
}
