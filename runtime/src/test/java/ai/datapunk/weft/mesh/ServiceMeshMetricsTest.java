package ai.datapunk.weft.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceMeshMetricsTest {

  @Test
  void eachMethodMovesItsSeriesAndNoOther() {
    PrometheusRegistry registry = new PrometheusRegistry();
    ServiceMeshMetrics metrics = ServiceMeshMetrics.in(registry);
    Scrape before = Scrape.of(registry);
    metrics.recordRegistration("api");
    metrics.recordRegistrationFailure("api", "UnknownHostException");
    metrics.recordCallSuccess("api", "get_user", 0.25);
    metrics.recordCallFailure("api", "get_user", 0.5);
    metrics.recordCallFailure("api", "get_user", "ConnectException", 1);
    metrics.updateHealthyInstances("api", 2);
    metrics.updateCircuitBreakerState("api", Circuit.State.HALF_OPEN);
    String of = "{operation=\"get_user\",service=\"api\"";
    assertThat(Scrape.of(registry).changesSince(before))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("mesh_service_registrations_total{service=\"api\"}", "+1"),
                Map.entry(
                    "mesh_registration_failures_total"
                        + "{error_type=\"UnknownHostException\",service=\"api\"}",
                    "+1"),
                Map.entry("mesh_service_calls_total" + of + ",status=\"success\"}", "+1"),
                Map.entry("mesh_service_calls_total" + of + ",status=\"failure\"}", "+2"),
                Map.entry(
                    "mesh_call_failures_total{error_type=\"unknown\"," + of.substring(1) + "}",
                    "+1"),
                Map.entry(
                    "mesh_call_failures_total{error_type=\"ConnectException\","
                        + of.substring(1)
                        + "}",
                    "+1"),
                Map.entry("mesh_call_duration_seconds_count" + of + "}", "+3"),
                Map.entry("mesh_call_duration_seconds_sum" + of + "}", "+1.75"),
                Map.entry("mesh_healthy_instances{service=\"api\"}", "=2"),
                Map.entry("mesh_circuit_breaker_state{service=\"api\"}", "=1")));
  }
}
