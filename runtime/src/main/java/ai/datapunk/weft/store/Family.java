package ai.datapunk.weft.store;

import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The metric families that Weft exposes: a contract with everyone who queries them. */
public enum Family {
  LOAD_BALANCER_REQUESTS(
      Type.COUNTER,
      "load_balancer_requests",
      "Requests sent to an instance.",
      "service",
      "instance",
      "strategy"),
  LOAD_BALANCER_ERRORS(
      Type.COUNTER, "load_balancer_errors", "Failed requests.", "service", "error_type"),
  LOAD_BALANCER_INSTANCE_HEALTH(
      Type.GAUGE,
      "load_balancer_instance_health",
      "Health score of an instance, 0 to 1.",
      "service",
      "instance"),
  LOAD_BALANCER_ACTIVE_INSTANCES(
      Type.GAUGE, "load_balancer_active_instances", "Instances that can be picked.", "service"),
  LOAD_BALANCER_REQUEST_DURATION(
      BucketBounds.LOAD_BALANCER,
      "load_balancer_request_duration_seconds",
      "Duration of requests sent to an instance.",
      "service",
      "instance"),
  LOAD_BALANCER_INSTANCE_LOAD(
      Type.GAUGE,
      "load_balancer_instance_load",
      "Calls in flight as a share of the instance's declared capacity, 0 to 1.",
      "service",
      "instance"),
  LOAD_BALANCER_ACTIVE_CONNECTIONS(
      Type.GAUGE,
      "load_balancer_active_connections",
      "Calls in flight to an instance.",
      "service",
      "instance"),
  LOAD_BALANCER_CONNECTION_ERRORS(
      Type.COUNTER,
      "load_balancer_connection_errors",
      "Requests whose connection failed or was lost.",
      "service",
      "instance",
      "error_type"),
  RETRY_ATTEMPTS(
      Type.COUNTER,
      "retry_attempts",
      "Attempts by their number; the first is 1.",
      "service",
      "operation",
      "attempt"),
  RETRY_SUCCESS(
      Type.COUNTER,
      "retry_success",
      "Operations that succeeded, by the attempts they needed.",
      "service",
      "operation",
      "attempts_needed"),
  RETRY_FAILURE(
      Type.COUNTER,
      "retry_failure",
      "Operations that failed in the end.",
      "service",
      "operation",
      "error_type"),
  RETRY_DURATION(
      BucketBounds.DEFAULT,
      "retry_duration_seconds",
      "Duration of whole operations, waits included.",
      "service",
      "operation"),
  RETRY_CALLS(
      Type.COUNTER,
      "retry_calls",
      "Operations by how they ended.",
      "service",
      "operation",
      "retried",
      "result"),
  MESH_SERVICE_REGISTRATIONS(
      Type.COUNTER, "mesh_service_registrations", "Instances registered.", "service"),
  MESH_REGISTRATION_FAILURES(
      Type.COUNTER,
      "mesh_registration_failures",
      "Registrations that failed.",
      "service",
      "error_type"),
  MESH_SERVICE_CALLS(
      Type.COUNTER,
      "mesh_service_calls",
      "Calls by how they ended.",
      "service",
      "operation",
      "status"),
  MESH_CALL_DURATION(
      BucketBounds.DEFAULT,
      "mesh_call_duration_seconds",
      "Duration of calls.",
      "service",
      "operation"),
  MESH_FALLBACK_CALLS(
      Type.COUNTER,
      "mesh_fallback_calls",
      "Calls in whose place a fallback answered, or failed to.",
      "service",
      "operation",
      "status"),
  MESH_HEALTHY_INSTANCES(
      Type.GAUGE, "mesh_healthy_instances", "Instances that are healthy.", "service"),
  MESH_CIRCUIT_BREAKER_STATE(
      Type.GAUGE,
      "mesh_circuit_breaker_state",
      "State of the circuit: 0 open, 1 half-open, 2 closed.",
      "service"),
  CIRCUIT_BREAKER_STATE(
      Type.GAUGE,
      "circuit_breaker_state",
      "State of the circuit: 0 open, 1 half-open, 2 closed.",
      "service"),
  CIRCUIT_BREAKER_REQUESTS(
      Type.COUNTER,
      "circuit_breaker_requests",
      "Calls that the circuit let through.",
      "service",
      "status"),
  CIRCUIT_BREAKER_REJECTIONS(
      Type.COUNTER, "circuit_breaker_rejections", "Calls that the circuit refused.", "service"),
  CIRCUIT_BREAKER_FAILURES(
      Type.COUNTER,
      "circuit_breaker_failures",
      "Calls that counted as failures of the service.",
      "service",
      "error_type"),
  CIRCUIT_BREAKER_REQUEST_DURATION(
      BucketBounds.DEFAULT,
      "circuit_breaker_request_duration_seconds",
      "Duration of calls that the circuit let through.",
      "service",
      "status"),
  CIRCUIT_BREAKER_STATE_CHANGES(
      Type.COUNTER,
      "circuit_breaker_state_changes",
      "Changes of the circuit's state.",
      "service",
      "from_state",
      "to_state"),
  CIRCUIT_BREAKER_ERROR_RATE(
      Type.GAUGE,
      "circuit_breaker_error_rate",
      "Share of failed calls in the current window, 0 to 1.",
      "service"),
  CIRCUIT_BREAKER_RECOVERY_TIME(
      BucketBounds.DEFAULT,
      "circuit_breaker_recovery_time_seconds",
      "Time from leaving closed to being closed again.",
      "service"),
  CIRCUIT_BREAKER_STATE_SECONDS(
      Type.COUNTER,
      "circuit_breaker_state_seconds",
      "Time spent in each state.",
      "service",
      "state"),
  WEFT_OVERFLOW(
      Type.COUNTER, "weft_overflow", "Samples that a limit sent to the overflow series.", "family"),
  WEFT_RECORDING_FAILURES(
      Type.COUNTER, "weft_recording_failures", "Faults inside recording, swallowed.");

