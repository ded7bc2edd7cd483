package ai.datapunk.weft.catalog;

import static ai.datapunk.weft.contract.Family.CIRCUIT_BREAKER_ERROR_RATE;
import static ai.datapunk.weft.contract.Family.CIRCUIT_BREAKER_FAILURES;
import static ai.datapunk.weft.contract.Family.CIRCUIT_BREAKER_RECOVERY_TIME;
import static ai.datapunk.weft.contract.Family.CIRCUIT_BREAKER_REJECTIONS;
import static ai.datapunk.weft.contract.Family.CIRCUIT_BREAKER_REQUESTS;
import static ai.datapunk.weft.contract.Family.CIRCUIT_BREAKER_REQUEST_DURATION;
import static ai.datapunk.weft.contract.Family.CIRCUIT_BREAKER_STATE;
import static ai.datapunk.weft.contract.Family.CIRCUIT_BREAKER_STATE_CHANGES;
import static ai.datapunk.weft.contract.Family.CIRCUIT_BREAKER_STATE_SECONDS;
import static ai.datapunk.weft.contract.Family.LOAD_BALANCER_ACTIVE_CONNECTIONS;
import static ai.datapunk.weft.contract.Family.LOAD_BALANCER_ACTIVE_INSTANCES;
import static ai.datapunk.weft.contract.Family.LOAD_BALANCER_CONNECTION_ERRORS;
import static ai.datapunk.weft.contract.Family.LOAD_BALANCER_ERRORS;
import static ai.datapunk.weft.contract.Family.LOAD_BALANCER_INSTANCE_HEALTH;
import static ai.datapunk.weft.contract.Family.LOAD_BALANCER_INSTANCE_LOAD;
import static ai.datapunk.weft.contract.Family.LOAD_BALANCER_REQUESTS;
import static ai.datapunk.weft.contract.Family.LOAD_BALANCER_REQUEST_DURATION;
import static ai.datapunk.weft.contract.Family.MESH_CALL_DURATION;
import static ai.datapunk.weft.contract.Family.MESH_CIRCUIT_BREAKER_STATE;
import static ai.datapunk.weft.contract.Family.MESH_FALLBACK_CALLS;
import static ai.datapunk.weft.contract.Family.MESH_HEALTHY_INSTANCES;
import static ai.datapunk.weft.contract.Family.MESH_REGISTRATION_FAILURES;
import static ai.datapunk.weft.contract.Family.MESH_SERVICE_CALLS;
import static ai.datapunk.weft.contract.Family.MESH_SERVICE_REGISTRATIONS;
import static ai.datapunk.weft.contract.Family.RETRY_ATTEMPTS;
import static ai.datapunk.weft.contract.Family.RETRY_CALLS;
import static ai.datapunk.weft.contract.Family.RETRY_DURATION;
import static ai.datapunk.weft.contract.Family.RETRY_FAILURE;
import static ai.datapunk.weft.contract.Family.RETRY_SUCCESS;

import ai.datapunk.weft.catalog.CatalogMethod.Balance;
import ai.datapunk.weft.catalog.CatalogMethod.Fallback;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.contract.MetricType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the annotations of methods add to which family. What methods add alike is kept once: most
 * guarded methods of a service, say, add nothing to the first.
 */
public final class LabelSets {

  /**
   * How many exception types a service is taken to throw: {@code error_type} is the one label whose
   * values the compiler cannot know. An assumption, not a limit.
   */
  public static final int ASSUMED_ERROR_TYPES = 10;

  private static final CatalogLabel ERROR_TYPE =
      CatalogLabel.bounded("error_type", ASSUMED_ERROR_TYPES);
  private static final CatalogLabel STATUS = CatalogLabel.closed("status", LabelValues.STATUSES);
  private static final CatalogLabel RETRIED = CatalogLabel.closed("retried", LabelValues.BOOLEANS);
  private static final CatalogLabel RESULT = CatalogLabel.closed("result", LabelValues.RESULTS);
  private static final CatalogLabel STATE = CatalogLabel.closed("state", LabelValues.STATES);
  private static final CatalogLabel FROM_STATE =
      CatalogLabel.closed("from_state", LabelValues.STATES);
  private static final CatalogLabel TO_STATE = CatalogLabel.closed("to_state", LabelValues.STATES);

  private final Set<Object> added = new HashSet<>();
  private final List<LabelSet> sets = new ArrayList<>();

  private LabelSets() {}

  /** The series that the methods' annotations make. */
  public static List<LabelSet> of(Collection<CatalogMethod> methods) {
    LabelSets all = new LabelSets();
    methods.forEach(all::add);
    return all.sets;
  }

