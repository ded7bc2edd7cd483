package ai.datapunk.weft.resilience4j;

import static ai.datapunk.weft.testing.LabelPairs.plus;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.Scrape;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

/** What a call through a retry counts as: its attempts, and one end. */
class RetryCallsTest extends RetryFixture {

  @Test
  void aRetryThatIsThereHasItsSeriesAtZero() {
    Scrape scrape = Scrape.of(registry);
    String[] operation = {"service", "stock", "operation", "fetch"};
    for (String number : List.of("1", "2", "3")) {
      assertThat(scrape.value("retry_attempts_total", plus(operation, "attempt", number))).isZero();
      assertThat(scrape.value("retry_success_total", plus(operation, "attempts_needed", number)))
          .isZero();
    }
    assertThat(
            scrape.value(
                "retry_calls_total",
                plus(operation, "retried", "true", "result", "max_attempts_reached")))
        .isZero();
    assertThat(scrape.has("retry_duration_seconds_count", operation)).isFalse();
  }

  @Test
  void aFirstSuccessCountsThoughNobodyPublishesIt() {
    retry.getEventPublisher().onEvent(event -> published.add(event.getEventType().name()));
    assertThat(changes.by(calls("good")))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_calls_total{result=value_returned,retried=false} +1
            retry_success_total{attempts_needed=1} +1
            """);
    assertThat(published).isEmpty();
  }

  @Test
  void aSuccessAfterARetryCountsItsAttempts() {
    assertThat(changes.by(calls(fault, "good")))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_attempts_total{attempt=2} +1
            retry_calls_total{result=value_returned,retried=true} +1
            retry_success_total{attempts_needed=2} +1
            """);
  }

  @Test
  void attemptsThatAreUsedUpAreOneFailure() {
    assertThat(changes.by(calls(fault, fault, fault)))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_attempts_total{attempt=2} +1
            retry_attempts_total{attempt=3} +1
            retry_calls_total{result=max_attempts_reached,retried=true} +1
            retry_failure_total{error_type=UncheckedIOException} +1
            """);
  }

  @Test
  void whatIsNotRetriedIsAFailureAtOnce() {
    assertThat(changes.by(calls(refusal)))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_calls_total{result=exception_not_retryable,retried=false} +1
            retry_failure_total{error_type=IllegalArgumentException} +1
            """);
  }

  /** Its event has no number of attempts, and its metrics call it a failure without a retry. */
  @Test
  void whatIsNotRetriedAfterARetryHasItsAttemptsButIsNotCalledRetried() {
    assertThat(changes.by(calls(fault, refusal)))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_attempts_total{attempt=2} +1
            retry_calls_total{result=exception_not_retryable,retried=false} +1
            retry_failure_total{error_type=IllegalArgumentException} +1
            """);
    assertThat(retry.getMetrics().getNumberOfFailedCallsWithoutRetryAttempt()).isEqualTo(1);
  }

  @Test
  void aSingleAttemptThatFailsWasNotRetried() {
    Retry once = with(RetryConfig.from(CONFIG).maxAttempts(1).build());
    assertThat(changes.by(calls(once, fault)))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_calls_total{result=max_attempts_reached,retried=false} +1
            retry_failure_total{error_type=UncheckedIOException} +1
            """);
  }

  @Test
  void aNegativeWaitGivesUp() {
    Retry impatient =
        with(
            RetryConfig.<Object>custom()
                .maxAttempts(3)
                .intervalFunction(attempt -> attempt < 2 ? 0L : -1L)
                .build());
    assertThat(changes.by(calls(impatient, fault, fault)))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_attempts_total{attempt=2} +1
            retry_calls_total{result=exception_not_retryable,retried=true} +1
            retry_failure_total{error_type=UncheckedIOException} +1
            """);
  }

  /** Resilience4j catches exceptions only, and tells nobody that the operation has ended. */
  @Test
  void anErrorAfterARetryLeavesTheAttemptThatWasAnnounced() {
    assertThat(changes.by(calls(new StackOverflowError()))).isEmpty();
    assertThat(changes.by(calls(fault, new StackOverflowError())))
        .isEqualTo("retry_attempts_total{attempt=2} +1\n");
  }

  /** Nothing is published, and no count of the retry's own moves. */
  @Test
  void anInterruptedWaitLeavesTheAttemptThatWasAnnounced() {
    assertThat(
            changes.by(
                () -> {
                  Thread.currentThread().interrupt();
                  calls(fault).run();
                  assertThat(Thread.interrupted()).isTrue();
                }))
        .isEqualTo("retry_attempts_total{attempt=2} +1\n");
  }

  @Test
  void attemptsBeyondAHundredAreRecordedTogether() {
    Retry endless = with(RetryConfig.from(CONFIG).maxAttempts(Integer.MAX_VALUE).build());
    Object[] outcomes = new Object[103];
    Arrays.fill(outcomes, fault);
    outcomes[102] = "good";
    assertThat(changes.by(calls(endless, outcomes)).lines())
        .hasSize(105)
        .contains(
            "retry_attempts_total{attempt=100} +1",
            "retry_attempts_total{attempt=other} +3",
            "retry_success_total{attempts_needed=other} +1",
            "weft_overflow_total{family=retry_attempts_total} +3",
            "weft_overflow_total{family=retry_success_total} +1");
  }

  @Test
  void asynchronousCallsCountAlike() throws Exception {
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    try {
      Deque<Object> next = new ArrayDeque<>(List.of(fault, "bad", "good"));
      assertThat(
              changes.by(
                  () ->
                      retry
                          .executeCompletionStage(
                              scheduler, () -> CompletableFuture.supplyAsync(() -> outcome(next)))
                          .toCompletableFuture()
                          .join()))
          .isEqualTo(
              """
              retry_attempts_total{attempt=1} +1
              retry_attempts_total{attempt=2} +1
              retry_attempts_total{attempt=3} +1
              retry_calls_total{result=value_returned,retried=true} +1
              retry_success_total{attempts_needed=3} +1
              """);
    } finally {
      scheduler.shutdownNow();
    }
  }
}
