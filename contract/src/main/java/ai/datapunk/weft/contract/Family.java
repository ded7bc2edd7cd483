package ai.datapunk.weft.contract;

import static ai.datapunk.weft.contract.MetricType.COUNTER;
import static ai.datapunk.weft.contract.MetricType.GAUGE;
import static ai.datapunk.weft.contract.MetricType.HISTOGRAM;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The metric families that Weft exposes: a contract with everyone who queries them. Their label
 * sets are closed: an annotation cannot add to them.
 */
@SuppressWarnings("ImmutableEnumChecker") // What List.of gives is immutable.
public enum Family {
  LOAD_BALANCER_REQUESTS(
      COUNTER,
      "load_balancer_requests",
      "Requests sent to an instance.",
      "service",
      "instance",
      "strategy"),
  LOAD_BALANCER_ERRORS(
      COUNTER, "load_balancer_errors", "Failed requests.", "service", "error_type"),
  LOAD_BALANCER_INSTANCE_HEALTH(
      GAUGE,
      "load_balancer_instance_health",
      "Health score of an instance, 0 to 1.",
      "service",
      "instance"),
  LOAD_BALANCER_ACTIVE_INSTANCES(
      GAUGE, "load_balancer_active_instances", "Instances that can be picked.", "service"),
  LOAD_BALANCER_REQUEST_DURATION(
      DefaultBuckets.LOAD_BALANCER,
      "load_balancer_request_duration_seconds",
      "Duration of requests sent to an instance.",
      "service",
      "instance"),
  LOAD_BALANCER_INSTANCE_LOAD(
      GAUGE,
      "load_balancer_instance_load",
      "Calls in flight as a share of the instance's declared capacity, 0 to 1.",
      "service",
      "instance"),
  LOAD_BALANCER_ACTIVE_CONNECTIONS(
      GAUGE,
      "load_balancer_active_connections",
      "Calls in flight to an instance.",
      "service",
      "instance"),
  LOAD_BALANCER_CONNECTION_ERRORS(
      COUNTER,
      "load_balancer_connection_errors",
      "Requests whose connection failed or was lost.",
      "service",
      "instance",
      "error_type"),
  RETRY_ATTEMPTS(
      COUNTER,
      "retry_attempts",
      "Attempts by their number; the first is 1.",
      "service",
      "operation",
      "attempt"),
  RETRY_SUCCESS(
      COUNTER,
      "retry_success",
      "Operations that succeeded, by the attempts they needed.",
      "service",
      "operation",
      "attempts_needed"),
  RETRY_FAILURE(
      COUNTER,
      "retry_failure",
      "Operations that failed in the end.",
      "service",
      "operation",
      "error_type"),
  RETRY_DURATION(
      DefaultBuckets.DURATION,
      "retry_duration_seconds",
      "Duration of whole operations, waits included.",
      "service",
      "operation"),
  RETRY_CALLS(
      COUNTER,
      "retry_calls",
      "Operations by how they ended.",
      "service",
      "operation",
      "retried",
      "result"),
  RETRY_BUDGET_REMAINING(
      GAUGE, "retry_budget_remaining", "Retries that the service's budget allows now.", "service"),
  MESH_SERVICE_REGISTRATIONS(
      COUNTER, "mesh_service_registrations", "Instances registered.", "service"),
  MESH_REGISTRATION_FAILURES(
      COUNTER, "mesh_registration_failures", "Registrations that failed.", "service", "error_type"),
  MESH_SERVICE_CALLS(
      COUNTER, "mesh_service_calls", "Calls by how they ended.", "service", "operation", "status"),
  MESH_CALL_FAILURES(
      COUNTER, "mesh_call_failures", "Calls that failed.", "service", "operation", "error_type"),
  MESH_CALL_DURATION(
      DefaultBuckets.DURATION,
      "mesh_call_duration_seconds",
      "Duration of calls.",
      "service",
      "operation"),
  MESH_FALLBACK_CALLS(
      COUNTER,
      "mesh_fallback_calls",
      "Calls in whose place a fallback answered, or failed to.",
      "service",
      "operation",
      "status"),
  MESH_HEALTHY_INSTANCES(GAUGE, "mesh_healthy_instances", "Instances that are healthy.", "service"),
  MESH_CIRCUIT_BREAKER_STATE(
      GAUGE,
      "mesh_circuit_breaker_state",
      "State of the circuit: 0 open, 1 half-open, 2 closed.",
      "service"),
  CIRCUIT_BREAKER_STATE(
      GAUGE,
      "circuit_breaker_state",
      "State of the circuit: 0 open, 1 half-open, 2 closed.",
      "service"),
  CIRCUIT_BREAKER_REQUESTS(
      COUNTER,
      "circuit_breaker_requests",
      "Calls that the circuit let through.",
      "service",
      "status"),
  CIRCUIT_BREAKER_REJECTIONS(
      COUNTER, "circuit_breaker_rejections", "Calls that the circuit refused.", "service"),
  CIRCUIT_BREAKER_FAILURES(
      COUNTER,
      "circuit_breaker_failures",
      "Calls that counted as failures of the service.",
      "service",
      "error_type"),
  CIRCUIT_BREAKER_REQUEST_DURATION(
      DefaultBuckets.DURATION,
      "circuit_breaker_request_duration_seconds",
      "Duration of calls that the circuit let through.",
      "service",
      "status"),
  CIRCUIT_BREAKER_STATE_CHANGES(
      COUNTER,
      "circuit_breaker_state_changes",
      "Changes of the circuit's state.",
      "service",
      "from_state",
      "to_state"),
  CIRCUIT_BREAKER_ERROR_RATE(
      GAUGE,
      "circuit_breaker_error_rate",
      "Share of failed calls in the current window, 0 to 1.",
      "service"),
  CIRCUIT_BREAKER_SECONDS_TO_OPEN(
      GAUGE,
      "circuit_breaker_seconds_to_open",
      "Seconds until the failure rate opens the circuit if it goes on like this, 0 to 60.",
      "service"),
  CIRCUIT_BREAKER_RECOVERY_TIME(
      DefaultBuckets.DURATION,
      "circuit_breaker_recovery_time_seconds",
      "Time from leaving closed to being closed again.",
      "service"),
  CIRCUIT_BREAKER_STATE_SECONDS(
      COUNTER, "circuit_breaker_state_seconds", "Time spent in each state.", "service", "state"),
  WEFT_OVERFLOW(
      COUNTER, "weft_overflow", "Samples that a limit sent to the overflow series.", "family"),
  WEFT_RECORDING_FAILURES(
      COUNTER, "weft_recording_failures", "Faults inside recording, swallowed."),
  WEFT_UNWOVEN_METHODS(
      GAUGE, "weft_unwoven_methods", "Annotated methods whose annotations do nothing."),
  SERVICE_UP(
      GAUGE,
      "service_up",
      "Whether the application can do its work: 1 or 0.",
      "service",
      "instance"),
  HEALTH_STATUS(
      GAUGE,
      "health_status",
      "What a health check found: 1 healthy, 0.5 degraded, 0 unhealthy.",
      "service",
      "check_type"),
  LAST_CHECK_TIMESTAMP(
      GAUGE,
      "last_check_timestamp",
      "When a health check ended last, in seconds since 1970.",
      "service",
      "check_type"),
  HTTP_REQUESTS(
      COUNTER,
      "http_requests",
      "HTTP requests that were served.",
      "service",
      "method",
      "path",
      "status"),
  HTTP_REQUEST_DURATION(
      DefaultBuckets.HTTP,
      "http_request_duration_seconds",
      "Duration of HTTP requests, until the last byte of the response.",
      "service",
      "method",
      "path"),
  HTTP_REQUEST_SIZE(
      HistogramUnit.BYTES,
      DefaultBuckets.SIZE,
      "http_request_size_bytes",
      "Bytes that were read of the bodies of HTTP requests.",
      "service",
      "method",
      "path"),
  AUTH_ATTEMPTS(
      COUNTER,
      "auth_attempts",
      "Requests for metrics by somebody who said who they are.",
      "service"),
  AUTH_FAILURES(
      COUNTER, "auth_failures", "Requests for metrics with credentials that do not do.", "service");

