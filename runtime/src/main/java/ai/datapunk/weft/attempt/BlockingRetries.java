package ai.datapunk.weft.attempt;

import ai.datapunk.weft.record.AttemptOutcome;
import ai.datapunk.weft.record.OperationOutcome;
import ai.datapunk.weft.record.OperationOutcome.Result;
import ai.datapunk.weft.time.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * The retries of calls whose thread waits for the next attempt: records an attempt that was not
 * good enough, and then either waits or records the operation's end. Thread-safe.
 */
public final class BlockingRetries {

  private final Retrier retrier;
  private final OutcomeRecorder outcomes;
  private final OperationEnds operations;
  private final Ticker ticker;

  BlockingRetries(Retrier retrier, OutcomeRecorder outcomes, Ticker ticker) {
    this.retrier = retrier;
    this.outcomes = outcomes;
    this.operations = outcomes.operations();
    this.ticker = ticker;
  }

  /** Whether what an attempt returned is a reason for another. */
  public boolean isUnwanted(@Nullable Object result) {
    return retrier.retriesResult(result);
  }

  /** After an attempt that returned what is unwanted; null if it was the last one. */
  public @Nullable RetryState unwanted(Attempt attempt) {
    long end = ticker.nanoTime();
    RetryState current = state(attempt, attempt.start());
    outcomes.circuitSucceeded(attempt.start(), end);
    outcomes.succeeded(attempt, end);
    Result limit = retrier.waitOrEnd(current, end);
    if (limit == null) {
      return current.next(attempt.instance());
    }
    OperationOutcome outcome = OperationOutcome.unwanted(current.attempt(), limit);
    operations.record(attempt.operation(), current.startedAt(), ticker.nanoTime(), outcome);
    return null;
  }

  /** After an attempt that threw, or was refused; null if it was the last one. */
  public @Nullable RetryState failed(Attempt attempt, Throwable thrown) {
    long end = ticker.nanoTime();
    RetryState current = state(attempt, attempt.hasBegun() ? attempt.start() : end);
    AttemptOutcome outcome = outcomes.failed(attempt, end, thrown);
    Result limit =
        retrier.retries(thrown) ? retrier.waitOrEnd(current, end) : Result.EXCEPTION_NOT_RETRYABLE;
    if (limit == null) {
      return current.next(attempt.instance());
    }
    operations.failed(attempt.operation(), current.startedAt(), ticker.nanoTime(), outcome, limit);
    return null;
  }

  private static RetryState state(Attempt attempt, long began) {
    return attempt.retry() == null ? new RetryState(began) : attempt.retry();
  }
}
