package ai.datapunk.weft.future;

import ai.datapunk.weft.attempt.AsyncCalls;
import ai.datapunk.weft.attempt.AsyncScheduler;
import ai.datapunk.weft.attempt.Attempt;
import ai.datapunk.weft.attempt.MethodBody;
import ai.datapunk.weft.attempt.MethodEngine;
import ai.datapunk.weft.record.OperationRecorder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of a method that returns a future: they end when the future does. Thread-safe. */
public final class FutureCalls implements AsyncCalls {

  private static final Logger LOG = LoggerFactory.getLogger(FutureCalls.class);

  private final MethodEngine engine;
  private final Class<?> returnType;

  /** Whether the caller can be given another future, which is of the whole operation. */
  private final boolean replaceable;

  public FutureCalls(MethodEngine engine, Class<?> returnType) {
    this.engine = engine;
    this.returnType = returnType;
    this.replaceable = returnType.isAssignableFrom(CompletableFuture.class);
  }

  /** Whether methods of this return type return futures. */
  public static boolean isFuture(Class<?> returnType) {
    return CompletionStage.class.isAssignableFrom(returnType)
        || Future.class.isAssignableFrom(returnType);
  }

  /** Tells of a retry that cannot be. */
  public void warnIfNotRetried(String signature) {
    if (engine.retrier() != null && !replaceable) {
      LOG.atWarn()
          .addKeyValue("method", signature)
          .log(
              "What becomes of the {} that {} returns is recorded and not retried, because a retry needs to"
                  + " return a future of its own: declare the method to return CompletableFuture,"
                  + " CompletionStage or Future",
              returnType.getName(),
              signature);
    }
  }

  @Override
  public boolean takes(@Nullable Object result) {
    return result != null;
  }

  /** The call ends when the future does; the caller gets the method's own. */
  @Override
  public @Nullable Object returned(Attempt attempt, @Nullable Object future) {
    AtomicBoolean ended = new AtomicBoolean();
    BiConsumer<@Nullable Object, @Nullable Throwable> end =
        (value, thrown) -> {
          // A stage of one's own may tell twice.
          if (ended.compareAndSet(false, true)) {
            completed(attempt, thrown);
          }
        };
    try {
      whenEnded(future, engine.scheduler(), attempt.start(), end);
    } catch (Throwable fault) {
      engine.store().recordingFailed(fault);
      end.accept(null, null);
    }
    return future;
  }

  private void completed(Attempt attempt, @Nullable Throwable thrown) {
    if (thrown == null) {
      engine.outcomes().success(attempt);
    } else {
      engine.outcomes().lastFailure(attempt, thrown);
    }
  }

  /**
   * Has the end of a future told, which is that of an attempt.
   *
   * @param returned has ended already if it is no future
   * @param start when the attempt began
   */
  static void whenEnded(
      @Nullable Object returned,
      AsyncScheduler scheduler,
      long start,
      BiConsumer<@Nullable Object, @Nullable Throwable> end) {
    if (returned instanceof CompletionStage<?> stage) {
      stage.whenComplete(end);
    } else if (returned instanceof Future<?> future) {
      new FuturePoller(future, scheduler, start, end).look();
    } else {
      end.accept(null, null);
    }
  }

  @Override
  public void threw(Attempt attempt, Throwable thrown) {
    engine.outcomes().lastFailure(attempt, thrown);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // It is the caller's.
  public @Nullable Object call(
      OperationRecorder operation, @Nullable Object[] arguments, MethodBody body) throws Throwable {
    return engine.retrier() != null && replaceable
        ? new RetriedFuture(engine, operation, arguments, body).call()
        : engine.once(operation, arguments, body, this);
  }
}
