package ai.datapunk.weft.attempt;

import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationOutcome;
import ai.datapunk.weft.record.OperationOutcome.Result;
import ai.datapunk.weft.record.OperationRecorder;
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
    RetryState current =
        attempt.retry() == null ? new RetryState(attempt.start()) : attempt.retry();
    outcomes.circuitSucceeded(attempt.start(), end);
    outcomes.succeeded(attempt, end);
    Result limit = retrier.waitOrEnd(current, end, null);
    if (limit == null) {
      return current.next(attempt.instance());
    }
    OperationOutcome outcome = OperationOutcome.unwanted(current.attempt(), limit);
    operations.record(attempt.operation(), outcome, ended(limit, end) - current.startedAt());
    return null;
  }

  /**
   * After an attempt that threw, or was refused; null if it was the last one. Takes the parts of an
   * {@link Attempt}, so that nothing is allocated for the last one.
   */
  public @Nullable RetryState failed(
      OperationRecorder operation,
      @Nullable RetryState retry,
      AttemptRecorder recorder,
      long start,
      Throwable thrown) {
    if (!retrier.retries(thrown)) {
      outcomes.lastFailure(operation, retry, recorder, start, thrown);
      return null;
    }
    long end = ticker.nanoTime();
    RetryState current = retry != null ? retry : begun(start == Attempt.NOT_BEGUN ? end : start);
    if (current == null) {
      outcomes.lastFailure(operation, null, recorder, start, thrown);
      return null;
    }
    String errorType = outcomes.failed(recorder, current.attempt(), start, end, thrown);
    Result limit = retrier.waitOrEnd(current, end, thrown);
    if (limit == null) {
      return current.next(recorder.instance());
    }
    long nanos = ended(limit, end) - current.startedAt();
    operations.failed(operation, current.attempt(), limit, errorType, nanos);
    return null;
  }

  /** Null if there is no memory for it, and so none for another attempt. */
  private static @Nullable RetryState begun(long startedAt) {
    try {
      return new RetryState(startedAt);
    } catch (OutOfMemoryError full) {
      return null;
    }
  }

  /** When the operation ended: with its last attempt, unless a wait may have been interrupted. */
  private long ended(Result limit, long end) {
    return limit == Result.MAX_DURATION_REACHED ? ticker.nanoTime() : end;
  }
}
