package ai.datapunk.weft.future;

import ai.datapunk.weft.attempt.Answerable;
import ai.datapunk.weft.attempt.AsyncOperation;
import ai.datapunk.weft.attempt.Attempt;
import ai.datapunk.weft.attempt.Guards;
import ai.datapunk.weft.attempt.MethodBody;
import ai.datapunk.weft.attempt.MethodEngine;
import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.store.ErrorTypes;
import ai.datapunk.weft.store.StackReserve;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One call of a method that returns a future and is retried or has a fallback: the future that its
 * caller gets, and the attempts behind it, of which there is one at a time, and what answers in
 * their place. No thread is blocked between two attempts. When the caller cancels or completes the
 * future, the operation ends, and the attempt that is running is cancelled.
 */
final class FutureCall implements AsyncOperation.Attempts {

  private final MethodEngine engine;
  private final OperationRecorder recorder;
  private final AsyncOperation operation;
  private final @Nullable Object[] arguments;
  private final MethodBody body;
  private final CompletableFuture<@Nullable Object> promise = new CompletableFuture<>();
  private volatile @Nullable Object running;

  /** What the fallback returned. */
  private volatile @Nullable Object answering;

  private @Nullable Throwable thrownAtOnce;

  /** The future of the first attempt, if there was no memory, or stack, to listen to it. */
  private @Nullable Object unheard;

  FutureCall(
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
   * @throws Throwable what the first attempt threw, if it is not retried and nothing answers
   */
  @SuppressWarnings("FutureReturnValueIgnored") // What completes the promise is told of it here.
  Object call() throws Throwable {
    StackReserve.checkForLaterEnd(); // Or the caller would not get the future of what has begun.
    operation.begin();
    promise.whenComplete((value, thrown) -> completedByCaller(thrown));
    attempt();
    if (thrownAtOnce != null) {
      throw thrownAtOnce;
    }
    return unheard != null ? unheard : promise;
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
      if (isLast(retry, entered, start, thrown)) {
        boolean first = retry == null;
        boolean answerable = first ? Answerable.inCallersThread(thrown) : Answerable.is(thrown);
        Throwable end = fail(thrown, thrown, answerable);
        thrownAtOnce = first ? end : null;
      }
      return;
    }
    try {
      observe(new Attempt(recorder, retry, entered, start), returned);
    } catch (StackOverflowError | OutOfMemoryError exhausted) {
      engine.outcomes().lost(entered, start, exhausted);
      if (retry == null) {
        unheard = returned;
      } else {
        promise.completeExceptionally(exhausted);
      }
    }
  }

  /** Whether the operation ends with what an attempt threw; a fault of recording ends it too. */
  private boolean isLast(
      @Nullable RetryState retry, @Nullable AttemptRecorder entered, long start, Throwable thrown) {
    Attempt attempt;
    try {
      attempt = engine.guards().thrown(recorder, retry, entered, start);
    } catch (OutOfMemoryError full) {
      if (entered != null && start != Attempt.NOT_BEGUN) {
        engine.outcomes().lost(entered, start, full);
      } else {
        engine.store().recordingFailed(full);
      }
      return true;
    }
    try {
      return operation.failed(attempt, thrown, true);
    } catch (Throwable fault) {
      engine.store().recordingFailed(fault);
      return true;
    }
  }

  @Override
  public void waitDropped(CancellationException reason) {
    promise.completeExceptionally(reason);
  }

  private void observe(Attempt attempt, @Nullable Object returned) {
    running = returned;
    if (promise.isDone()) {
      cancel(returned);
    }
    FutureCalls.whenEnded(returned, engine, attempt.start(), new AttemptEnd(attempt, returned));
  }

  /** The end of the future of an attempt. */
  private final class AttemptEnd implements FutureEnd {

    private final Attempt attempt;
    private final @Nullable Object returned;
    private boolean told;

    AttemptEnd(Attempt attempt, @Nullable Object returned) {
      this.attempt = attempt;
      this.returned = returned;
    }

    @Override
    public void checkStack() {
      StackReserve.checkForLaterEnd();
    }

