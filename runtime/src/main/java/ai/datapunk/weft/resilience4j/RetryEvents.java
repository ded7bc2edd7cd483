package ai.datapunk.weft.resilience4j;

import io.github.resilience4j.retry.MaxRetriesExceededException;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.event.RetryEvent;

/** What the events of a retry mean. */
final class RetryEvents {

  private RetryEvents() {}

  /** Tells what the retry publishes from now on. */
  static void publishTo(DetachableListener<RetrySeries> link, Retry retry) {
    int maxAttempts = retry.getRetryConfig().getMaxAttempts();
    retry
        .getEventPublisher()
        .onRetry(event -> link.tell(series -> series.retried(event.getNumberOfRetryAttempts() + 1)))
        .onSuccess(
            event -> link.tell(series -> series.succeeded(event.getNumberOfRetryAttempts() + 1)))
        .onError(event -> link.tell(series -> gaveUp(series, event, maxAttempts)))
        .onIgnoredError(event -> link.tell(series -> ignored(series, event)));
  }

  /** Before the attempts are used up, it is the function for the wait that said to give up. */
  private static void gaveUp(RetrySeries series, RetryEvent event, int maxAttempts) {
    if (!isToldAgain(event)) {
      int attempts = event.getNumberOfRetryAttempts();
      series.failed(
          event.getLastThrowable(),
          attempts > 1,
          attempts < maxAttempts ? RetrySeries.NOT_RETRYABLE : RetrySeries.EXHAUSTED);
    }
  }

  /** At which attempt is not told; Resilience4j itself counts it as a call without a retry. */
  private static void ignored(RetrySeries series, RetryEvent event) {
    if (!isToldAgain(event)) {
      series.failed(event.getLastThrowable(), false, RetrySeries.NOT_RETRYABLE);
    }
  }

  /**
   * Whether the operation has ended before: the exception by which a retry fails after its last
   * result was unwanted passes through its own loop, which takes it for one of a further attempt.
   */
  private static boolean isToldAgain(RetryEvent event) {
    return event.getLastThrowable() instanceof MaxRetriesExceededException exceeded
        && event.getName().equals(exceeded.getCausingRetryName());
  }
}
