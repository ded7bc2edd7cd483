package ai.datapunk.weft.record;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.loadbalancer.TrackedInstance;
import ai.datapunk.weft.record.AttemptOutcome.Verdict;
import ai.datapunk.weft.record.OperationOutcome.Result;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.spec.MethodSpec.Operation;
import ai.datapunk.weft.store.BucketBounds;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesOwners;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which series a cell of a method counts for. A call that succeeds at its first attempt is in
 * one cell, which counts as an attempt and as an operation; all others are in one cell for each
 * attempt and one for the operation.
 */
public final class SeriesWiring {

  private static final Logger LOG = LoggerFactory.getLogger(SeriesWiring.class);
  private static final String SUCCESS = "success";
  private static final String FAILURE = "failure";

  private final MethodSpec spec;
  private final MetricStore store;
  private final @Nullable CustomHistogramSeries own;
  private final BucketBounds bounds;

  public SeriesWiring(MethodSpec spec, MetricStore store) {
    this.store = store;
    this.own = ownSeries(spec, store);
    this.spec = own == null ? spec.withoutOwnMetric() : spec;
    BucketBounds needed =
        own == null ? BucketBounds.DEFAULT : own.bounds().union(BucketBounds.DEFAULT);
    this.bounds = spec.balance() == null ? needed : needed.union(BucketBounds.LOAD_BALANCER);
    if (spec.retry() != null) {
      Operation operation = spec.retry().operation();
      store.owners().take(SeriesOwners.retries(operation.service(), operation.name()));
    }
  }

  /** A metric that cannot be must not break the method: it is told, and the rest is recorded. */
  private static @Nullable CustomHistogramSeries ownSeries(MethodSpec spec, MetricStore store) {
    if (spec.ownMetric() == null) {
      return null;
    }
    try {
      return new CustomHistogramSeries(spec.ownMetric(), store);
    } catch (IllegalArgumentException clash) {
      LOG.atWarn()
          .addKeyValue("method", spec.signature())
          .log("The method's own metric is not recorded: {}", clash.getMessage());
      return null;
    }
  }

  /** What is recorded of the method. */
  public MethodSpec spec() {
    return spec;
  }

  /** The histogram that the user named, if there is one. */
  @Nullable CustomHistogramSeries own() {
    return own;
  }

  /** Where calls are recorded that succeed at their first attempt. */
  Cell firstSuccess(LabelValues labels, @Nullable TrackedInstance instance) {
    Cell cell = store.newCell(bounds);
    wireAttempt(cell, AttemptOutcome.success(1), instance);
    wireOperation(cell, OperationOutcome.success(1), labels);
    store.admit(cell);
    return cell;
  }

  /** Where attempts are recorded that ended this way, other than in a first success. */
  Cell attempt(AttemptOutcome outcome, @Nullable TrackedInstance instance) {
    Cell cell = store.newCell(bounds);
    wireAttempt(cell, outcome, instance);
    store.admit(cell);
    return cell;
  }

  /** Where operations are recorded that ended this way, other than in a first success. */
  Cell operation(OperationOutcome outcome, LabelValues labels) {
    Cell cell = store.newCell(bounds);
    wireOperation(cell, outcome, labels);
    store.admitOperations(cell);
    return cell;
  }

  private void wireAttempt(Cell cell, AttemptOutcome outcome, @Nullable TrackedInstance instance) {
    if (spec.retry() != null) {
      Operation operation = spec.retry().operation();
      String attempt = Integer.toString(outcome.attempt());
      count(cell, Family.RETRY_ATTEMPTS, operation.service(), operation.name(), attempt);
    }
    if (spec.circuit() != null) {
      wireCircuit(cell, spec.circuit().service(), outcome);
    }
    if (spec.balance() != null) {
      wireBalance(cell, spec.balance(), outcome, instance);
    }
  }

  private void wireCircuit(Cell cell, String service, AttemptOutcome outcome) {
    switch (outcome.verdict()) {
      case SUCCESS -> wirePermitted(cell, service, SUCCESS);
      case FAILURE -> {
        wirePermitted(cell, service, FAILURE);
        if (outcome.errorType() != null) {
          count(cell, Family.CIRCUIT_BREAKER_FAILURES, service, outcome.errorType());
        }
      }
      case REFUSED -> count(cell, Family.CIRCUIT_BREAKER_REJECTIONS, service);
      case IGNORED -> {
        // The permit was given back: as if the circuit had not been asked.
      }
    }
  }

  private void wirePermitted(Cell cell, String service, String status) {
    count(cell, Family.CIRCUIT_BREAKER_REQUESTS, service, status);
    observe(cell, Family.CIRCUIT_BREAKER_REQUEST_DURATION, service, status);
  }

