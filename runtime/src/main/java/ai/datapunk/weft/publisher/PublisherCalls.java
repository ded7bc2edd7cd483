package ai.datapunk.weft.publisher;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.attempt.Answerable;
import ai.datapunk.weft.attempt.AsyncCalls;
import ai.datapunk.weft.attempt.Attempt;
import ai.datapunk.weft.attempt.MethodBody;
import ai.datapunk.weft.attempt.MethodEngine;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of a method that returns a publisher: each subscription to it is one. Thread-safe. */
public final class PublisherCalls implements AsyncCalls {

  private static final Logger LOG = LoggerFactory.getLogger(PublisherCalls.class);
  private static final @Nullable Object[] NO_ARGUMENTS = {};

  private final MethodEngine engine;
  private final PublisherAdapter adapter;

  /**
   * The calls of a method of this return type.
   *
   * @throws NullPointerException if it is none that {@link #isPublisher}
   */
  public PublisherCalls(MethodEngine engine, Class<?> returnType) {
    this.engine = engine;
    this.adapter = requireNonNull(PublisherAdapter.of(returnType));
  }

  /** Whether methods of this return type return publishers that Weft's own can stand in for. */
  public static boolean isPublisher(Class<?> returnType) {
    return PublisherAdapter.of(returnType) != null;
  }

  /** Tells of a type of publisher that cannot be stood in for. Returns whether it is one. */
  public static boolean warnIfForeign(String signature, Class<?> returnType) {
    boolean foreign = PublisherAdapter.isForeign(returnType);
    if (foreign) {
      LOG.atWarn()
          .addKeyValue("method", signature)
          .log(
              "What becomes of the {} that {} returns is not recorded, only how long it takes to return it:"
                  + " declare the method to return Mono, Flux or Flow.Publisher, and keep Reactor"
                  + " where the class loader of weft-runtime finds it",
              returnType.getName(),
              signature);
    }
    return foreign;
  }

  /** The body of a method that has run, and has returned this publisher. */
  private record Returned(Object publisher, MethodBody method) implements MethodBody {
    @Override
    public Object run(@Nullable Object[] arguments) {
      return publisher;
    }

    @Override
    public @Nullable Object answer(Throwable failed) throws Throwable {
      return method.answer(failed);
    }
  }

  /** Also null, with which the call has ended before the circuit could be asked. */
  @Override
  public boolean takes(@Nullable Object result) {
    return true;
  }

  @Override
  public @Nullable Object returned(Attempt attempt, @Nullable Object publisher) {
    if (publisher == null) {
      engine.outcomes().unaskedSuccess(attempt);
      return null;
    }
    return published(attempt.operation(), publisher, arguments -> publisher);
  }

  /** The calls are to come: each subscription to what the method returned is one. */
  private Object published(OperationRecorder operation, Object publisher, MethodBody body) {
    try {
      return adapter.publisher(new WovenMethod(engine, null, operation, NO_ARGUMENTS, body));
    } catch (Throwable fault) {
      engine.store().recordingFailed(fault);
      return publisher;
    }
  }

  /** The caller has the publisher itself, the subscriptions to which are not seen. */
  @Override
  public void finish(@Nullable Object[] call) {
    engine.store().recordingFailed(new StackOverflowError("A publisher could not be recorded"));
  }

  /** It has taken nothing: each subscription does. */
  @Override
  public void lost(AttemptRecorder recorder, long start, OutOfMemoryError full) {
    engine.store().recordingFailed(full);
  }

  /**
   * A body that threw has given nothing to subscribe to, so the circuit has not been asked: it is
   * to hear of the failure all the same, unless it would have refused the call.
   */
  @Override
  public void threw(Attempt attempt, Throwable thrown) {
    if (attempt.hasBegun()) {
      engine.outcomes().unaskedFailure(attempt, engine.guards().permitsAfterwards(), thrown);
    } else {
      engine.outcomes().lastFailure(attempt, thrown);
    }
  }

  @Override
  public @Nullable Object call(
      OperationRecorder operation, @Nullable Object[] arguments, MethodBody body) throws Throwable {
    boolean balanced = engine.guards().instanceParameter() >= 0;
    return engine.retrier() == null && !balanced
        ? publishedAtOnce(operation, arguments, body)
        : adapter.publisher(new WovenMethod(engine, engine.retrier(), operation, arguments, body));
  }

  /** The body runs now: nothing of it depends on the subscriptions. */
  private @Nullable Object publishedAtOnce(
      OperationRecorder operation, @Nullable Object[] arguments, MethodBody body) throws Throwable {
    AttemptRecorder recorder = operation.direct();
    Attempt attempt = new Attempt(operation, null, recorder, engine.scheduler().now());
    Object publisher;
    try {
      publisher = body.run(arguments);
    } catch (Throwable thrown) {
      threw(attempt, thrown);
      if (Answerable.inCallersThread(thrown)) {
        return body.answer(thrown);
      }
      throw thrown;
    }
    return publisher == null
        ? returned(attempt, null)
        : published(operation, publisher, new Returned(publisher, body));
  }
}
