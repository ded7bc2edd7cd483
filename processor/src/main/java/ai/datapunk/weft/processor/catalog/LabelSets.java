package ai.datapunk.weft.processor.catalog;

import static ai.datapunk.weft.processor.family.Family.CIRCUIT_BREAKER_ERROR_RATE;
import static ai.datapunk.weft.processor.family.Family.CIRCUIT_BREAKER_FAILURES_TOTAL;
import static ai.datapunk.weft.processor.family.Family.CIRCUIT_BREAKER_RECOVERY_TIME_SECONDS;
import static ai.datapunk.weft.processor.family.Family.CIRCUIT_BREAKER_REJECTIONS_TOTAL;
import static ai.datapunk.weft.processor.family.Family.CIRCUIT_BREAKER_REQUESTS_TOTAL;
import static ai.datapunk.weft.processor.family.Family.CIRCUIT_BREAKER_REQUEST_DURATION_SECONDS;
import static ai.datapunk.weft.processor.family.Family.CIRCUIT_BREAKER_STATE;
import static ai.datapunk.weft.processor.family.Family.CIRCUIT_BREAKER_STATE_CHANGES_TOTAL;
import static ai.datapunk.weft.processor.family.Family.CIRCUIT_BREAKER_STATE_SECONDS_TOTAL;
import static ai.datapunk.weft.processor.family.Family.LOAD_BALANCER_ACTIVE_CONNECTIONS;
import static ai.datapunk.weft.processor.family.Family.LOAD_BALANCER_ACTIVE_INSTANCES;
import static ai.datapunk.weft.processor.family.Family.LOAD_BALANCER_CONNECTION_ERRORS_TOTAL;
import static ai.datapunk.weft.processor.family.Family.LOAD_BALANCER_ERRORS_TOTAL;
import static ai.datapunk.weft.processor.family.Family.LOAD_BALANCER_INSTANCE_HEALTH;
import static ai.datapunk.weft.processor.family.Family.LOAD_BALANCER_INSTANCE_LOAD;
import static ai.datapunk.weft.processor.family.Family.LOAD_BALANCER_REQUESTS_TOTAL;
import static ai.datapunk.weft.processor.family.Family.LOAD_BALANCER_REQUEST_DURATION_SECONDS;
import static ai.datapunk.weft.processor.family.Family.MESH_CALL_DURATION_SECONDS;
import static ai.datapunk.weft.processor.family.Family.MESH_CIRCUIT_BREAKER_STATE;
import static ai.datapunk.weft.processor.family.Family.MESH_FALLBACK_CALLS_TOTAL;
import static ai.datapunk.weft.processor.family.Family.MESH_HEALTHY_INSTANCES;
import static ai.datapunk.weft.processor.family.Family.MESH_REGISTRATION_FAILURES_TOTAL;
import static ai.datapunk.weft.processor.family.Family.MESH_SERVICE_CALLS_TOTAL;
import static ai.datapunk.weft.processor.family.Family.MESH_SERVICE_REGISTRATIONS_TOTAL;
import static ai.datapunk.weft.processor.family.Family.RETRY_ATTEMPTS_TOTAL;
import static ai.datapunk.weft.processor.family.Family.RETRY_CALLS_TOTAL;
import static ai.datapunk.weft.processor.family.Family.RETRY_DURATION_SECONDS;
import static ai.datapunk.weft.processor.family.Family.RETRY_FAILURE_TOTAL;
import static ai.datapunk.weft.processor.family.Family.RETRY_SUCCESS_TOTAL;

import ai.datapunk.weft.processor.catalog.CatalogMethod.Balance;
import ai.datapunk.weft.processor.catalog.CatalogMethod.Target;
import ai.datapunk.weft.processor.family.Family;
import ai.datapunk.weft.processor.family.HistogramType;
import ai.datapunk.weft.processor.family.MetricType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What each annotation of a method adds to which family. */
public final class LabelSets {

  /**
   * How many exception types a service is taken to throw: {@code error_type} is the one label whose
   * values the compiler cannot know. An assumption, not a limit.
   */
  public static final int ASSUMED_ERROR_TYPES = 10;

  private static final CatalogLabel ERROR_TYPE =
      CatalogLabel.bounded("error_type", ASSUMED_ERROR_TYPES);
  private static final CatalogLabel STATUS = closed("status", "success", "failure");
  private static final CatalogLabel RETRIED = closed("retried", "true", "false");
  private static final CatalogLabel RESULT =
      closed(
          "result",
          "value_returned",
          "exception_not_retryable",
          "max_attempts_reached",
          "max_duration_reached");

  private LabelSets() {}

