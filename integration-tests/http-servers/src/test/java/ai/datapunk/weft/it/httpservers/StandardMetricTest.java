package ai.datapunk.weft.it.httpservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandardMetricTest {

  @Test
  void theCopyIsTheListOfTheStandards() throws IOException {
    Optional<String> original = StandardMetric.original();
    assumeTrue(original.isPresent(), "the standards are not beside the project");
    assertThat(StandardMetric.copy()).isEqualTo(original.get());
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
