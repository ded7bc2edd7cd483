package ai.datapunk.weft.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.Scrape;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Breakers without number, and exceptions without number. */
class BreakerLimitsTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();

  private Mesh mesh(SeriesLimits limits) {
    return Mesh.builder()
        .registry(registry)
        .configuration(Configuration.none())
        .limits(limits)
        .build();
  }

  private CircuitBreakerBridge bind(SeriesLimits limits) {
    return CircuitBreakerBridge.bind(breakers, mesh(limits), CircuitBreaker::getName);
  }

  private boolean isShown(String service) {
    return Scrape.of(registry).has("circuit_breaker_state", "service", service);
  }

  @Test
  void aBreakerBeyondTheLimitIsLeftOutUntilAnotherGoes() {
    try (CapturedLog log = new CapturedLog()) {
      bind(SeriesLimits.defaults().family("circuit_breaker_state", 2));
      for (String name : List.of("a", "b", "c", "d")) {
        breakers.circuitBreaker(name);
      }
      assertThat(isShown("b")).isTrue();
      assertThat(isShown("c")).isFalse();
      assertThat(log.linesWith("Left out"))
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .contains("[c]", "weft.family.circuit_breaker_state.max-label-sets"));
    }
    breakers.remove("a");
    breakers.circuitBreaker("e");
    assertThat(isShown("e")).isTrue();
  }

  @Test
  void errorTypesBeyondTheirLimitAreOtherAndEndWithTheBreaker() {
    bind(SeriesLimits.defaults().errorTypes(1));
    CircuitBreaker breaker = breakers.circuitBreaker("stock");
    for (Throwable each :
        List.of(new IOException(), new IllegalStateException(), new InterruptedException())) {
      breaker.onError(1, TimeUnit.SECONDS, each);
    }
    assertThat(failures("IOException")).isEqualTo(1);
    assertThat(failures("other")).isEqualTo(2);
    assertThat(
            Scrape.of(registry)
                .value("weft_overflow_total", "family", "circuit_breaker_failures_total"))
        .isEqualTo(2);
    breakers.remove("stock");
    assertThat(failures("other")).isNaN();
  }

  private double failures(String type) {
    return Scrape.of(registry)
        .value("circuit_breaker_failures_total", "service", "stock", "error_type", type);
  }
}
