package ai.datapunk.weft.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Failures whose type a family takes no more: counted as such, in each family once. */
class ErrorTypeLimitTest {

  private static final int LIMIT = 3;
  private static final int FAILURES = 10;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .configuration(Configuration.none())
          .limits(SeriesLimits.defaults().errorTypes(LIMIT))
          .errorTypes(thrown -> String.valueOf(thrown.getMessage()))
          .build();
  private final Probe probe =
      NewProbe.of(
          MethodSpec.of("fetch(java.lang.Object)")
              .retried("stock", "fetch", RetryPolicy.DEFAULT.maxAttempts(1))
              .circuitGuarded("stock", CircuitPolicy.DEFAULT.window(1_000, 1_000))
              .loadBalanced("stock", "round_robin", 1, 0),
          mesh,
          Object.class);

  /** There are many events. */
  private final CapturedLog log = new CapturedLog();

  @AfterEach
  void close() {
    log.close();
  }

  private void fail(String instance) {
    for (int i = 0; i < FAILURES; i++) {
      fail(instance, "type-" + i);
    }
  }

  private void fail(String instance, String type) {
    AdvisedCall.thrown(probe, instance, AdvisedCall.throwing(new ConnectException(type)));
  }

  private double overflow(String family) {
    return Scrape.of(registry).value("weft_overflow_total", "family", family);
  }

  @Test
  void whatIsBeyondTheLimitIsCountedAsOverflowAndToldOnceForEachFamily() {
    fail("a:80");
    fail("a:80");

    for (String family :
        List.of(
            "load_balancer_errors_total",
            "load_balancer_connection_errors_total",
            "circuit_breaker_failures_total",
            "retry_failure_total")) {
      assertThat(overflow(family)).isEqualTo(2 * (FAILURES - LIMIT));
      assertThat(log.linesWith("family=" + family + " limit=3 label=error_type")).hasSize(1);
    }
    assertThat(log.linesWith("takes no further value")).hasSize(4);
  }

  @Test
  void theTypeThatIsOtherByNameIsNoOverflow() {
    fail("a:80");
    fail("a:80", "other");
    assertThat(overflow("load_balancer_errors_total")).isEqualTo(FAILURES - LIMIT);
  }

  @Test
  void aSampleThatTwoLimitsSendElsewhereIsCountedOnce() {
    fail("a:80");
    fail("b:80");

    Scrape scrape = Scrape.of(registry);
    assertThat(scrape.sum("load_balancer_connection_errors_total")).isEqualTo(2 * FAILURES);
    assertThat(overflow("load_balancer_connection_errors_total"))
        .isEqualTo(FAILURES - LIMIT + FAILURES);
  }
}
