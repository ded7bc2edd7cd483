package ai.datapunk.weft.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.Scrape;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The states of a breaker, the changes between them, and the time that it spends in each. */
class BreakerStatesTest extends BreakerFixture {

  @Test
  void theFailureThatOpensItIsOneChange() {
    fail();
    fail();
    fail();
    assertThat(changes.by(this::fail))
        .isEqualTo(
            """
            circuit_breaker_error_rate =1
            circuit_breaker_failures_total{error_type=UncheckedIOException} +1
            circuit_breaker_request_duration_seconds_count{status=failure} +1
            circuit_breaker_request_duration_seconds_sum{status=failure} +0.01
            circuit_breaker_requests_total{status=failure} +1
            circuit_breaker_state =0
            circuit_breaker_state_changes_total{from_state=closed,to_state=open} +1
            mesh_circuit_breaker_state =0
            """);
  }

  @Test
  void slowCallsOpenItAsSuccesses() {
    for (int i = 0; i < 3; i++) {
      breaker.executeRunnable(() -> ticker.millis(1_001));
    }
    assertThat(changes.by(() -> breaker.executeRunnable(() -> ticker.millis(1_001))))
        .isEqualTo(
            """
            circuit_breaker_error_rate =0
            circuit_breaker_request_duration_seconds_count{status=success} +1
            circuit_breaker_request_duration_seconds_sum{status=success} +1.001
            circuit_breaker_requests_total{status=success} +1
            circuit_breaker_state =0
            circuit_breaker_state_changes_total{from_state=closed,to_state=open} +1
            mesh_circuit_breaker_state =0
            """);
  }

  /** It says so when a call asks it: its bridge only watches. */
  @Test
  void anOpenBreakerWhoseWaitIsOverStaysOpenUntilItIsAsked() {
    trip();
    assertThat(changes.by(() -> ticker.advance(Duration.ofSeconds(60)))).isEmpty();
    assertThat(changes.by(this::succeed))
        .isEqualTo(
            """
            circuit_breaker_error_rate ended
            circuit_breaker_request_duration_seconds_count{status=success} +1
            circuit_breaker_request_duration_seconds_sum{status=success} +0.01
            circuit_breaker_requests_total{status=success} +1
            circuit_breaker_state =1
            circuit_breaker_state_changes_total{from_state=open,to_state=half_open} +1
            mesh_circuit_breaker_state =1
            """);
  }

  @Test
  void aTrialThatFailsIsOneChangeBackToOpen() {
    halfOpen();
    assertThat(changes.by(this::fail))
        .isEqualTo(
            """
            circuit_breaker_error_rate =0.5
            circuit_breaker_failures_total{error_type=UncheckedIOException} +1
            circuit_breaker_request_duration_seconds_count{status=failure} +1
            circuit_breaker_request_duration_seconds_sum{status=failure} +0.01
            circuit_breaker_requests_total{status=failure} +1
            circuit_breaker_state =0
            circuit_breaker_state_changes_total{from_state=half_open,to_state=open} +1
            mesh_circuit_breaker_state =0
            """);
  }

  @Test
  void recoveryTakesFromLeavingClosedToBeingClosedAgain() {
    halfOpen();
    assertThat(changes.by(this::succeed))
        .isEqualTo(
            """
            circuit_breaker_recovery_time_seconds_count +1
            circuit_breaker_recovery_time_seconds_sum +10.021
            circuit_breaker_request_duration_seconds_count{status=success} +1
            circuit_breaker_request_duration_seconds_sum{status=success} +0.01
            circuit_breaker_requests_total{status=success} +1
            circuit_breaker_state =2
            circuit_breaker_state_changes_total{from_state=half_open,to_state=closed} +1
            mesh_circuit_breaker_state =2
            """);
  }

  @Test
  void timeIsCountedInTheStateThatItIsSpentIn() {
    halfOpen();
    succeed();
    ticker.advance(Duration.ofSeconds(7));
    // Closed for 4 failures and 7 s, open until the first trial, which took 10 ms as the second.
    assertThat(value("circuit_breaker_state_seconds_total", "state", "closed")).isEqualTo(7.04);
    assertThat(value("circuit_breaker_state_seconds_total", "state", "open")).isEqualTo(10.001);
    assertThat(value("circuit_breaker_state_seconds_total", "state", "half_open")).isEqualTo(0.02);
  }

  @Test
  void aForcedOpenBreakerIsOpenAndItsRefusalsCountThoughNobodyPublishesThem() {
    AtomicInteger published = new AtomicInteger();
    breaker.getEventPublisher().onCallNotPermitted(event -> published.incrementAndGet());
    assertThat(changes.by(breaker::transitionToForcedOpenState))
        .isEqualTo(
            """
            circuit_breaker_state =0
            circuit_breaker_state_changes_total{from_state=closed,to_state=open} +1
            mesh_circuit_breaker_state =0
            """);
    assertThat(changes.by(this::beRefused)).isEqualTo("circuit_breaker_rejections_total +1\n");
    assertThat(published).hasValue(0);
    breaker.transitionToClosedState();
    assertThat(value("circuit_breaker_rejections_total")).isEqualTo(1);
    breaker.transitionToForcedOpenState();
    beRefused();
    beRefused();
    assertThat(value("circuit_breaker_rejections_total")).isEqualTo(3);
  }

  @Test
  void aCallThatEndsWhileItIsForcedOpenIsToldToNobody() {
    assertThat(
            changes.by(
                () -> {
                  breaker.acquirePermission();
                  breaker.transitionToForcedOpenState();
                  breaker.onSuccess(1, TimeUnit.SECONDS);
                }))
        .doesNotContain("requests");
  }

  @Test
  void fromOpenToForcedOpenIsNoChange() {
    trip();
    assertThat(changes.by(breaker::transitionToForcedOpenState))
        .isEqualTo("circuit_breaker_error_rate ended\n");
  }

  @Test
  void aDisabledBreakerIsClosedAndTellsNothingOfItsCalls() {
    assertThat(changes.by(breaker::transitionToDisabledState)).isEmpty();
    assertThat(
            changes.by(
                () -> {
                  succeed();
                  fail();
                }))
        .isEmpty();
  }

  @Test
  void aBreakerForMetricsOnlyIsClosedAndItsCallsCount() {
    assertThat(changes.by(breaker::transitionToMetricsOnlyState)).isEmpty();
    assertThat(
            changes.by(
                () -> {
                  fail();
                  fail();
                  fail();
                  fail();
                }))
        .isEqualTo(
            """
            circuit_breaker_error_rate =1
            circuit_breaker_failures_total{error_type=UncheckedIOException} +4
            circuit_breaker_request_duration_seconds_count{status=failure} +4
            circuit_breaker_request_duration_seconds_sum{status=failure} +0.04
            circuit_breaker_requests_total{status=failure} +4
            """);
  }

  /** Another listener that throws keeps what it was told from all that come after it. */
  @Test
  void aChangeThatWasMissedIsNoticedWhenItHasBeenQuietForASecond() {
    CircuitBreaker other = CircuitBreaker.of("stock", config);
    other
        .getEventPublisher()
        .onStateTransition(
            event -> {
              throw new IllegalStateException("a bad listener");
            });
    breakers.replace("stock", other);
    other.transitionToOpenState();
    assertThat(value("circuit_breaker_state")).isEqualTo(0);
    assertThat(Scrape.of(registry).sum("circuit_breaker_state_changes_total")).isZero();
    ticker.advance(Duration.ofSeconds(1));
    assertThat(Scrape.of(registry).sum("circuit_breaker_state_changes_total")).isEqualTo(1);
  }
}
