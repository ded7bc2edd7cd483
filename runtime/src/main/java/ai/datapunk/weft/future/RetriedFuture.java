package ai.datapunk.weft.future;

import ai.datapunk.weft.attempt.AsyncOperation;
import ai.datapunk.weft.attempt.Retrier;
import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.store.ErrorTypes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One call of an asynchronous method that is retried: the future that its caller gets, and the
 * attempts behind it, of which there is one at a time. No thread is blocked between two attempts.
 * When the caller cancels or completes the future, the operation ends, and the attempt that is
 * running is cancelled.
 */
public final class RetriedFuture implements AsyncOperation.Attempts {

  private final Probe probe;
  private final OperationRecorder track;
  private final AsyncOperation operation;
  private final @Nullable Object[] arguments;
  private final Probe.Body body;
  private final CompletableFuture<@Nullable Object> promise = new CompletableFuture<>();
  private volatile @Nullable Object running;
  private @Nullable Throwable thrownAtOnce;

  public RetriedFuture(
      Probe probe,
      Retrier retrying,
      OperationRecorder track,
      @Nullable Object[] arguments,
      Probe.Body body) {
    this.probe = probe;
    this.track = track;
    this.operation = new AsyncOperation(probe, retrying, track, this);
    this.arguments = arguments;
    this.body = body;
  }

  /**
   * Makes the first attempt, and has the others made.
   *
   * @throws Throwable what the first attempt threw, if it is not retried
   */
  @SuppressWarnings("FutureReturnValueIgnored") // What completes the promise is told of it here.
  public CompletableFuture<@Nullable Object> call() throws Throwable {
    operation.begin();
    promise.whenComplete((value, thrown) -> completedByCaller(thrown));
    attempt();
    if (thrownAtOnce != null) {
      throw thrownAtOnce;
    }
    return promise;
  }

  @Override
  public boolean goOn() {
    boolean wanted = !promise.isDone();
    if (wanted) {
      running = null;
    }
    return wanted;
  }

  @Override
  public void attempt() {
    int instance = probe.instanceParameter();
    Object given = instance < 0 ? null : arguments[instance];
    RetryState retrial = operation.retrial();
    AttemptRecorder attempt = null;
    long start = Probe.NOT_BEGUN;
    Object returned;
    try {
      attempt = probe.enter(track, retrial, given);
      start = probe.begin(attempt);
      returned = body.run(probe.withInstance(arguments, attempt));
    } catch (Throwable thrown) {
      if (failed(probe.begun(attempt, start), start, thrown) && retrial == null) {
        thrownAtOnce = thrown;
      }
      return;
    }
    observe(attempt, start, returned);
  }

  private void observe(AttemptRecorder attempt, long start, @Nullable Object returned) {
    running = returned;
    if (promise.isDone()) {
      cancelRunning();
    }
    if (returned instanceof CompletionStage<?> stage) {
      stage.whenComplete((value, thrown) -> completed(attempt, start, value, thrown));
    } else if (returned instanceof Future<?> future) {
      probe.watch(future, start, (value, thrown) -> completed(attempt, start, value, thrown));
    } else {
      completed(attempt, start, null, null);
    }
  }

  private void completed(
      AttemptRecorder attempt, long start, @Nullable Object value, @Nullable Throwable thrown) {
    if (thrown != null) {
      failed(attempt, start, thrown);
    } else if (!operation.isUnwanted(value)) {
      operation.succeeded(attempt, start, true);
      promise.complete(value);
    } else if (operation.unwanted(attempt, start)) {
      promise.complete(value);
    }
  }

  /** Whether that was the end of the operation. */
  private boolean failed(@Nullable AttemptRecorder attempt, long start, Throwable thrown) {
    boolean last = operation.failed(attempt, start, thrown, true);
    if (last) {
      promise.completeExceptionally(thrown);
    }
    return last;
  }

  /** What completed the future was not this class, if the operation has not ended yet. */
  private void completedByCaller(@Nullable Throwable thrown) {
    if (operation.endedByCaller(thrown == null ? null : ErrorTypes.of(thrown))) {
      cancelRunning();
    }
  }

  private void cancelRunning() {
    if (running instanceof Future<?> future) {
      future.cancel(true);
    }
  }
}
