package ai.datapunk.weft.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.testing.Scrape;
import ai.datapunk.weft.testing.ShownCode;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What docs/metrics.md shows is code of this class, compiled and run. */
class MetricsPageTest {

  private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
  private final RetryRegistry retries = RetryRegistry.ofDefaults();

  @Test
  void theRegistriesAreBoundToTheMeshOfTheApplication() {
    // tag::bind[]
    CircuitBreakerBridge.bind(breakers);
    RetryBridge.bind(retries);
    // end::bind[]
    breakers.circuitBreaker("page").executeRunnable(() -> {});
    retries.retry("page.show").executeRunnable(() -> {});
    Scrape scrape = Scrape.of(PrometheusRegistry.defaultRegistry);
    assertThat(
            scrape.value("circuit_breaker_requests_total", "service", "page", "status", "success"))
        .isEqualTo(1);
    assertThat(
            scrape.value(
                "retry_success_total",
                "service",
                "page",
                "operation",
                "show",
                "attempts_needed",
                "1"))
        .isEqualTo(1);
  }

  @Test
  void aFunctionNamesTheOperation() {
    PrometheusRegistry registry = new PrometheusRegistry();
    Mesh mesh = Mesh.builder().registry(registry).configuration(Configuration.none()).build();
    // tag::name[]
    RetryBridge bridge =
        RetryBridge.bind(
            retries, mesh, retry -> new RetriedOperation("inventory", retry.getName()));
    // end::name[]
    retries.retry("stock").executeRunnable(() -> {});
    assertThat(
            Scrape.of(registry)
                .value(
                    "retry_attempts_total",
                    "service",
                    "inventory",
                    "operation",
                    "stock",
                    "attempt",
                    "1"))
        .isEqualTo(1);
    bridge.close();
  }

  @Test
  void thePageShowsThisCode() throws IOException {
    ShownCode.assertOf("metrics.md", MetricsPageTest.class);
  }
}
