package ai.datapunk.weft.circuitbreaker;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CircuitBreakerMetricsTest {

  @Test
  void eachMethodMovesItsSeriesAndNoOther() {
    PrometheusRegistry registry = new PrometheusRegistry();
    CircuitBreakerMetrics metrics = CircuitBreakerMetrics.in(registry);
    Scrape before = Scrape.of(registry);
    metrics.recordSuccess("api", 0.25);
    metrics.recordFailure("api", "IOException", 0.5);
    metrics.recordRejection("api");
    metrics.recordStateChange("api", Circuit.State.CLOSED, Circuit.State.OPEN);
    metrics.updateErrorRate("api", 0.5);
    metrics.recordRecovery("api", 12);
    assertThat(Scrape.of(registry).changesSince(before))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry(
                    "circuit_breaker_requests_total{service=\"api\",status=\"success\"}", "+1"),
                Map.entry(
                    "circuit_breaker_requests_total{service=\"api\",status=\"failure\"}", "+1"),
                Map.entry(
                    "circuit_breaker_request_duration_seconds_count"
                        + "{service=\"api\",status=\"success\"}",
                    "+1"),
                Map.entry(
                    "circuit_breaker_request_duration_seconds_sum"
                        + "{service=\"api\",status=\"success\"}",
                    "+0.25"),
                Map.entry(
                    "circuit_breaker_request_duration_seconds_count"
                        + "{service=\"api\",status=\"failure\"}",
                    "+1"),
                Map.entry(
                    "circuit_breaker_request_duration_seconds_sum"
                        + "{service=\"api\",status=\"failure\"}",
                    "+0.5"),
                Map.entry(
                    "circuit_breaker_failures_total{error_type=\"IOException\",service=\"api\"}",
                    "+1"),
                Map.entry("circuit_breaker_rejections_total{service=\"api\"}", "+1"),
                Map.entry(
                    "circuit_breaker_state_changes_total"
                        + "{from_state=\"closed\",service=\"api\",to_state=\"open\"}",
                    "+1"),
                Map.entry("circuit_breaker_state{service=\"api\"}", "=0"),
                Map.entry("circuit_breaker_error_rate{service=\"api\"}", "=0.5"),
                Map.entry("circuit_breaker_recovery_time_seconds_count{service=\"api\"}", "+1"),
                Map.entry("circuit_breaker_recovery_time_seconds_sum{service=\"api\"}", "+12")));
  }
}