  private void add(CatalogMethod method) {
    if (method.timed() != null) {
      addTimed(method.timed());
    }
    if (method.metric() != null) {
      addOwn(method.metric());
    }
    if (method.retry() != null) {
      addRetried(new Attempts(method.retry().target(), method.retry().maxAttempts()));
    }
    if (method.circuit() != null) {
      addGuarded(method.circuit().service());
    }
    if (method.balance() != null) {
      addBalanced(method.balance());
    }
    if (method.fallback() != null) {
      addFallback(method.fallback());
    }
  }

  /** What of a retry policy makes series. */
  private record Attempts(Target target, int max) {}

  private void addTimed(Target target) {
    if (added.add(target)) {
      CatalogLabel service = closed("service", target.service());
      CatalogLabel operation = closed("operation", target.operation());
      add(MESH_SERVICE_CALLS, service, operation, STATUS);
      add(MESH_CALL_DURATION, service, operation);
    }
  }

  /** The maxima of open labels add up, since every method has its own. */
  private void addOwn(CustomHistogram metric) {
    boolean isClosed = metric.labels().stream().allMatch(CatalogLabel::isClosed);
    if (!isClosed || added.add(metric)) {
      sets.add(
          new LabelSet(
              metric.name(),
              MetricType.HISTOGRAM,
              metric.histogram(),
              metric.buckets(),
              metric.labels()));
    }
  }

  private void addRetried(Attempts attempts) {
    if (added.add(attempts)) {
      CatalogLabel service = closed("service", attempts.target().service());
      CatalogLabel operation = closed("operation", attempts.target().operation());
      List<String> numbers =
          IntStream.rangeClosed(1, attempts.max()).mapToObj(Integer::toString).toList();
      add(RETRY_ATTEMPTS, service, operation, CatalogLabel.closed("attempt", numbers));
      add(RETRY_SUCCESS, service, operation, CatalogLabel.closed("attempts_needed", numbers));
      add(RETRY_FAILURE, service, operation, ERROR_TYPE);
      add(RETRY_DURATION, service, operation);
      add(RETRY_CALLS, service, operation, RETRIED, RESULT);
    }
  }

  private void addGuarded(String name) {
    if (added.add(name)) {
      CatalogLabel service = closed("service", name);
      add(MESH_CIRCUIT_BREAKER_STATE, service);
      add(CIRCUIT_BREAKER_STATE, service);
      add(CIRCUIT_BREAKER_REQUESTS, service, STATUS);
      add(CIRCUIT_BREAKER_REJECTIONS, service);
      add(CIRCUIT_BREAKER_FAILURES, service, ERROR_TYPE);
      add(CIRCUIT_BREAKER_REQUEST_DURATION, service, STATUS);
      add(CIRCUIT_BREAKER_STATE_CHANGES, service, FROM_STATE, TO_STATE);
      add(CIRCUIT_BREAKER_ERROR_RATE, service);
      add(CIRCUIT_BREAKER_RECOVERY_TIME, service);
      add(CIRCUIT_BREAKER_STATE_SECONDS, service, STATE);
    }
  }

  private void addBalanced(Balance balance) {
    if (added.add(balance)) {
      CatalogLabel service = closed("service", balance.service());
      CatalogLabel instance = CatalogLabel.bounded("instance", balance.maxInstances());
      CatalogLabel strategy = closed("strategy", balance.strategy());
      add(LOAD_BALANCER_REQUESTS, service, instance, strategy);
      add(LOAD_BALANCER_ERRORS, service, ERROR_TYPE);
      add(LOAD_BALANCER_INSTANCE_HEALTH, service, instance);
      add(LOAD_BALANCER_ACTIVE_INSTANCES, service);
      add(MESH_HEALTHY_INSTANCES, service);
      add(MESH_SERVICE_REGISTRATIONS, service);
      add(MESH_REGISTRATION_FAILURES, service, ERROR_TYPE);
      add(LOAD_BALANCER_REQUEST_DURATION, service, instance);
      add(LOAD_BALANCER_INSTANCE_LOAD, service, instance);
      add(LOAD_BALANCER_ACTIVE_CONNECTIONS, service, instance);
      add(LOAD_BALANCER_CONNECTION_ERRORS, service, instance, ERROR_TYPE);
    }
  }

  private void addFallback(Fallback fallback) {
    if (added.add(fallback)) {
      add(
          MESH_FALLBACK_CALLS,
          closed("service", fallback.target().service()),
          closed("operation", fallback.target().operation()),
          STATUS);
    }
  }

  private void add(Family family, CatalogLabel... labels) {
    sets.add(
        new LabelSet(
            family.metricName(),
            family.type(),
            HistogramType.DEFAULT,
            family.buckets(),
            List.of(labels)));
  }

  private static CatalogLabel closed(String label, String... values) {
    return CatalogLabel.closed(label, List.of(values));
  }
}
