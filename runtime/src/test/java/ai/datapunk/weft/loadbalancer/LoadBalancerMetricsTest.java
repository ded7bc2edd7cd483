package ai.datapunk.weft.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadBalancerMetricsTest {

  @Test
  void eachMethodMovesItsSeriesAndNoOther() {
    PrometheusRegistry registry = new PrometheusRegistry();
    LoadBalancerMetrics metrics = LoadBalancerMetrics.in(registry);
    Scrape before = Scrape.of(registry);
    metrics.recordRequest("api", "a:1", "random");
    metrics.recordRequest("api", "a:1", "random");
    metrics.recordError("api", "IOException");
    metrics.recordConnectionError("api", "a:1", "ConnectException");
    metrics.observeRequestDuration("api", "a:1", 0.25);
    metrics.observeRequestDuration("api", "a:1", 0.5);
    metrics.updateActiveConnections("api", "a:1", 7);
    metrics.updateHealthScore("api", "a:1", 0.875);
    metrics.updateInstanceLoad("api", "a:1", 0.5);
    metrics.updateActiveInstances("api", 3);
    assertThat(Scrape.of(registry).changesSince(before))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "load_balancer_requests_total{instance=\"a:1\",service=\"api\",strategy=\"random\"}",
                "+2",
                "load_balancer_errors_total{error_type=\"IOException\",service=\"api\"}",
                "+1",
                "load_balancer_connection_errors_total"
                    + "{error_type=\"ConnectException\",instance=\"a:1\",service=\"api\"}",
                "+1",
                "load_balancer_request_duration_seconds_count{instance=\"a:1\",service=\"api\"}",
                "+2",
                "load_balancer_request_duration_seconds_sum{instance=\"a:1\",service=\"api\"}",
                "+0.75",
                "load_balancer_active_connections{instance=\"a:1\",service=\"api\"}",
                "=7",
                "load_balancer_instance_health{instance=\"a:1\",service=\"api\"}",
                "=0.875",
                "load_balancer_instance_load{instance=\"a:1\",service=\"api\"}",
                "=0.5",
                "load_balancer_active_instances{service=\"api\"}",
                "=3"));
  }
}
