package ai.datapunk.weft.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.Scrape;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Breakers that come, go and are replaced while their registry is bound. */
class BreakerBindingTest extends BreakerFixture {

  @Test
  void aBreakerThatIsAddedLaterIsBound() {
    CircuitBreaker later = breakers.circuitBreaker("later");
    later.executeRunnable(() -> {});
    assertThat(
            Scrape.of(registry)
                .value("circuit_breaker_requests_total", "service", "later", "status", "success"))
        .isEqualTo(1);
  }

  @Test
  void theSeriesOfARemovedBreakerEndAndItsCallsCountNoLonger() {
    halfOpen();
    breakers.remove("stock");
    fail();
    assertThat(seriesOf("stock")).isEmpty();
    CircuitBreaker again = breakers.circuitBreaker("stock");
    again.executeRunnable(() -> {});
    assertThat(value("circuit_breaker_requests_total", "status", "success")).isEqualTo(1);
    assertThat(value("circuit_breaker_state")).isEqualTo(2);
    assertThat(Scrape.of(registry).sum("circuit_breaker_state_changes_total")).isZero();
  }

  @Test
  void aReplacedBreakerLeavesItsSeriesToTheNext() {
    trip();
    CircuitBreaker next = CircuitBreaker.of("stock", config);
    ticker.advance(Duration.ofSeconds(1));
    assertThat(changes.by(() -> breakers.replace("stock", next)))
        .isEqualTo(
            """
            circuit_breaker_error_rate ended
            circuit_breaker_recovery_time_seconds_count +1
            circuit_breaker_recovery_time_seconds_sum +1
            circuit_breaker_state =2
            circuit_breaker_state_changes_total{from_state=open,to_state=closed} +1
            mesh_circuit_breaker_state =2
            """);
    breaker.reset();
    assertThat(changes.by(() -> next.executeRunnable(() -> {})))
        .isEqualTo(
            """
            circuit_breaker_request_duration_seconds_count{status=success} +1
            circuit_breaker_requests_total{status=success} +1
            """);
  }

  @Test
  void aForcedOpenBreakerThatIsReplacedCountsNoMore() {
    breaker.transitionToForcedOpenState();
    beRefused();
    breakers.replace("stock", CircuitBreaker.of("stock", config));
    beRefused();
    assertThat(value("circuit_breaker_rejections_total")).isEqualTo(1);
    assertThat(value("circuit_breaker_state")).isEqualTo(2);
  }

  @Test
  void aBreakerThatIsReplacedByANamelessOneLeavesNoSeries() {
    bridge.close();
    CircuitBreakerBridge.bind(
        breakers,
        mesh,
        each -> {
          if (each != breaker) {
            throw new IllegalStateException("no name");
          }
          return "stock";
        });
    breakers.replace("stock", CircuitBreaker.of("stock", config));
    assertThat(seriesOf("stock")).isEmpty();
    succeed();
    assertThat(seriesOf("stock")).isEmpty();
  }

  @Test
  void aClosedBridgeHasNoSeries() {
    succeed();
    bridge.close();
    succeed();
    breakers.circuitBreaker("later").executeRunnable(() -> {});
    assertThat(seriesOf("stock")).isEmpty();
    assertThat(seriesOf("later")).isEmpty();
    bridge.close();
    bind();
    assertThat(value("circuit_breaker_requests_total", "status", "success")).isZero();
  }

  @Test
  void aBreakerThatIsOpenWhenItIsBoundLeftClosedThen() {
    trip();
    bridge.close();
    bind();
    assertThat(value("circuit_breaker_state")).isEqualTo(0);
    ticker.advance(Duration.ofSeconds(3));
    breaker.transitionToClosedState();
    assertThat(value("circuit_breaker_recovery_time_seconds_sum")).isEqualTo(3);
    assertThat(Scrape.of(registry).sum("circuit_breaker_state_changes_total")).isEqualTo(1);
  }

  @Test
  void refusalsBeforeBindingDoNotCount() {
    breaker.transitionToForcedOpenState();
    beRefused();
    bridge.close();
    bind();
    beRefused();
    assertThat(value("circuit_breaker_rejections_total")).isEqualTo(1);
  }

  @Test
  void theSameRegistryIsNotBoundTwice() {
    bind();
    succeed();
    assertThat(value("circuit_breaker_requests_total", "status", "success")).isEqualTo(1);
    assertThat(log.linesWith("Left out, because it would be counted twice")).hasSize(1);
  }

  @Test
  void aNameIsCleanedAsLabelsAre() {
    breakers.circuitBreaker("ann@example.com").executeRunnable(() -> {});
    assertThat(seriesOf("ann")).isEmpty();
    assertThat(
            Scrape.of(registry)
                .value(
                    "circuit_breaker_requests_total",
                    "service",
                    "masked_email",
                    "status",
                    "success"))
        .isEqualTo(1);
  }

  @Test
  void anErrorOfTheNamingFunctionLeavesTheApplicationAlone() {
    CircuitBreakerRegistry others = CircuitBreakerRegistry.of(config);
    try (CircuitBreakerBridge nameless =
        CircuitBreakerBridge.bind(
            others,
            mesh,
            each -> {
              throw new AssertionError("nameless");
            })) {
      assertThat(nameless).isNotNull();
      assertThat(others.circuitBreaker("some").getName()).isEqualTo("some");
    }
    assertThat(Scrape.of(registry).value("weft_recording_failures_total")).isEqualTo(1);
  }

  @Test
  @Timeout(30)
  void aNamingFunctionThatBlocksHoldsUpNoScrape() throws Exception {
    CircuitBreakerRegistry others = CircuitBreakerRegistry.of(config);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    try (CircuitBreakerBridge slow =
        CircuitBreakerBridge.bind(
            others,
            mesh,
            each -> {
              asked.countDown();
              await(answer);
              return "slow";
            })) {
      assertThat(slow).isNotNull();
      Thread adding = new Thread(() -> others.circuitBreaker("some"));
      adding.start();
      asked.await();
      assertThat(seriesOf("slow")).isEmpty();
      answer.countDown();
      adding.join();
      assertThat(seriesOf("slow")).isNotEmpty();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