  private void wireBalance(
      Cell cell,
      MethodSpec.Balance balance,
      AttemptOutcome outcome,
      @Nullable TrackedInstance instance) {
    String service = balance.service();
    if (instance != null) {
      count(cell, Family.LOAD_BALANCER_REQUESTS, service, instance.label(), balance.strategy());
      countOverflow(cell, instance, Family.LOAD_BALANCER_REQUESTS);
      observe(cell, Family.LOAD_BALANCER_REQUEST_DURATION, service, instance.label());
      countOverflow(cell, instance, Family.LOAD_BALANCER_REQUEST_DURATION);
    }
    String errorType = outcome.errorType();
    if (errorType != null && outcome.verdict() != Verdict.REFUSED) {
      count(cell, Family.LOAD_BALANCER_ERRORS, service, errorType);
      if (instance != null && outcome.connectionError()) {
        count(cell, Family.LOAD_BALANCER_CONNECTION_ERRORS, service, instance.label(), errorType);
        countOverflow(cell, instance, Family.LOAD_BALANCER_CONNECTION_ERRORS);
      }
    }
  }

  private void countOverflow(Cell cell, TrackedInstance instance, Family family) {
    if (instance.isOverflow()) {
      count(cell, Family.WEFT_OVERFLOW, family.metricName());
    }
  }

  private void wireOperation(Cell cell, OperationOutcome outcome, LabelValues labels) {
    if (own != null) {
      own.histogram(labels).derivedFrom(cell);
    }
    if (spec.timed() != null) {
      String service = spec.timed().service();
      String name = spec.timed().name();
      String status = outcome.errorType() == null ? SUCCESS : FAILURE;
      count(cell, Family.MESH_SERVICE_CALLS, service, name, status);
      observe(cell, Family.MESH_CALL_DURATION, service, name);
    }
    if (spec.retry() != null) {
      wireRetry(cell, spec.retry().operation(), outcome);
    }
  }

  private void wireRetry(Cell cell, Operation operation, OperationOutcome outcome) {
    String service = operation.service();
    String name = operation.name();
    String errorType = outcome.errorType();
    if (errorType == null) {
      String attempts = Integer.toString(outcome.attempts());
      count(cell, Family.RETRY_SUCCESS, service, name, attempts);
    } else {
      count(cell, Family.RETRY_FAILURE, service, name, errorType);
    }
    observe(cell, Family.RETRY_DURATION, service, name);
    String retried = Boolean.toString(outcome.retried());
    count(cell, Family.RETRY_CALLS, service, name, retried, outcome.result().label());
  }

  private void count(Cell cell, Family family, String... labelValues) {
    store.counter(family, labelValues).derivedFrom(cell);
  }

  private void observe(Cell cell, Family family, String... labelValues) {
    store.histogram(family, labelValues).derivedFrom(cell);
  }

  /** Brings all series into being whose label values are known: a rate needs their 0. */
  public void exposeZeros() {
    if (own != null) {
      own.exposeZeros();
    }
    if (spec.timed() != null) {
      String service = spec.timed().service();
      String name = spec.timed().name();
      store.counter(Family.MESH_SERVICE_CALLS, service, name, SUCCESS);
      store.counter(Family.MESH_SERVICE_CALLS, service, name, FAILURE);
      store.histogram(Family.MESH_CALL_DURATION, service, name);
    }
    if (spec.retry() != null) {
      exposeRetryZeros(spec.retry());
    }
    if (spec.circuit() != null) {
      String service = spec.circuit().service();
      store.counter(Family.CIRCUIT_BREAKER_REJECTIONS, service);
      for (String status : new String[] {SUCCESS, FAILURE}) {
        store.counter(Family.CIRCUIT_BREAKER_REQUESTS, service, status);
        store.histogram(Family.CIRCUIT_BREAKER_REQUEST_DURATION, service, status);
      }
    }
  }

  /** Brings the series into being that a first call with these labels to this instance shows. */
  public void exposeZeros(LabelValues labels, @Nullable TrackedInstance instance) {
    if (own != null) {
      own.histogram(labels);
    }
    MethodSpec.Balance balance = spec.balance();
    if (balance != null && instance != null) {
      String service = balance.service();
      store.counter(Family.LOAD_BALANCER_REQUESTS, service, instance.id(), balance.strategy());
      store.histogram(Family.LOAD_BALANCER_REQUEST_DURATION, service, instance.id());
    }
  }

  private void exposeRetryZeros(MethodSpec.Retry retry) {
    String service = retry.operation().service();
    String name = retry.operation().name();
    for (int attempt = 1; attempt <= retry.policy().maxAttempts(); attempt++) {
      store.counter(Family.RETRY_ATTEMPTS, service, name, Integer.toString(attempt));
      store.counter(Family.RETRY_SUCCESS, service, name, Integer.toString(attempt));
    }
    store.histogram(Family.RETRY_DURATION, service, name);
    for (Result result : Result.values()) {
      store.counter(Family.RETRY_CALLS, service, name, "false", result.label());
      store.counter(Family.RETRY_CALLS, service, name, "true", result.label());
    }
  }
}
