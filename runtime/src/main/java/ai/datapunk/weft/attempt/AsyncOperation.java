package ai.datapunk.weft.attempt;

import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.record.OperationOutcome;
import ai.datapunk.weft.record.OperationOutcome.Result;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.retry.ContextCarrier.Captured;
import ai.datapunk.weft.store.StackReserve;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An operation that goes on after its call has returned: records how its attempts end, of which
 * there is one at a time, and decides about the next, without a thread that waits. Its end is
 * recorded once, however many say that it has come.
 */
public final class AsyncOperation {

  /** What makes the attempts. */
  public interface Attempts {

    /** Lets go of the attempt that has ended. Returns whether another is wanted. */
    boolean goOn();

    /** Makes an attempt. */
    void attempt();

    /** The wait for the next attempt has no end: the operation is to end as if cancelled. */
    void waitDropped(CancellationException reason);
  }

  private final OutcomeRecorder outcomes;
  private final AsyncScheduler scheduler;
  private final @Nullable Retrier retrier;
  private final OperationRecorder recorder;
  private final Attempts attempts;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile long startedAt;
  private volatile @Nullable RetryState retry;
  private volatile @Nullable Captured context;

  /**
   * An operation that has not begun.
   *
   * @param retrier null if there is one attempt only
   */
  public AsyncOperation(
      MethodEngine engine,
      @Nullable Retrier retrier,
      OperationRecorder recorder,
      Attempts attempts) {
    this.outcomes = engine.outcomes();
    this.scheduler = engine.scheduler();
    this.retrier = retrier;
    this.recorder = recorder;
    this.attempts = attempts;
  }

  /** Begins now. */
  public void begin() {
    startedAt = scheduler.now();
    context = scheduler.captured();
  }

  /** Runs what is done for the call with its caller's context, if that is carried. */
  public void inContext(Runnable task) {
    Captured captured = context;
    if (captured == null) {
      task.run();
    } else {
      scheduler.run(task, captured);
    }
  }

  /** Null at the first attempt. */
  public @Nullable RetryState retry() {
    return retry;
  }

  private int attempt() {
    RetryState now = retry;
    return now == null ? 1 : now.attempt();
  }

  /** An attempt has given an element, and more may come: to the circuit, it has succeeded. */
  public void answered(Attempt attempt) {
    outcomes.circuitSucceeded(attempt.start(), scheduler.now());
  }

  /**
   * An attempt succeeded, and the operation with it.
   *
   * @param tells whether the circuit is to hear of it, and has not yet
   */
  public void succeeded(Attempt attempt, boolean tells) {
    long end = scheduler.now();
    if (tells) {
      outcomes.circuitSucceeded(attempt.start(), end);
    }
    if (retry == null && ended.compareAndSet(false, true)) {
      outcomes.firstSuccess(attempt.recorder(), attempt.start(), end);
    } else {
      outcomes.succeeded(attempt, end);
      end(OperationOutcome.success(attempt()));
    }
  }

  /** Whether a value is a reason for another attempt. */
  public boolean isUnwanted(@Nullable Object value) {
    return retrier != null && retrier.retriesResult(value);
  }

  /** An attempt gave what is unwanted. Returns whether the operation ends with it all the same. */
  public boolean unwanted(Attempt attempt) {
    long end = scheduler.now();
    outcomes.circuitSucceeded(attempt.start(), end);
    outcomes.succeeded(attempt, end);
    Result limit = limitOrSchedule(attempt, end, null);
    if (limit != null) {
      end(OperationOutcome.unwanted(attempt(), limit));
    }
    return limit != null;
  }

  /**
   * An attempt failed, or was refused. Returns whether the operation ends with it.
   *
   * @param repeatable whether there may be another, as far as the caller is concerned
   */
  public boolean failed(Attempt attempt, Throwable thrown, boolean repeatable) {
    long end = scheduler.now();
    String errorType = outcomes.failed(attempt, end, thrown);
    Result result =
        repeatable && retrier != null && retrier.retries(thrown)
            ? limitOrSchedule(attempt, end, thrown)
            : Result.EXCEPTION_NOT_RETRYABLE;
    if (result != null) {
      end(OperationOutcome.failure(attempt(), result, errorType));
    }
    return result != null;
  }

  /** An attempt failed that has succeeded to the circuit, and the operation with it. */
  public void failedAnswered(Attempt attempt, Throwable thrown) {
    end(failure(outcomes.failedAnswered(attempt, scheduler.now(), thrown)));
  }

  /**
   * An attempt was given up, of which nothing more is to be heard.
   *
   * @param tells whether the circuit has heard nothing of it yet
   */
  public void cancelled(Attempt attempt, Throwable reason, boolean tells) {
    if (tells) {
      outcomes.failed(attempt, scheduler.now(), reason);
    } else {
      outcomes.failedAnswered(attempt, scheduler.now(), reason);
    }
  }

  /**
   * The operation ends, whatever its attempts may still do. Returns whether it had not ended
   * before.
   *
   * @param reason null if it has succeeded
   */
  public boolean endedByCaller(@Nullable Throwable reason) {
    return end(
        reason == null ? OperationOutcome.success(attempt()) : failure(outcomes.errorType(reason)));
  }

  private OperationOutcome failure(String errorType) {
    return OperationOutcome.failure(attempt(), Result.EXCEPTION_NOT_RETRYABLE, errorType);
  }

  private boolean end(OperationOutcome outcome) {
    if (ended.get()) {
      return false;
    }
    StackReserve.checkForOperation(); // Or it would have ended, and not be recorded.
    boolean first = ended.compareAndSet(false, true);
    if (first) {
      outcomes.operations().record(recorder, outcome, scheduler.now() - startedAt);
    }
    return first;
  }

  /**
   * How the operation ends, or null if the next attempt will be made.
   *
   * @param thrown what the attempt has failed with; null if it gave what is unwanted
   */
  private @Nullable Result limitOrSchedule(Attempt attempt, long end, @Nullable Throwable thrown) {
    if (retrier == null) {
      return Result.EXCEPTION_NOT_RETRYABLE;
    }
    RetryState before = retry;
    RetryState current = before == null ? new RetryState(startedAt) : before;
    long wait = retrier.waitNanos(current, thrown);
    Result limit = retrier.limit(current, end, wait);
    if (limit != null || !attempts.goOn()) {
      return limit;
    }
    TrackedInstance failed = attempt.instance();
    Throwable refused =
        scheduler.refusal(() -> again(current, failed), wait, attempts::waitDropped);
    return refused == null ? null : Result.MAX_DURATION_REACHED;
  }

  private void again(RetryState current, @Nullable TrackedInstance failed) {
    if (attempts.goOn()) {
      retry = current.next(failed);
      inContext(attempts::attempt);
    }
  }
}
