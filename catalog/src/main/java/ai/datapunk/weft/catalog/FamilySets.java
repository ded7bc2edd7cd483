package ai.datapunk.weft.catalog;

import static ai.datapunk.weft.contract.Family.CIRCUIT_BREAKER_ERROR_RATE;
import static ai.datapunk.weft.contract.Family.CIRCUIT_BREAKER_FAILURES;
import static ai.datapunk.weft.contract.Family.CIRCUIT_BREAKER_RECOVERY_TIME;
import static ai.datapunk.weft.contract.Family.CIRCUIT_BREAKER_REJECTIONS;
import static ai.datapunk.weft.contract.Family.CIRCUIT_BREAKER_REQUESTS;
import static ai.datapunk.weft.contract.Family.CIRCUIT_BREAKER_REQUEST_DURATION;
import static ai.datapunk.weft.contract.Family.CIRCUIT_BREAKER_SECONDS_TO_OPEN;
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
import static ai.datapunk.weft.contract.Family.MESH_CALL_FAILURES;
import static ai.datapunk.weft.contract.Family.MESH_CIRCUIT_BREAKER_STATE;
import static ai.datapunk.weft.contract.Family.MESH_FALLBACK_CALLS;
import static ai.datapunk.weft.contract.Family.MESH_HEALTHY_INSTANCES;
import static ai.datapunk.weft.contract.Family.MESH_REGISTRATION_FAILURES;
import static ai.datapunk.weft.contract.Family.MESH_SERVICE_CALLS;
import static ai.datapunk.weft.contract.Family.MESH_SERVICE_REGISTRATIONS;
import static ai.datapunk.weft.contract.Family.RETRY_ATTEMPTS;
import static ai.datapunk.weft.contract.Family.RETRY_BUDGET_REMAINING;
import static ai.datapunk.weft.contract.Family.RETRY_CALLS;
import static ai.datapunk.weft.contract.Family.RETRY_DURATION;
import static ai.datapunk.weft.contract.Family.RETRY_FAILURE;
import static ai.datapunk.weft.contract.Family.RETRY_SUCCESS;

import ai.datapunk.weft.catalog.CatalogMethod.Balance;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.LabelValues;
import java.util.List;
import java.util.stream.IntStream;

/** What one annotation adds to the families that it feeds. */
final class FamilySets {

  /**
   * How many exception types a service is taken to throw: {@code error_type} is the one label whose
   * values the compiler cannot know. An assumption: the run time's limit is for those that throw
   * more.
   */
  static final int ASSUMED_ERROR_TYPES = 10;

  private static final CatalogLabel ERROR_TYPE =
      CatalogLabel.bounded("error_type", ASSUMED_ERROR_TYPES);
  private static final CatalogLabel STATUS = CatalogLabel.closed("status", LabelValues.STATUSES);
  private static final CatalogLabel RETRIED = CatalogLabel.closed("retried", LabelValues.BOOLEANS);
  private static final CatalogLabel RESULT = CatalogLabel.closed("result", LabelValues.RESULTS);
  private static final CatalogLabel RESULT_WITHOUT_BUDGET =
      CatalogLabel.closed("result", LabelValues.RESULTS_WITHOUT_BUDGET);
  private static final CatalogLabel STATE = CatalogLabel.closed("state", LabelValues.STATES);
  private static final CatalogLabel FROM_STATE =
      CatalogLabel.closed("from_state", LabelValues.STATES);
  private static final CatalogLabel TO_STATE = CatalogLabel.closed("to_state", LabelValues.STATES);

  private FamilySets() {}

  static List<LabelSet> timed(Target target) {
    return List.of(
        set(MESH_SERVICE_CALLS, service(target), operation(target), STATUS),
        set(MESH_CALL_FAILURES, service(target), operation(target), ERROR_TYPE),
        set(MESH_CALL_DURATION, service(target), operation(target)));
  }

  static List<LabelSet> retried(Target target, int maxAttempts, boolean hasBudget) {
    CatalogLabel service = service(target);
    CatalogLabel operation = operation(target);
    List<String> numbers =
        IntStream.rangeClosed(1, maxAttempts).mapToObj(Integer::toString).toList();
    return List.of(
        set(RETRY_ATTEMPTS, service, operation, CatalogLabel.closed("attempt", numbers)),
        set(RETRY_SUCCESS, service, operation, CatalogLabel.closed("attempts_needed", numbers)),
        set(RETRY_FAILURE, service, operation, ERROR_TYPE),
        set(RETRY_DURATION, service, operation),
        set(RETRY_CALLS, service, operation, RETRIED, hasBudget ? RESULT : RESULT_WITHOUT_BUDGET));
  }

  static List<LabelSet> budget(String service) {
    return List.of(set(RETRY_BUDGET_REMAINING, closed("service", service)));
  }

  static List<LabelSet> guarded(String name) {
    CatalogLabel service = closed("service", name);
    return List.of(
        set(MESH_CIRCUIT_BREAKER_STATE, service),
        set(CIRCUIT_BREAKER_STATE, service),
        set(CIRCUIT_BREAKER_REQUESTS, service, STATUS),
        set(CIRCUIT_BREAKER_REJECTIONS, service),
        set(CIRCUIT_BREAKER_FAILURES, service, ERROR_TYPE),
        set(CIRCUIT_BREAKER_REQUEST_DURATION, service, STATUS),
        set(CIRCUIT_BREAKER_STATE_CHANGES, service, FROM_STATE, TO_STATE),
        set(CIRCUIT_BREAKER_ERROR_RATE, service),
        set(CIRCUIT_BREAKER_SECONDS_TO_OPEN, service),
        set(CIRCUIT_BREAKER_RECOVERY_TIME, service),
        set(CIRCUIT_BREAKER_STATE_SECONDS, service, STATE));
  }

  static List<LabelSet> balanced(Balance balance) {
    CatalogLabel service = closed("service", balance.service());
    CatalogLabel instance = CatalogLabel.bounded("instance", balance.maxInstances());
    CatalogLabel strategy = closed("strategy", balance.strategy());
    return List.of(
        set(LOAD_BALANCER_REQUESTS, service, instance, strategy),
        set(LOAD_BALANCER_ERRORS, service, ERROR_TYPE),
        set(LOAD_BALANCER_INSTANCE_HEALTH, service, instance),
        set(LOAD_BALANCER_ACTIVE_INSTANCES, service),
        set(MESH_HEALTHY_INSTANCES, service),
        set(MESH_SERVICE_REGISTRATIONS, service),
        set(MESH_REGISTRATION_FAILURES, service, ERROR_TYPE),
        set(LOAD_BALANCER_REQUEST_DURATION, service, instance),
        set(LOAD_BALANCER_INSTANCE_LOAD, service, instance),
        set(LOAD_BALANCER_ACTIVE_CONNECTIONS, service, instance),
        set(LOAD_BALANCER_CONNECTION_ERRORS, service, instance, ERROR_TYPE));
  }

  static List<LabelSet> fallback(Target target) {
    return List.of(set(MESH_FALLBACK_CALLS, service(target), operation(target), STATUS));
  }

  private static LabelSet set(Family family, CatalogLabel... labels) {
    return new LabelSet(
        family.metricName(),
        family.type(),
        HistogramType.DEFAULT,
        family.buckets(),
        List.of(labels));
  }

  private static CatalogLabel service(Target target) {
    return closed("service", target.service());
  }

  private static CatalogLabel operation(Target target) {
    return closed("operation", target.operation());
  }

  private static CatalogLabel closed(String label, String value) {
    return CatalogLabel.closed(label, List.of(value));
  }
}