  /** Looked at when it is first asked for, since groups are made of families. */
  private static final class Ungrouped {
    static final Set<String> NAMES =
        FamilyGroup.ungrouped().stream()
            .map(Family::metricName)
            .collect(Collectors.toUnmodifiableSet());
  }

  private final MetricType type;
  private final HistogramUnit unit;
  private final String baseName;
  private final String metricName;
  private final String help;
  private final List<Double> buckets;
  private final List<String> labels;

  Family(MetricType type, String baseName, String help, String... labels) {
    this(type, HistogramUnit.SECONDS, List.of(), baseName, help, labels);
  }

  Family(List<Double> buckets, String baseName, String help, String... labels) {
    this(HistogramUnit.SECONDS, buckets, baseName, help, labels);
  }

  Family(HistogramUnit unit, List<Double> buckets, String baseName, String help, String... labels) {
    this(HISTOGRAM, unit, buckets, baseName, help, labels);
  }

  Family(
      MetricType type,
      HistogramUnit unit,
      List<Double> buckets,
      String baseName,
      String help,
      String... labels) {
    this.type = type;
    this.unit = unit;
    this.buckets = buckets;
    this.baseName = baseName;
    this.metricName = type == COUNTER ? baseName + "_total" : baseName;
    this.help = help;
    this.labels = List.of(labels);
  }

  /** Whether the name is that of a family that is always there: one that is in no group. */
  public static boolean isFamily(String metricName) {
    return Ungrouped.NAMES.contains(metricName);
  }

  /** What kind of series the family holds. */
  public MetricType type() {
    return type;
  }

  /** The name that a query uses: a counter's with {@code _total}. */
  public String metricName() {
    return metricName;
  }

  /** The name without {@code _total}, which the Prometheus client adds. */
  public String baseName() {
    return baseName;
  }

  /** What the family says, as it stands behind {@code # HELP}. */
  public String help() {
    return help;
  }

  /** What a histogram's values are in. */
  public HistogramUnit unit() {
    return unit;
  }

  /** The upper bounds of a histogram's buckets in its unit, without {@code +Inf}; else none. */
  public List<Double> buckets() {
    return buckets;
  }

  /** The names of the labels that every series of the family has. */
  public List<String> labels() {
    return labels;
  }
}