  /** The series that the method's annotations make. */
  public static List<LabelSet> of(CatalogMethod method) {
    List<LabelSet> sets = new ArrayList<>();
    if (method.timed() != null) {
      addTimed(method.timed(), sets);
    }
    if (method.metric() != null) {
      OwnMetric metric = method.metric();
      sets.add(
          new LabelSet(
              metric.name(),
              MetricType.HISTOGRAM,
              metric.histogram(),
              metric.buckets(),
              metric.labels()));
    }
    if (method.retry() != null) {
      addRetried(method.retry().target(), method.retry().maxAttempts(), sets);
    }
    if (method.circuit() != null) {
      addGuarded(closed("service", method.circuit().service()), sets);
    }
    if (method.balance() != null) {
      addBalanced(method.balance(), sets);
    }
    if (method.fallback() != null) {
      Target target = method.fallback().target();
      sets.add(
          of(
              MESH_FALLBACK_CALLS_TOTAL,
              closed("service", target.service()),
              closed("operation", target.operation()),
              STATUS));
    }
    return sets;
  }

  private static void addTimed(Target target, List<LabelSet> sets) {
    CatalogLabel service = closed("service", target.service());
    CatalogLabel operation = closed("operation", target.operation());
    sets.add(of(MESH_SERVICE_CALLS_TOTAL, service, operation, STATUS));
    sets.add(of(MESH_CALL_DURATION_SECONDS, service, operation));
  }

  private static void addRetried(Target target, int maxAttempts, List<LabelSet> sets) {
    CatalogLabel service = closed("service", target.service());
    CatalogLabel operation = closed("operation", target.operation());
    List<String> numbers =
        IntStream.rangeClosed(1, maxAttempts).mapToObj(Integer::toString).toList();
    CatalogLabel attempt = CatalogLabel.closed("attempt", numbers);
    CatalogLabel attemptsNeeded = CatalogLabel.closed("attempts_needed", numbers);
    sets.add(of(RETRY_ATTEMPTS_TOTAL, service, operation, attempt));
    sets.add(of(RETRY_SUCCESS_TOTAL, service, operation, attemptsNeeded));
    sets.add(of(RETRY_FAILURE_TOTAL, service, operation, ERROR_TYPE));
    sets.add(of(RETRY_DURATION_SECONDS, service, operation));
    sets.add(of(RETRY_CALLS_TOTAL, service, operation, RETRIED, RESULT));
  }

  private static void addGuarded(CatalogLabel service, List<LabelSet> sets) {
    sets.add(of(MESH_CIRCUIT_BREAKER_STATE, service));
    sets.add(of(CIRCUIT_BREAKER_STATE, service));
    sets.add(of(CIRCUIT_BREAKER_REQUESTS_TOTAL, service, STATUS));
    sets.add(of(CIRCUIT_BREAKER_REJECTIONS_TOTAL, service));
    sets.add(of(CIRCUIT_BREAKER_FAILURES_TOTAL, service, ERROR_TYPE));
    sets.add(of(CIRCUIT_BREAKER_REQUEST_DURATION_SECONDS, service, STATUS));
    sets.add(
        of(CIRCUIT_BREAKER_STATE_CHANGES_TOTAL, service, states("from_state"), states("to_state")));
    sets.add(of(CIRCUIT_BREAKER_ERROR_RATE, service));
    sets.add(of(CIRCUIT_BREAKER_RECOVERY_TIME_SECONDS, service));
    sets.add(of(CIRCUIT_BREAKER_STATE_SECONDS_TOTAL, service, states("state")));
  }

  private static void addBalanced(Balance balance, List<LabelSet> sets) {
    CatalogLabel service = closed("service", balance.service());
    CatalogLabel instance = CatalogLabel.bounded("instance", balance.maxInstances());
    CatalogLabel strategy = closed("strategy", balance.strategy());
    sets.add(of(LOAD_BALANCER_REQUESTS_TOTAL, service, instance, strategy));
    sets.add(of(LOAD_BALANCER_ERRORS_TOTAL, service, ERROR_TYPE));
    sets.add(of(LOAD_BALANCER_INSTANCE_HEALTH, service, instance));
    sets.add(of(LOAD_BALANCER_ACTIVE_INSTANCES, service));
    sets.add(of(MESH_HEALTHY_INSTANCES, service));
    sets.add(of(MESH_SERVICE_REGISTRATIONS_TOTAL, service));
    sets.add(of(MESH_REGISTRATION_FAILURES_TOTAL, service, ERROR_TYPE));
    sets.add(of(LOAD_BALANCER_REQUEST_DURATION_SECONDS, service, instance));
    sets.add(of(LOAD_BALANCER_INSTANCE_LOAD, service, instance));
    sets.add(of(LOAD_BALANCER_ACTIVE_CONNECTIONS, service, instance));
    sets.add(of(LOAD_BALANCER_CONNECTION_ERRORS_TOTAL, service, instance, ERROR_TYPE));
  }

  private static LabelSet of(Family family, CatalogLabel... labels) {
    return new LabelSet(
        family.metricName(),
        family.type(),
        HistogramType.DEFAULT,
        family.buckets(),
        List.of(labels));
  }

  private static CatalogLabel states(String label) {
    return closed(label, "open", "half_open", "closed");
  }

  private static CatalogLabel closed(String label, String... values) {
    return CatalogLabel.closed(label, List.of(values));
  }
}
