package ai.datapunk.weft.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.retry.MaxRetriesExceededException;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** Results that a retry does not want, which Resilience4j publishes in more ways than one. */
class RetryUnwantedResultsTest extends RetryFixture {

  private static final String ALL_UNWANTED =
      """
      retry_attempts_total{attempt=1} +1
      retry_attempts_total{attempt=2} +1
      retry_attempts_total{attempt=3} +1
      retry_calls_total{result=max_attempts_reached,retried=true} +1
      retry_failure_total{error_type=unwanted_result} +1
      """;

  @Test
  void anUnwantedResultIsRetried() {
    assertThat(changes.by(calls("bad", "good")))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_attempts_total{attempt=2} +1
            retry_calls_total{result=value_returned,retried=true} +1
            retry_success_total{attempts_needed=2} +1
            """);
  }

  /** The exception is the last that the retry has heard of. */
  @Test
  void unwantedResultsAfterAnExceptionAreAFailureByThatException() {
    assertThat(changes.by(calls(fault, "bad", "bad")))
        .contains("retry_failure_total{error_type=UncheckedIOException} +1\n");
    Retry failing = with(RetryConfig.from(CONFIG).failAfterMaxAttempts(true).build());
    assertThat(changes.by(calls(failing, fault, "bad", "bad"))).isEqualTo(ALL_UNWANTED);
  }

  @Test
  void unwantedResultsThatUseUpTheAttemptsAreOneFailure() {
    assertThat(changes.by(calls("bad", "bad", "bad"))).isEqualTo(ALL_UNWANTED);
    // The last attempt is counted once as such and once as the end.
    assertThat(retry.getMetrics().getNumberOfTotalCalls()).isEqualTo(4);
  }

  @Test
  void anOperationThatFailsAfterItsLastUnwantedResultIsOneFailureThoughPublishedTwice() {
    Retry failing = with(RetryConfig.from(CONFIG).failAfterMaxAttempts(true).build());
    assertThat(changes.by(calls(failing, "bad", "bad", "bad"))).isEqualTo(ALL_UNWANTED);
    assertThat(published).containsExactly("RETRY", "RETRY", "ERROR", "ERROR");
    assertThat(failing.getMetrics().getNumberOfFailedCallsWithRetryAttempt()).isEqualTo(2);
  }

  @Test
  void theSameIsOneFailureWhereItsOwnExceptionIsNotRetried() {
    Retry failing =
        with(
            RetryConfig.from(CONFIG)
                .failAfterMaxAttempts(true)
                .retryOnException(UncheckedIOException.class::isInstance)
                .build());
    assertThat(changes.by(calls(failing, "bad", "bad", "bad"))).isEqualTo(ALL_UNWANTED);
    assertThat(published).containsExactly("RETRY", "RETRY", "ERROR", "IGNORED_ERROR");
  }

  @Test
  void anOuterRetryCountsThatAnInnerOneFailed() {
    Retry inner = Retry.of("inner", RetryConfig.from(CONFIG).failAfterMaxAttempts(true).build());
    assertThat(
            changes.by(
                () ->
                    assertThatThrownBy(
                            () -> retry.executeSupplier(() -> inner.executeSupplier(() -> "bad")))
                        .isInstanceOf(MaxRetriesExceededException.class)))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_attempts_total{attempt=2} +1
            retry_attempts_total{attempt=3} +1
            retry_calls_total{result=max_attempts_reached,retried=true} +1
            retry_failure_total{error_type=MaxRetriesExceededException} +1
            """);
  }
}
