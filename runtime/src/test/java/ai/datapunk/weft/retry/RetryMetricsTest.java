package ai.datapunk.weft.retry;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryMetricsTest {

  private static final String OF = "operation=\"get_user\",";
  private static final String CALLS = "retry_calls_total{" + OF + "result=\"%s\",retried=\"%s\"";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final RetryMetrics metrics = RetryMetrics.in(registry);
  private final Scrape before = Scrape.of(registry);

  @Test
  void aSuccessIsCountedByTheAttemptsItNeeded() {
    metrics.recordAttempt("api", "get_user", 1);
    metrics.recordAttempt("api", "get_user", 2);
    metrics.recordSuccess("api", "get_user", 2, 0.5);
    assertThat(Scrape.of(registry).changesSince(before))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "retry_attempts_total{attempt=\"1\"," + OF + "service=\"api\"}",
                "+1",
                "retry_attempts_total{attempt=\"2\"," + OF + "service=\"api\"}",
                "+1",
                "retry_success_total{attempts_needed=\"2\"," + OF + "service=\"api\"}",
                "+1",
                "retry_duration_seconds_count{" + OF + "service=\"api\"}",
                "+1",
                "retry_duration_seconds_sum{" + OF + "service=\"api\"}",
                "+0.5",
                CALLS.formatted("value_returned", "true") + ",service=\"api\"}",
                "+1"));
  }

  @Test
  void aFailureSaysWhetherAttemptsWereUsedUp() {
    metrics.recordFailure("api", "get_user", 1, "IOException", 0.25);
    metrics.recordExhausted("api", "get_user", 3, "IOException", 0.5);
    assertThat(Scrape.of(registry).changesSince(before))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "retry_failure_total{error_type=\"IOException\"," + OF + "service=\"api\"}",
                "+2",
                "retry_duration_seconds_count{" + OF + "service=\"api\"}",
                "+2",
                "retry_duration_seconds_sum{" + OF + "service=\"api\"}",
                "+0.75",
                CALLS.formatted("exception_not_retryable", "false") + ",service=\"api\"}",
                "+1",
                CALLS.formatted("max_attempts_reached", "true") + ",service=\"api\"}",
                "+1"));
  }
}
