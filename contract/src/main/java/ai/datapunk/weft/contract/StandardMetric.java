package ai.datapunk.weft.contract;

import static ai.datapunk.weft.contract.MetricType.COUNTER;
import static ai.datapunk.weft.contract.MetricType.GAUGE;
import static ai.datapunk.weft.contract.MetricType.HISTOGRAM;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The metrics that the platform's monitoring standard gives a name, a type and labels. Weft records
 * some of them, where it is asked to; dashboards and alerts rely on what all of them look like.
 */
@SuppressWarnings("ImmutableEnumChecker") // What List.of gives is immutable.
public enum StandardMetric {
  /** Whether a service is up. */
  SERVICE_UP(GAUGE, "service", "instance"),
  /** The result of a health check. */
  HEALTH_STATUS(GAUGE, "service", "check_type"),
  /** When a health check was made. */
  LAST_CHECK_TIMESTAMP(GAUGE, "service", "check_type"),
  /** HTTP requests served. */
  HTTP_REQUESTS_TOTAL(COUNTER, "service", "method", "path", "status"),
  /** How long serving an HTTP request took. */
  HTTP_REQUEST_DURATION_SECONDS(HISTOGRAM, "service", "method", "path"),
  /** How large an HTTP request was. */
  HTTP_REQUEST_SIZE_BYTES(HISTOGRAM, "service", "method", "path"),
  /** Processor time. */
  PROCESS_CPU_SECONDS_TOTAL(COUNTER, "service", "instance"),
  /** Memory in use. */
  PROCESS_MEMORY_BYTES(GAUGE, "service", "instance", "type"),
  /** File descriptors in use. */
  PROCESS_OPEN_FDS(GAUGE, "service", "instance"),
  /** Operations of the lake's storage. */
  STORAGE_OPERATIONS_TOTAL(COUNTER, "operation", "status"),
  /** How long a vector search took. */
  VECTOR_SEARCH_DURATION_SECONDS(HISTOGRAM, "index", "query_type"),
  /** Events that a stream has processed. */
  EVENTS_PROCESSED_TOTAL(COUNTER, "type", "status"),
  /** How far a stream is behind. */
  STREAM_LAG_SECONDS(GAUGE, "topic", "partition"),
  /** Inferences asked for. */
  INFERENCE_REQUESTS_TOTAL(COUNTER, "model", "version"),
  /** How long an inference took. */
  MODEL_LATENCY_SECONDS(HISTOGRAM, "model", "operation");

  private static final Map<String, StandardMetric> BY_NAME =
      Stream.of(values())
          .collect(
              Collectors.toUnmodifiableMap(
                  metric -> metric.name().toLowerCase(Locale.ROOT), metric -> metric));

  private final MetricType type;
  private final List<String> labels;

  StandardMetric(MetricType type, String... labels) {
    this.type = type;
    this.labels = List.of(labels);
  }

  /** The standard metric of that name, if there is one. */
  public static Optional<StandardMetric> named(String metricName) {
    return Optional.ofNullable(BY_NAME.get(metricName));
  }

  /** Its Prometheus type. */
  public MetricType type() {
    return type;
  }

  /** The names of its labels. */
  public List<String> labels() {
    return labels;
  }
}
