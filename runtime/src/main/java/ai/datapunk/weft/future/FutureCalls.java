package ai.datapunk.weft.future;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.attempt.AsyncCalls;
import ai.datapunk.weft.attempt.Attempt;
import ai.datapunk.weft.attempt.MethodBody;
import ai.datapunk.weft.attempt.MethodEngine;
import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
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

  /** Whether a call may end otherwise than with its first attempt. */
  private final boolean goesOn;

  /**
   * The calls of a method of this return type.
   *
   * @param fallsBack whether the method has a fallback
   */
  public FutureCalls(MethodEngine engine, Class<?> returnType, boolean fallsBack) {
    this.engine = engine;
    this.goesOn = fallsBack || engine.retrier() != null;
    this.returnType = returnType;
    this.replaceable = returnType.isAssignableFrom(CompletableFuture.class);
  }

  /** Whether methods of this return type return futures. */
  public static boolean isFuture(Class<?> returnType) {
    return CompletionStage.class.isAssignableFrom(returnType)
        || Future.class.isAssignableFrom(returnType);
  }

  /** Tells of a retry, or a fallback, that cannot be. */
  public void warnIfNotReplaced(String signature) {
    if (goesOn && !replaceable) {
      LOG.atWarn()
          .addKeyValue("method", signature)
          .log(
              "What becomes of the {} that {} returns is recorded and not retried, nor answered for"
                  + " by a fallback, because either needs to return a future of its own: declare"
                  + " the method to return CompletableFuture, CompletionStage or Future",
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
    whenEnded(future, engine, attempt.start(), (value, thrown) -> completed(attempt, thrown));
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
   * Has the end of a future told, which is that of an attempt: once, whatever a future of somebody
   * else's does. One that throws when it is listened to, or looked at, has failed with that: its
   * end will not be known.
   *
   * @param returned has ended already if it is no future
   * @param start when the attempt began
   * @throws VirtualMachineError if there is no stack, or no memory, to listen to it: its end will
   *     not be told
   */
  static void whenEnded(@Nullable Object returned, MethodEngine engine, long start, FutureEnd end) {
    OneEnd once = new OneEnd(engine.store().unfinished(), end);
    try {
      if (returned instanceof CompletionStage<?> stage) {
        stage.whenComplete(once);
      } else if (returned instanceof Future<?> future) {
        new FuturePoller(future, engine.scheduler(), start, once).look();
      } else {
        once.accept(null, null);
      }
    } catch (StackOverflowError | OutOfMemoryError exhausted) {
      if (once.leave()) {
        throw exhausted;
      }
    } catch (Throwable deaf) {
      once.accept(null, deaf);
    }
  }

  @Override
  public void finish(@Nullable Object[] call) {
    long[] numbers = (long[]) requireNonNull(call[2]);
    OperationRecorder operation = (OperationRecorder) requireNonNull(call[3]);
    RetryState retry = (RetryState) call[4];
    AttemptRecorder recorder = (AttemptRecorder) requireNonNull(call[5]);
    returned(new Attempt(operation, retry, recorder, numbers[2]), call[7]);
  }

  @Override
  public void lost(AttemptRecorder recorder, long start, OutOfMemoryError full) {
    engine.outcomes().lost(recorder, start, full);
  }

  @Override
  public void threw(Attempt attempt, Throwable thrown) {
    engine.outcomes().lastFailure(attempt, thrown);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // It is the caller's.
  public @Nullable Object call(
      OperationRecorder operation, @Nullable Object[] arguments, MethodBody body) throws Throwable {
    return goesOn && replaceable
        ? new FutureCall(engine, operation, arguments, body).call()
        : engine.once(operation, arguments, body, this);
  }
}
