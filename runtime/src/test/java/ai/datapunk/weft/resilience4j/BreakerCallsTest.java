package ai.datapunk.weft.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.testing.Scrape;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a call through a breaker counts as. */
class BreakerCallsTest extends BreakerFixture {

  @Test
  void aBreakerThatIsThereHasItsSeriesAtZero() {
    Scrape scrape = Scrape.of(registry);
    assertThat(value("circuit_breaker_state")).isEqualTo(2);
    assertThat(value("mesh_circuit_breaker_state")).isEqualTo(2);
    assertThat(value("circuit_breaker_error_rate")).isNaN();
    assertThat(value("circuit_breaker_requests_total", "status", "success")).isZero();
    assertThat(value("circuit_breaker_requests_total", "status", "failure")).isZero();
    assertThat(value("circuit_breaker_request_duration_seconds_count", "status", "failure"))
        .isZero();
    assertThat(value("circuit_breaker_rejections_total")).isZero();
    assertThat(value("circuit_breaker_recovery_time_seconds_count")).isZero();
    for (String from : new String[] {"open", "half_open", "closed"}) {
      for (String to : new String[] {"open", "half_open", "closed"}) {
        assertThat(
                scrape.has(
                    "circuit_breaker_state_changes_total",
                    "service",
                    "stock",
                    "from_state",
                    from,
                    "to_state",
                    to))
            .isEqualTo(!from.equals(to));
      }
    }
  }

  @Test
  void aSuccessIsARequestWithItsDuration() {
    assertThat(changes.by(this::succeed))
        .isEqualTo(
            """
            circuit_breaker_request_duration_seconds_count{status=success} +1
            circuit_breaker_request_duration_seconds_sum{status=success} +0.01
            circuit_breaker_requests_total{status=success} +1
            """);
  }

  @Test
  void aFailureIsARequestAndAnErrorByTheNameOfItsClass() {
    assertThat(changes.by(this::fail))
        .isEqualTo(
            """
            circuit_breaker_failures_total{error_type=UncheckedIOException} +1
            circuit_breaker_request_duration_seconds_count{status=failure} +1
            circuit_breaker_request_duration_seconds_sum{status=failure} +0.01
            circuit_breaker_requests_total{status=failure} +1
            """);
  }

  @Test
  void whatAFutureWrapsNamesTheError() {
    assertThat(changes.by(() -> failWith(new CompletionException(new IOException()))))
        .contains("circuit_breaker_failures_total{error_type=IOException} +1\n");
  }

  /** With a predicate for exceptions of its own, Resilience4j throws here. */
  @Test
  void aWrapperWithNothingInsideIsAnUnknownError() {
    CircuitBreaker plain = CircuitBreaker.ofDefaults("stock");
    breakers.replace("stock", plain);
    CompletionException empty = new CompletionException("nothing inside", null);
    assertThat(changes.by(() -> plain.onError(0, TimeUnit.NANOSECONDS, empty)))
        .isEqualTo(
            """
            circuit_breaker_failures_total{error_type=unknown} +1
            circuit_breaker_request_duration_seconds_count{status=failure} +1
            circuit_breaker_requests_total{status=failure} +1
            """);
  }

  @Test
  void aResultThatCountsAsAFailureIsAnUnwantedOne() {
    assertThat(changes.by(() -> breaker.executeSupplier(() -> "bad")))
        .isEqualTo(
            """
            circuit_breaker_failures_total{error_type=unwanted_result} +1
            circuit_breaker_request_duration_seconds_count{status=failure} +1
            circuit_breaker_requests_total{status=failure} +1
            """);
  }

  @Test
  void whatIsIgnoredCountsNowhere() {
    assertThat(changes.by(() -> failWith(new IllegalArgumentException()))).isEmpty();
  }

  /** Its decorators catch exceptions only. */
  @Test
  void resilience4jDoesNotSeeAnError() {
    assertThat(
            changes.by(
                () ->
                    assertThatThrownBy(
                            () ->
                                breaker.executeRunnable(
                                    () -> {
                                      throw new StackOverflowError();
                                    }))
                        .isInstanceOf(StackOverflowError.class)))
        .isEmpty();
  }

  @Test
  void aRefusedCallIsARejectionOnly() {
    trip();
    assertThat(changes.by(this::beRefused)).isEqualTo("circuit_breaker_rejections_total +1\n");
    assertThat(changes.by(() -> assertThat(breaker.tryAcquirePermission()).isFalse()))
        .isEqualTo("circuit_breaker_rejections_total +1\n");
  }

  /** Another thread takes both trial calls while this one asks the open breaker for one. */
  private void beRefusedByABreakerThatHasJustBecomeHalfOpen(Runnable refused) {
    clock.atNextReading(
        () -> {
          assertThat(breaker.tryAcquirePermission()).isTrue();
          assertThat(breaker.tryAcquirePermission()).isTrue();
        });
    refused.run();
  }

  @Test
  void aRefusalThatIsPublishedTwiceIsOneRejection() {
    AtomicInteger published = new AtomicInteger();
    breaker.getEventPublisher().onCallNotPermitted(event -> published.incrementAndGet());
    for (Runnable refused :
        new Runnable[] {
          this::beRefused, () -> assertThat(breaker.tryAcquirePermission()).isFalse()
        }) {
      breaker.reset();
      trip();
      ticker.advance(Duration.ofMillis(10_001));
      published.set(0);
      assertThat(changes.by(() -> beRefusedByABreakerThatHasJustBecomeHalfOpen(refused)))
          .contains("circuit_breaker_rejections_total +1\n");
      assertThat(published).hasValue(2);
    }
  }
}
