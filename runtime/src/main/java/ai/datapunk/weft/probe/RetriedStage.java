package ai.datapunk.weft.probe;

import ai.datapunk.weft.loadbalancer.ServiceInstance;
import ai.datapunk.weft.probe.OperationOutcome.Result;
import ai.datapunk.weft.store.ErrorTypes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One call of an asynchronous method that is retried: the future that its caller gets, and the
 * attempts behind it, of which there is one at a time. No thread is blocked between two attempts.
 * When the caller cancels or completes the future, the operation ends, and the attempt that is
 * running is cancelled.
 */
final class RetriedStage {

  private final Probe probe;
  private final Retrying retrying;
  private final OperationTrack operation;
  private final @Nullable Object[] arguments;
  private final Probe.Body body;
  private final CompletableFuture<@Nullable Object> promise = new CompletableFuture<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile long startedAt;
  private volatile @Nullable Retrial retrial;
  private volatile @Nullable Object running;
  private @Nullable Throwable thrownAtOnce;

  RetriedStage(
      Probe probe,
      Retrying retrying,
      OperationTrack operation,
      @Nullable Object[] arguments,
      Probe.Body body) {
    this.probe = probe;
    this.retrying = retrying;
    this.operation = operation;
    this.arguments = arguments;
    this.body = body;
  }

  /**
   * Makes the first attempt, and has the others made.
   *
   * @throws Throwable what the first attempt threw, if it is not retried
   */
  @SuppressWarnings("FutureReturnValueIgnored") // What completes the promise is told of it here.
  CompletableFuture<@Nullable Object> call() throws Throwable {
    startedAt = probe.now();
    promise.whenComplete((value, thrown) -> completedByCaller(thrown));
    attempt();
    if (thrownAtOnce != null) {
      throw thrownAtOnce;
    }
    return promise;
  }

  private void attempt() {
    int instance = probe.instanceParameter();
    Object given = instance < 0 ? null : arguments[instance];
    AttemptTrack track = null;
    long start = Probe.NOT_BEGUN;
    Object returned;
    try {
      track = probe.enter(operation, retrial, given);
      start = probe.begin(track);
      @Nullable Object[] actual = arguments;
      if (instance >= 0) {
        actual = arguments.clone();
        actual[instance] = track.argument(given);
      }
      returned = body.run(actual);
    } catch (Throwable thrown) {
      boolean first = retrial == null;
      if (failed(track, start, thrown) && first) {
        thrownAtOnce = thrown;
      }
      return;
    }
    observe(track, start, returned);
  }

  private void observe(AttemptTrack track, long start, @Nullable Object returned) {
    running = returned;
    if (promise.isDone()) {
      cancelRunning();
    }
    if (returned instanceof CompletionStage<?> stage) {
      stage.whenComplete((value, thrown) -> completed(track, start, value, thrown));
    } else if (returned instanceof Future<?> future) {
      probe.watch(future, start, (value, thrown) -> completed(track, start, value, thrown));
    } else {
      completed(track, start, null, null);
    }
  }

  private void completed(
      AttemptTrack track, long start, @Nullable Object value, @Nullable Throwable thrown) {
    if (thrown != null) {
      failed(track, start, thrown);
    } else if (retrying.retriesResult(value)) {
      long end = probe.now();
      probe.outcomes().succeeded(track, attemptNumber(), start, end);
      Result limit = limitOrSchedule(track, end);
      if (limit != null) {
        if (end(OperationOutcome.unwanted(attemptNumber(), limit))) {
          promise.complete(value);
        }
      }
    } else if (retrial == null && ended.compareAndSet(false, true)) {
      probe.recordSuccess(operation, null, track, start);
      promise.complete(value);
    } else {
      probe.outcomes().succeeded(track, attemptNumber(), start, probe.now());
      if (end(OperationOutcome.success(attemptNumber()))) {
        promise.complete(value);
      }
    }
  }

  /** Whether that was the end of the operation. */
  private boolean failed(@Nullable AttemptTrack track, long start, Throwable thrown) {
    long end = probe.now();
    long began = track == null ? end : start;
    AttemptOutcome outcome =
        probe.outcomes().failed(operation, attemptNumber(), track, began, end, thrown);
    Result result =
        retrying.retries(thrown) ? limitOrSchedule(track, end) : Result.EXCEPTION_NOT_RETRYABLE;
    if (result == null) {
      return false;
    }
    String errorType = String.valueOf(outcome.errorType());
    if (end(OperationOutcome.failure(attemptNumber(), result, errorType))) {
      promise.completeExceptionally(thrown);
    }
    return true;
  }

  /** How the operation ends, or null if the next attempt will be made. */
  private @Nullable Result limitOrSchedule(@Nullable AttemptTrack track, long end) {
    Retrial before = retrial;
    Retrial current = before == null ? new Retrial(startedAt) : before;
    long wait = retrying.waitNanos(current);
    Result limit = retrying.limit(current, end, wait);
    if (limit == null && !promise.isDone()) {
      running = null;
      ServiceInstance failed = track == null ? null : track.instance();
      return probe.schedule(() -> again(current, failed), wait)
          ? null
          : Result.MAX_DURATION_REACHED;
    }
    return limit;
  }

  private void again(Retrial current, @Nullable ServiceInstance failed) {
    if (!promise.isDone()) {
      retrial = current.next(failed);
      attempt();
    }
  }

  /** Records the end of the operation, unless it has ended already. */
  private boolean end(OperationOutcome outcome) {
    boolean first = ended.compareAndSet(false, true);
    if (first) {
      probe.outcomes().operation(operation, startedAt, probe.now(), outcome);
    }
    return first;
  }

  /** What completed the future was not this class, if the operation has not ended yet. */
  private void completedByCaller(@Nullable Throwable thrown) {
    OperationOutcome outcome =
        thrown == null
            ? OperationOutcome.success(attemptNumber())
            : OperationOutcome.failure(
                attemptNumber(), Result.EXCEPTION_NOT_RETRYABLE, ErrorTypes.of(thrown));
    if (end(outcome)) {
      cancelRunning();
    }
  }

  private void cancelRunning() {
    if (running instanceof Future<?> future) {
      future.cancel(true);
    }
  }

  private int attemptNumber() {
    Retrial now = retrial;
    return now == null ? 1 : now.attempt();
  }
}
