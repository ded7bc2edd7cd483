package ai.datapunk.weft.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.probe.ClassProbes;
import ai.datapunk.weft.testing.Scrape;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.junit.jupiter.api.Test;

/** Which service a breaker is of, and services that Weft guards itself. */
class BreakerServiceTest extends BreakerFixture {

  /** What a class is read as that comes to be initialised. */
  static final class Guarded {
    @CircuitGuarded(service = "stock")
    void fetch() {}
  }

  @Test
  void aServiceThatWeftGuardsIsNotBound() {
    mesh.engine().circuits().of("guarded", CircuitPolicy.DEFAULT);
    breakers.circuitBreaker("guarded").executeRunnable(() -> {});
    assertThat(
            Scrape.of(registry)
                .has("circuit_breaker_requests_total", "service", "guarded", "status", "success"))
        .isFalse();
    assertThat(log.linesWith("Left out").get(0)).contains("[guarded]");
  }

  @Test
  void aServiceThatWeftComesToGuardIsWeftsFromThenOn() {
    trip();
    mesh.engine().circuits().of("stock", CircuitPolicy.DEFAULT).forceOpen();
    breaker.tryAcquirePermission();
    assertThat(Scrape.of(registry).sum("circuit_breaker_state_changes_total")).isEqualTo(1);
    assertThat(Scrape.of(registry).sum("circuit_breaker_rejections_total")).isZero();
    assertThat(log.linesWith("Bound no longer").get(0)).contains("[stock]");
  }

  @Test
  void allSeriesAreThereAtZeroOnceAnAnnotatedClassHasTakenTheServiceOver() {
    trip();
    ClassProbes.load(Guarded.class, mesh);
    assertThat(value("circuit_breaker_rejections_total")).isZero();
    assertThat(value("circuit_breaker_requests_total", "status", "success")).isZero();
    assertThat(value("circuit_breaker_requests_total", "status", "failure")).isZero();
    assertThat(value("circuit_breaker_request_duration_seconds_count", "status", "success"))
        .isZero();
  }

  @Test
  void aFunctionNamesTheService() {
    bridge.close();
    CircuitBreakerBridge.bind(breakers, mesh, each -> "the-" + each.getName());
    succeed();
    assertThat(
            Scrape.of(registry)
                .value(
                    "circuit_breaker_requests_total", "service", "the-stock", "status", "success"))
        .isEqualTo(1);
  }

  @Test
  void aFunctionThatThrowsLeavesItsBreakerOutAndBreaksNothing() {
    CircuitBreakerRegistry others = CircuitBreakerRegistry.of(config);
    CircuitBreakerBridge.bind(
        others,
        mesh,
        each -> {
          throw new IllegalStateException("no name");
        });
    others.circuitBreaker("nameless").executeRunnable(() -> {});
    assertThat(Scrape.of(registry).value("weft_recording_failures_total")).isEqualTo(1);
    assertThat(seriesOf("nameless")).isEmpty();
  }
}