    @Override
    public void ended(@Nullable Object value, @Nullable Throwable thrown) {
      boolean again = told;
      told = true;
      try {
        if (!again) {
          FutureCall.this.ended(attempt, returned, value, thrown);
        }
      } catch (Throwable fault) {
        // Or whoever waits for the promise would wait for good.
        end(returned, value, thrown);
        engine.store().recordingFailed(fault);
      }
      if (again) {
        end(returned, value, thrown);
      }
      if (promise.isDone()) {
        // What was to hear of that may have had no stack.
        operation.endedByCaller(thrown);
      }
    }

    @Override
    public void passOn(@Nullable Object value, @Nullable Throwable thrown) {
      end(returned, value, thrown);
    }
  }

  private void ended(
      Attempt attempt,
      @Nullable Object returned,
      @Nullable Object value,
      @Nullable Throwable thrown) {
    if (thrown == null) {
      returned(attempt, value);
    } else if (operation.failed(attempt, thrown, true)) {
      Throwable inner = ErrorTypes.unwrapped(thrown);
      fail(inner, told(returned, thrown), Answerable.is(inner));
    }
  }

  /** The promise ends as the attempt's future did. */
  private void end(@Nullable Object returned, @Nullable Object value, @Nullable Throwable thrown) {
    if (thrown == null) {
      promise.complete(value);
    } else {
      promise.completeExceptionally(told(returned, thrown));
    }
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
   * What the promise is to be completed with, so that its {@code get} wraps it as that of the
   * future did that told of it.
   */
  private static Throwable told(@Nullable Object future, Throwable thrown) {
    if (future instanceof CompletionStage || !(thrown instanceof ExecutionException)) {
      return thrown;
    }
    Throwable reason = ErrorTypes.cause(thrown);
    if (reason == null) {
      return thrown;
    }
    // Of these, get() shows the cause only.
    return reason instanceof CompletionException ? new CompletionException(reason) : reason;
  }

  /**
   * The operation has failed: the fallback answers for it, or the promise ends with the reason.
   *
   * @return what the promise has ended with; null if the fallback answers
   */
  private @Nullable Throwable fail(Throwable thrown, Throwable reason, boolean answerable) {
    AtomicReference<@Nullable Throwable> end = new AtomicReference<>(reason);
    if (answerable) {
      operation.inContext(() -> end.set(unanswered(thrown, reason)));
    }
    Throwable last = end.get();
    if (last != null) {
      promise.completeExceptionally(last);
    }
    return last;
  }

  /** Null if the fallback answers, and so ends the promise; else what this is to end with. */
  private @Nullable Throwable unanswered(Throwable thrown, Throwable reason) {
    if (promise.isDone()) {
      return reason;
    }
    Object answer;
    try {
      answer = body.answer(thrown);
    } catch (Throwable again) {
      return again == thrown ? reason : again;
    }
    answering = answer;
    if (promise.isDone()) {
      cancel(answer);
    }
    FutureCalls.whenEnded(answer, engine, engine.scheduler().now(), new AnswerEnd(answer));
    return null;
  }

  /** The end of the future that the fallback has returned: that of the promise. */
  private final class AnswerEnd implements FutureEnd {

    private final @Nullable Object answer;

    AnswerEnd(@Nullable Object answer) {
      this.answer = answer;
    }

    @Override
    public void ended(@Nullable Object value, @Nullable Throwable thrown) {
      end(answer, value, thrown);
    }

    @Override
    public void passOn(@Nullable Object value, @Nullable Throwable thrown) {
      end(answer, value, thrown);
    }
  }

  /**
   * What completed the future was not this class, if the operation has not ended yet. A fallback
   * that is still to answer is not needed any more.
   */
  private void completedByCaller(@Nullable Throwable thrown) {
    if (operation.endedByCaller(thrown)) {
      cancel(running);
    }
    cancel(answering);
  }

  private static void cancel(@Nullable Object returned) {
    if (returned instanceof Future<?> future) {
      future.cancel(true);
    }
  }
}
