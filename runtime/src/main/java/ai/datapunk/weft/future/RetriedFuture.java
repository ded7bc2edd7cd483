package ai.datapunk.weft.future;

import ai.datapunk.weft.attempt.AsyncOperation;
import ai.datapunk.weft.attempt.Attempt;
import ai.datapunk.weft.attempt.Guards;
import ai.datapunk.weft.attempt.MethodBody;
import ai.datapunk.weft.attempt.MethodEngine;
import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.store.ErrorTypes;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One call of an asynchronous method that is retried: the future that its caller gets, and the
 * attempts behind it, of which there is one at a time. No thread is blocked between two attempts.
 * When the caller cancels or completes the future, the operation ends, and the attempt that is
 * running is cancelled.
 */
final class RetriedFuture implements AsyncOperation.Attempts {

  private final MethodEngine engine;
  private final OperationRecorder recorder;
  private final AsyncOperation operation;
  private final @Nullable Object[] arguments;
  private final MethodBody body;
  private final CompletableFuture<@Nullable Object> promise = new CompletableFuture<>();
  private volatile @Nullable Object running;
  private @Nullable Throwable thrownAtOnce;

  RetriedFuture(
      MethodEngine engine,
      OperationRecorder recorder,
      @Nullable Object[] arguments,
      MethodBody body) {
    this.engine = engine;
    this.recorder = recorder;
    this.operation = new AsyncOperation(engine, engine.retrier(), recorder, this);
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
    Guards guards = engine.guards();
    RetryState retry = operation.retry();
    AttemptRecorder entered = null;
    long start = Attempt.NOT_BEGUN;
    Object returned;
    try {
      entered = guards.enter(recorder, retry, guards.instanceOf(arguments));
      start = guards.begin(entered);
      returned = body.run(guards.withInstance(arguments, entered));
    } catch (Throwable thrown) {
      if (failed(guards.thrown(recorder, retry, entered, start), thrown) && retry == null) {
        thrownAtOnce = thrown;
      }
      return;
    }
    observe(new Attempt(recorder, retry, entered, start), returned);
  }

  @Override
  public void waitDropped(CancellationException reason) {
    promise.completeExceptionally(reason);
  }

  private void observe(Attempt attempt, @Nullable Object returned) {
    running = returned;
    if (promise.isDone()) {
      cancelRunning();
    }
    FutureCalls.whenEnded(
        returned,
        engine.scheduler(),
        attempt.start(),
        (value, thrown) -> {
          if (thrown == null) {
            returned(attempt, value);
          } else if (operation.failed(attempt, thrown, true)) {
            promise.completeExceptionally(
                returned instanceof CompletionStage ? thrown : told(thrown));
          }
        });
  }

  private void returned(Attempt attempt, @Nullable Object value) {
    if (!operation.isUnwanted(value)) {
      operation.succeeded(attempt, true);
      promise.complete(value);
    } else if (operation.unwanted(attempt)) {
      promise.complete(value);
    }
  }

  /**
   * What the promise is to be completed with, so that its {@code get} wraps it as the future's own
   * did, which is where this comes from.
   */
  private static Throwable told(Throwable thrown) {
    Throwable reason = thrown instanceof ExecutionException ? ErrorTypes.cause(thrown) : null;
    if (reason == null) {
      return thrown;
    }
    // Of these, get() shows the cause only.
    return reason instanceof CompletionException ? new CompletionException(reason) : reason;
  }

  /** Whether that was the end of the operation. */
  private boolean failed(Attempt attempt, Throwable thrown) {
    boolean last = operation.failed(attempt, thrown, true);
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
