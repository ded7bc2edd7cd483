package ai.datapunk.weft.contract;

import static ai.datapunk.weft.contract.MetricType.COUNTER;
import static ai.datapunk.weft.contract.MetricType.GAUGE;
import static ai.datapunk.weft.contract.MetricType.HISTOGRAM;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The families of the contract, in its order. Their label sets are closed: an annotation cannot add
 * to them.
 */
@SuppressWarnings("ImmutableEnumChecker") // What List.of gives is immutable.
public enum Family {
  /** Requests sent to an instance. */
  LOAD_BALANCER_REQUESTS_TOTAL(COUNTER, "service", "instance", "strategy"),
  /** Failed requests. */
  LOAD_BALANCER_ERRORS_TOTAL(COUNTER, "service", "error_type"),
  /** Health score of an instance. */
  LOAD_BALANCER_INSTANCE_HEALTH(GAUGE, "service", "instance"),
  /** Instances that can be picked. */
  LOAD_BALANCER_ACTIVE_INSTANCES(GAUGE, "service"),
  /** Durations of requests. */
  LOAD_BALANCER_REQUEST_DURATION_SECONDS(HISTOGRAM, "service", "instance"),
  /** In-flight calls against declared capacity. */
  LOAD_BALANCER_INSTANCE_LOAD(GAUGE, "service", "instance"),
  /** Calls in flight. */
  LOAD_BALANCER_ACTIVE_CONNECTIONS(GAUGE, "service", "instance"),
  /** Connections refused or lost. */
  LOAD_BALANCER_CONNECTION_ERRORS_TOTAL(COUNTER, "service", "instance", "error_type"),
  /** Every attempt. */
  RETRY_ATTEMPTS_TOTAL(COUNTER, "service", "operation", "attempt"),
  /** Operations that succeeded. */
  RETRY_SUCCESS_TOTAL(COUNTER, "service", "operation", "attempts_needed"),
  /** Operations that failed in the end. */
  RETRY_FAILURE_TOTAL(COUNTER, "service", "operation", "error_type"),
  /** Whole operations, waits included. */
  RETRY_DURATION_SECONDS(HISTOGRAM, "service", "operation"),
  /** One per operation. */
  RETRY_CALLS_TOTAL(COUNTER, "service", "operation", "retried", "result"),
  /** Calls that {@code @Timed} records. */
  MESH_SERVICE_CALLS_TOTAL(COUNTER, "service", "operation", "status"),
  /** Durations that {@code @Timed} records. */
  MESH_CALL_DURATION_SECONDS(HISTOGRAM, "service", "operation"),
  /** Calls that a fallback answered, or failed to answer, in the method's stead. */
  MESH_FALLBACK_CALLS_TOTAL(COUNTER, "service", "operation", "status"),
  /** The breaker's state, beside the mesh families. */
  MESH_CIRCUIT_BREAKER_STATE(GAUGE, "service"),
  /** The breaker's state. */
  CIRCUIT_BREAKER_STATE(GAUGE, "service"),
  /** Permitted calls. */
  CIRCUIT_BREAKER_REQUESTS_TOTAL(COUNTER, "service", "status"),
  /** Refused calls. */
  CIRCUIT_BREAKER_REJECTIONS_TOTAL(COUNTER, "service"),
  /** Failed calls. */
  CIRCUIT_BREAKER_FAILURES_TOTAL(COUNTER, "service", "error_type"),
  /** Durations of permitted calls. */
  CIRCUIT_BREAKER_REQUEST_DURATION_SECONDS(HISTOGRAM, "service", "status"),
  /** State changes. */
  CIRCUIT_BREAKER_STATE_CHANGES_TOTAL(COUNTER, "service", "from_state", "to_state"),
  /** Failure rate of the current window. */
  CIRCUIT_BREAKER_ERROR_RATE(GAUGE, "service"),
  /** From leaving closed to being closed again. */
  CIRCUIT_BREAKER_RECOVERY_TIME_SECONDS(HISTOGRAM, "service"),
  /** Time spent in each state. */
  CIRCUIT_BREAKER_STATE_SECONDS_TOTAL(COUNTER, "service", "state"),
  /** Service registrations. */
  MESH_SERVICE_REGISTRATIONS_TOTAL(COUNTER, "service"),
  /** Failed registrations. */
  MESH_REGISTRATION_FAILURES_TOTAL(COUNTER, "service", "error_type"),
  /** Instances that are healthy. */
  MESH_HEALTHY_INSTANCES(GAUGE, "service"),
  /** Samples that a limit sent to the overflow series. */
  WEFT_OVERFLOW_TOTAL(COUNTER, "family"),
  /** Faults inside recording. */
  WEFT_RECORDING_FAILURES_TOTAL(COUNTER);

  private static final List<Double> UP_TO_FIVE =
      List.of(.005, .01, .025, .05, .075, .1, .25, .5, .75, 1., 2.5, 5.);
  private static final List<Double> UP_TO_TEN =
      List.of(.005, .01, .025, .05, .075, .1, .25, .5, .75, 1., 2.5, 5., 7.5, 10.);

  private static final Set<String> NAMES =
      Stream.of(values()).map(Family::metricName).collect(Collectors.toUnmodifiableSet());

  private final String metricName = name().toLowerCase(Locale.ROOT);
  private final MetricType type;
  private final List<String> labels;

  Family(MetricType type, String... labels) {
    this.type = type;
    this.labels = List.of(labels);
  }

  /** As it is exposed. */
  public String metricName() {
    return metricName;
  }

  /** The upper bounds of a histogram's buckets in seconds, without {@code +Inf}; else none. */
  public List<Double> buckets() {
    if (type != HISTOGRAM) {
      return List.of();
    }
    return this == LOAD_BALANCER_REQUEST_DURATION_SECONDS ? UP_TO_FIVE : UP_TO_TEN;
  }

  /** Its Prometheus type. */
  public MetricType type() {
    return type;
  }

  /** The names of its labels. */
  public List<String> labels() {
    return labels;
  }

  /** Whether the name is that of a family. */
  public static boolean isFamily(String metricName) {
    return NAMES.contains(metricName);
  }
}