  /** What kind of series a family holds. */
  public enum Type {
    COUNTER,
    GAUGE,
    HISTOGRAM
  }

  private final Type type;
  private final @Nullable BucketBounds bounds;
  private final String baseName;
  private final String help;
  private final List<String> labels;

  Family(Type type, String baseName, String help, String... labels) {
    this(type, null, baseName, help, labels);
  }

  Family(BucketBounds bounds, String baseName, String help, String... labels) {
    this(Type.HISTOGRAM, bounds, baseName, help, labels);
  }

  Family(Type type, @Nullable BucketBounds bounds, String baseName, String help, String... labels) {
    this.type = type;
    this.bounds = bounds;
    this.baseName = baseName;
    this.help = help;
    this.labels = List.of(labels);
  }

  public Type type() {
    return type;
  }

  /** The name that a query uses: a counter's with {@code _total}. */
  public String metricName() {
    return type == Type.COUNTER ? baseName + "_total" : baseName;
  }

  /** The name without {@code _total}, which the Prometheus client adds. */
  String baseName() {
    return baseName;
  }

  public String help() {
    return help;
  }

  /** The names of the labels that every series of the family has. */
  public List<String> labels() {
    return labels;
  }

  MetricFamilyDescriptor descriptor() {
    MetricType metricType =
        switch (type) {
          case COUNTER -> MetricType.COUNTER;
          case GAUGE -> MetricType.GAUGE;
          case HISTOGRAM -> MetricType.HISTOGRAM;
        };
    return MetricFamilyDescriptor.of(metricType, new MetricMetadata(baseName, help), labels);
  }

  /** The default buckets of a histogram. */
  public BucketBounds bounds() {
    if (bounds == null) {
      throw new IllegalStateException(metricName() + " is not a histogram");
    }
    return bounds;
  }
}
