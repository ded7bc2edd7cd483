package ai.datapunk.weft.it.httpservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.datapunk.weft.it.support.Standards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class StandardMetricTest {

  /** All that the standards list, or their alerts read. */
  private static final List<String> NAMES =
      List.of(
          "up",
          "health_status",
          "last_check_timestamp",
          "http_requests_total",
          "http_request_duration_seconds",
          "http_request_size_bytes",
          "process_cpu_seconds_total",
          "process_memory_bytes",
          "process_open_fds",
          "storage_operations_total",
          "vector_search_duration_seconds",
          "events_processed_total",
          "stream_lag_seconds",
          "inference_requests_total",
          "model_latency_seconds",
          "disk_free_bytes",
          "disk_total_bytes",
          "cache_hit_ratio",
          "cache_evictions_total",
          "rabbitmq_queue_messages",
          "retry_attempts_total",
          "circuit_breaker_state",
          "auth_failures_total",
          "auth_attempts_total",
          "etl_job_status",
          "network_errors_total");

  @Test
  void theCopyIsTheListOfTheStandards() throws IOException {
    assertThat(StandardMetric.copy()).isEqualTo(StandardMetric.list(standards()));
  }

  private static String standards() throws IOException {
    Optional<String> standards = Standards.text();
    assumeTrue(standards.isPresent(), "the standards are not beside the project");
    return standards.get();
  }

  @Test
  void theNamesAreThoseOfTheStandardsAndTheirAlerts() throws IOException {
    assertThat(StandardMetric.names(standards())).containsExactlyElementsOf(new TreeSet<>(NAMES));
  }

  /** In the list of whose they are. */
  @ParameterizedTest
  @FieldSource("NAMES")
  void eachNameStandsOnThePage(String name) throws IOException {
    String page = Files.readString(Path.of("../../docs/standard-metrics.md"));
    assertThat(page.substring(page.indexOf("## Which layer has which metrics")))
        .contains("`" + name + "`");
  }

  @Test
  void theListIsRead() throws IOException {
    assertThat(StandardMetric.all())
        .extracting(StandardMetric::name)
        .containsExactly(
            "service_up",
            "health_status",
            "last_check_timestamp",
            "http_requests_total",
            "http_request_duration_seconds",
            "http_request_size_bytes",
            "process_cpu_seconds_total",
            "process_memory_bytes",
            "process_open_fds");
  }
}
