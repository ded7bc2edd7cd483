package ai.datapunk.weft.attempt;

import ai.datapunk.weft.loadbalancer.TrackedInstance;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.record.AttemptOutcome;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationOutcome;
import ai.datapunk.weft.record.OperationOutcome.Result;
import ai.datapunk.weft.record.OperationRecorder;
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
  }

  private final Probe probe;
  private final @Nullable Retrier retrying;
  private final OperationRecorder track;
  private final Attempts attempts;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile long startedAt;
  private volatile @Nullable RetryState retrial;

  /**
   * An operation that has not begun.
   *
   * @param retrying null if there is one attempt only
   */
  public AsyncOperation(
      Probe probe, @Nullable Retrier retrying, OperationRecorder track, Attempts attempts) {
    this.probe = probe;
    this.retrying = retrying;
    this.track = track;
    this.attempts = attempts;
  }

  /** Begins now. */
  public void begin() {
    startedAt = probe.now();
  }

  /** Null at the first attempt. */
  public @Nullable RetryState retrial() {
    return retrial;
  }

  private int attempt() {
    RetryState now = retrial;
    return now == null ? 1 : now.attempt();
  }

  /** An attempt has given an element, and more may come: to the circuit, it has succeeded. */
  public void answered(long start) {
    probe.outcomes().circuitSucceeded(start, probe.now());
  }

  /**
   * An attempt succeeded, and the operation with it.
   *
   * @param tells whether the circuit is to hear of it, and has not yet
   */
  public void succeeded(AttemptRecorder attempt, long start, boolean tells) {
    long end = probe.now();
    if (tells) {
      probe.outcomes().circuitSucceeded(start, end);
    }
    if (retrial == null && ended.compareAndSet(false, true)) {
      probe.recordFirstSuccess(attempt, start, end);
    } else {
      probe.outcomes().succeeded(attempt, attempt(), start, end);
      end(OperationOutcome.success(attempt()));
    }
  }

  /** Whether a value is a reason for another attempt. */
  public boolean isUnwanted(@Nullable Object value) {
    return retrying != null && retrying.retriesResult(value);
  }

  /** An attempt gave what is unwanted. Returns whether the operation ends with it all the same. */
  public boolean unwanted(AttemptRecorder attempt, long start) {
    long end = probe.now();
    probe.outcomes().circuitSucceeded(start, end);
    probe.outcomes().succeeded(attempt, attempt(), start, end);
    Result limit = limitOrSchedule(attempt, end);
    if (limit != null) {
      end(OperationOutcome.unwanted(attempt(), limit));
    }
    return limit != null;
  }

  /**
   * An attempt failed. Returns whether the operation ends with it.
   *
   * @param attempt null if it was not let through
   * @param repeatable whether there may be another, as far as the caller is concerned
   */
  public boolean failed(
      @Nullable AttemptRecorder attempt, long start, Throwable thrown, boolean repeatable) {
    long end = probe.now();
    AttemptOutcome outcome =
        probe
            .outcomes()
            .failed(track, attempt(), attempt, attempt == null ? end : start, end, thrown);
    Result result =
        repeatable && retrying != null && retrying.retries(thrown)
            ? limitOrSchedule(attempt, end)
            : Result.EXCEPTION_NOT_RETRYABLE;
    if (result != null) {
      String errorType = String.valueOf(outcome.errorType());
      end(OperationOutcome.failure(attempt(), result, errorType));
    }
    return result != null;
  }

  /** An attempt failed that has succeeded to the circuit, and the operation with it. */
  public void failedAnswered(AttemptRecorder attempt, long start, Throwable thrown) {
    AttemptOutcome outcome =
        probe.outcomes().failedAnswered(track, attempt(), attempt, start, probe.now(), thrown);
    endedByCaller(String.valueOf(outcome.errorType()));
  }

  /**
   * An attempt was given up, of which nothing more is to be heard.
   *
   * @param tells whether the circuit has heard nothing of it yet
   */
  public void cancelled(AttemptRecorder attempt, long start, Throwable reason, boolean tells) {
    if (tells) {
      probe.outcomes().failed(track, attempt(), attempt, start, probe.now(), reason);
    } else {
      probe.outcomes().failedAnswered(track, attempt(), attempt, start, probe.now(), reason);
    }
  }

  /**
   * The operation ends, whatever its attempts may still do. Returns whether it had not ended
   * before.
   */
  public boolean endedByCaller(@Nullable String errorType) {
    return end(
        errorType == null
            ? OperationOutcome.success(attempt())
            : OperationOutcome.failure(attempt(), Result.EXCEPTION_NOT_RETRYABLE, errorType));
  }

  private boolean end(OperationOutcome outcome) {
    boolean first = ended.compareAndSet(false, true);
    if (first) {
      probe.outcomes().operation(track, startedAt, probe.now(), outcome);
    }
    return first;
  }

  /** How the operation ends, or null if the next attempt will be made. */
  private @Nullable Result limitOrSchedule(@Nullable AttemptRecorder attempt, long end) {
    if (retrying == null) {
      return Result.EXCEPTION_NOT_RETRYABLE;
    }
    RetryState before = retrial;
    RetryState current = before == null ? new RetryState(startedAt) : before;
    long wait = retrying.waitNanos(current);
    Result limit = retrying.limit(current, end, wait);
    if (limit != null || !attempts.goOn()) {
      return limit;
    }
    TrackedInstance failed = attempt == null ? null : attempt.instance();
    return probe.schedule(() -> again(current, failed), wait) ? null : Result.MAX_DURATION_REACHED;
  }

  private void again(RetryState current, @Nullable TrackedInstance failed) {
    if (attempts.goOn()) {
      retrial = current.next(failed);
      attempts.attempt();
    }
  }
}
