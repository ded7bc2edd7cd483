package ai.datapunk.weft.probe;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.attempt.InstancePicker;
import ai.datapunk.weft.attempt.OutcomeRecorder;
import ai.datapunk.weft.attempt.Retrier;
import ai.datapunk.weft.attempt.RetrySignal;
import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.attempt.SneakyThrow;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.GuardedCircuit;
import ai.datapunk.weft.future.FuturePoller;
import ai.datapunk.weft.future.RetriedFuture;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.publisher.PublisherAdapter;
import ai.datapunk.weft.publisher.WovenMethod;
import ai.datapunk.weft.record.AttemptOutcome;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.LabelValues;
import ai.datapunk.weft.record.OperationOutcome;
import ai.datapunk.weft.record.OperationOutcome.Result;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.record.SeriesWiring;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Ticker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the advice of one woven method calls: {@link #operation} once, then for each attempt {@link
 * #enter}, {@link #begin}, and {@link #succeeded} or {@link #failed}. Thread-safe; keeps nothing of
 * a call.
 *
 * <p>Nothing of Weft's own is thrown into the caller, except a refused call and "no instance
 * available", which {@link #enter} throws.
 */
public final class Probe {

  private static final Logger LOG = LoggerFactory.getLogger(Probe.class);

  /** The start of an attempt until {@link #begin} has returned it: 292 years ago, or to come. */
  public static final long NOT_BEGUN = Long.MIN_VALUE;

  private static final @Nullable Object[] NO_ARGUMENTS = {};

  private final MetricStore store;
  private final Mesh mesh;
  private final Ticker ticker;
  private final OperationRecorder root;
  private final @Nullable GuardedCircuit circuit;

  /** The circuit that a call asks, rather than each subscription to what the call returns. */
  private final @Nullable GuardedCircuit circuitOfCall;

  private final @Nullable InstancePicker balancing;
  private final @Nullable Retrier retrying;
  private final int[] labelParameters;
  private final boolean asynchronous;

  /** How the publishers are made that a method returns; null if it returns none. */
  private final @Nullable PublisherAdapter publishing;

  /** Whether the caller of an asynchronous method can be given another future. */
  private final boolean replaceable;

  private final OutcomeRecorder outcomes;

  public Probe(SeriesWiring wiring, Mesh mesh, Class<?>[] parameterTypes, Class<?> returnType) {
    MethodSpec spec = wiring.spec();
    this.mesh = mesh;
    this.store = mesh.store();
    this.ticker = mesh.ticker();
    this.root = new OperationRecorder(wiring, LabelValues.NONE);
    this.circuit =
        spec.circuit() == null
            ? null
            : mesh.circuit(spec.circuit().service(), spec.circuit().policy());
    this.publishing = PublisherAdapter.of(returnType);
    this.circuitOfCall = publishing == null ? circuit : null;
    this.balancing =
        spec.balance() == null ? null : new InstancePicker(spec.balance(), mesh, parameterTypes);
    this.retrying = spec.retry() == null ? null : new Retrier(spec.retry().policy(), mesh);
    this.labelParameters =
        spec.ownMetric() == null
            ? new int[0]
            : spec.ownMetric().labels().stream()
                .mapToInt(CustomHistogram.ArgumentLabel::parameter)
                .toArray();
    this.asynchronous =
        CompletionStage.class.isAssignableFrom(returnType)
            || Future.class.isAssignableFrom(returnType)
            || publishing != null;
    this.replaceable =
        publishing == null && asynchronous && returnType.isAssignableFrom(CompletableFuture.class);
    this.outcomes =
        new OutcomeRecorder(mesh, spec.retry(), circuit, balancing != null, asynchronous);
    warn(spec.signature(), returnType);
  }

  private void warn(String signature, Class<?> returnType) {
    if (PublisherAdapter.isForeign(returnType)) {
      LOG.atWarn()
          .addKeyValue("method", signature)
          .log(
              "What becomes of a returned {} is not recorded, only how long it takes to return it:"
                  + " declare the method to return Mono, Flux or Flow.Publisher, and keep Reactor"
                  + " where the class loader of weft-runtime finds it",
              returnType.getName());
    } else if (asynchronous && publishing == null && !replaceable && retrying != null) {
      LOG.atWarn()
          .addKeyValue("method", signature)
          .log(
              "What becomes of a returned {} is recorded and not retried, because a retry needs to"
                  + " return a future of its own: declare the method to return CompletableFuture,"
                  + " CompletionStage or Future",
              returnType.getName());
    }
  }

  /** How many labels take their values from arguments. */
  public int labelCount() {
    return labelParameters.length;
  }

  /** Which argument a label takes its value from. */
  public int labelParameter(int label) {
    return labelParameters[label];
  }

  /** Which argument names the instance; -1 if none does. */
  public int instanceParameter() {
    return balancing == null ? -1 : balancing.parameter();
  }

  /** The track of a method without labels; of one with labels, the root of {@link #label}. */
  public OperationRecorder operation() {
    return root;
  }

  /** The track below another whose next label takes its value from this argument. */
  public OperationRecorder label(OperationRecorder above, @Nullable Object argument) {
    try {
      return above.at(argument);
    } catch (Throwable fault) {
      store.recordingFailed(fault);
      return above.overflow();
    }
  }

  /** The track of a method with one bound argument, which is its label or its instance. */
  public OperationRecorder operation(@Nullable Object argument) {
    return labelParameters.length == 0 ? root : label(root, argument);
  }

  /**
   * Before an attempt: asks the circuit, then finds or picks the instance. A method that returns a
   * publisher has this done at each subscription to it.
   *
   * @param retrial null at the first attempt
   * @param instance the argument that names the instance, or whatever else if there is no such
   * @throws CallRefusedException if the circuit is open
   * @throws NoInstanceAvailableException if there is none to pick
   */
  public AttemptRecorder enter(
      OperationRecorder operation, @Nullable RetryState retrial, @Nullable Object instance) {
    if (circuitOfCall != null) {
      circuitOfCall.acquire();
    }
    return balancing == null
        ? operation.direct()
        : balanced(balancing, operation, retrial, instance);
  }

  /** {@link #enter} at a subscription. */
  public AttemptRecorder enterSubscribed(
      OperationRecorder operation, @Nullable RetryState retrial, @Nullable Object instance) {
    if (circuit != null) {
      circuit.acquire();
    }
    return enter(operation, retrial, instance);
  }

  private AttemptRecorder balanced(
      InstancePicker among,
      OperationRecorder operation,
      @Nullable RetryState retrial,
      @Nullable Object instance) {
    try {
      return among.track(operation, retrial, instance);
    } catch (NoInstanceAvailableException none) {
      outcomes.noInstance(none);
      throw none;
    } catch (Throwable fault) {
      store.recordingFailed(fault);
      if (instance == null) {
        NoInstanceAvailableException none = among.unavailable(fault);
        outcomes.noInstance(none);
        throw none;
      }
      return operation.direct();
    }
  }

  /**
   * The attempt begins. The clock is read before the call is counted as in flight: the counting
   * then goes on while the processor waits for the clock.
   */
  public long begin(AttemptRecorder track) {
    long start = ticker.nanoTime();
    if (balancing != null) {
      track.began();
    }
    return start;
  }

  /**
   * After an attempt that returned.
   *
   * @param result what the method returned
   * @return what the caller is to get: the very same, unless that is a publisher
   */
  public @Nullable Object succeeded(
      OperationRecorder operation,
      @Nullable RetryState retrial,
      AttemptRecorder track,
      long start,
      @Nullable Object result) {
    if (asynchronous && result != null) {
      return publishing == null
          ? observed(operation, retrial, track, start, result)
          : published(publishing, operation, result, arguments -> result);
    }
    if (publishing != null) {
      outcomes.succeededUnasked(operation, track, start, ticker.nanoTime());
      return null;
    }
    if (retrying != null && retrying.retriesResult(result)) {
      return unwanted(retrying, operation, retrial, track, start, result);
    }
    recordSuccess(operation, retrial, track, start);
    return result;
  }

  private @Nullable Object unwanted(
      Retrier by,
      OperationRecorder operation,
      @Nullable RetryState retrial,
      AttemptRecorder track,
      long start,
      @Nullable Object result) {
    long end = ticker.nanoTime();
    RetryState current = retrial == null ? new RetryState(start) : retrial;
    outcomes.circuitSucceeded(start, end);
    outcomes.succeeded(track, current.attempt(), start, end);
    Result limit = by.waitOrEnd(current, end);
    if (limit == null) {
      throw new RetrySignal(current.next(track.instance()));
    }
    outcomes.operation(
        operation,
        current.startedAt(),
        ticker.nanoTime(),
        OperationOutcome.unwanted(current.attempt(), limit));
    return result;
  }

  /** The calls are to come: each subscription to what the method returned is one. */
  private Object published(
      PublisherAdapter by, OperationRecorder operation, Object publisher, Body body) {
    try {
      return by.publisher(new WovenMethod(this, null, operation, NO_ARGUMENTS, body));
    } catch (Throwable fault) {
      store.recordingFailed(fault);
      return publisher;
    }
  }

  /** The call ends when the future does; the caller gets the method's own. */
  private Object observed(
      OperationRecorder operation,
      @Nullable RetryState retrial,
      AttemptRecorder track,
      long start,
      Object future) {
    AtomicBoolean ended = new AtomicBoolean();
    BiConsumer<@Nullable Object, @Nullable Throwable> end =
        (value, thrown) -> {
          // A stage of one's own may tell twice.
          if (ended.compareAndSet(false, true)) {
            completed(operation, retrial, track, start, thrown);
          }
        };
    try {
      if (future instanceof CompletionStage<?> stage) {
        stage.whenComplete(end);
      } else if (future instanceof Future<?> plain) {
        watch(plain, start, end);
      } else {
        recordSuccess(operation, retrial, track, start);
      }
    } catch (Throwable fault) {
      store.recordingFailed(fault);
      end.accept(null, null);
    }
    return future;
  }

  private void completed(
      OperationRecorder operation,
      @Nullable RetryState retrial,
      AttemptRecorder track,
      long start,
      @Nullable Throwable thrown) {
    if (thrown == null) {
      recordSuccess(operation, retrial, track, start);
    } else {
      recordFailure(operation, retrial, track, start, thrown);
    }
  }

  /** Has the end of a future told that does not tell of it itself. */
  public void watch(
      Future<?> future, long start, BiConsumer<@Nullable Object, @Nullable Throwable> end) {
    new FuturePoller(future, this, start, end).look();
  }

  /** What runs the body of a method whose calls outlast it, as often as there are attempts. */
  @FunctionalInterface
  public interface Body {

    /** Runs it with these arguments. */
    @Nullable Object run(@Nullable Object[] arguments) throws Throwable;

    /**
     * What answers in place of a publisher whose subscription has failed.
     *
     * @throws Throwable what it has failed with, if nothing answers
     */
    default @Nullable Object answer(Throwable failed) throws Throwable {
      throw failed;
    }
  }

  /** The body of a method that has run, and has returned this publisher. */
  private record Returned(Object publisher, Body method) implements Body {
    @Override
    public Object run(@Nullable Object[] arguments) {
      return publisher;
    }

    @Override
    public @Nullable Object answer(Throwable failed) throws Throwable {
      return method.answer(failed);
    }
  }

  /**
   * A whole call of a method that returns a future and is retried, or a publisher and is retried,
   * load balanced, or has a fallback.
   *
   * @return a future of the operation, whose cancellation reaches the attempt that is running; the
   *     method's own where its type can be no other; or a publisher, whose subscriptions are calls
   */
  @SuppressWarnings("FutureReturnValueIgnored") // It is the caller's.
  public @Nullable Object asynchronously(@Nullable Object[] arguments, Body body) throws Throwable {
    OperationRecorder operation = root;
    for (int parameter : labelParameters) {
      operation = label(operation, arguments[parameter]);
    }
    if (publishing != null) {
      return retrying == null && balancing == null
          ? publishedAtOnce(publishing, operation, arguments, body)
          : publishing.publisher(new WovenMethod(this, retrying, operation, arguments, body));
    }
    if (retrying != null && replaceable) {
      return new RetriedFuture(this, retrying, operation, arguments, body).call();
    }
    return once(operation, arguments, body);
  }

  /** The body runs now: nothing of it depends on the subscriptions. */
  private @Nullable Object publishedAtOnce(
      PublisherAdapter by, OperationRecorder operation, @Nullable Object[] arguments, Body body)
      throws Throwable {
    long start = now();
    Object publisher;
    try {
      publisher = body.run(arguments);
    } catch (Throwable thrown) {
      recordUnasked(operation, operation.direct(), start, thrown);
      return body.answer(thrown);
    }
    if (publisher == null) {
      outcomes.succeededUnasked(operation, operation.direct(), start, now());
      return null;
    }
    return published(by, operation, publisher, new Returned(publisher, body));
  }

  private @Nullable Object once(
      OperationRecorder operation, @Nullable Object[] arguments, Body body) throws Throwable {
    int instance = instanceParameter();
    Object given = instance < 0 ? null : arguments[instance];
    AttemptRecorder track = null;
    long start = Probe.NOT_BEGUN;
    try {
      track = enter(operation, null, given);
      start = begin(track);
      Object result = body.run(withInstance(arguments, track));
      if (result != null) {
        return observed(operation, null, track, start, result);
      }
      recordSuccess(operation, null, track, start);
      return null;
    } catch (Throwable thrown) {
      AttemptRecorder begun = begun(track, start);
      recordFailure(operation, null, begun, begun == null ? now() : start, thrown);
      throw thrown;
    }
  }

  /** The arguments of an attempt: an instance that was picked stands where none was given. */
  public @Nullable Object[] withInstance(@Nullable Object[] arguments, AttemptRecorder track) {
    int instance = instanceParameter();
    if (instance < 0) {
      return arguments;
    }
    @Nullable Object[] actual = arguments.clone();
    actual[instance] = track.argument(arguments[instance]);
    return actual;
  }

  public long now() {
    return ticker.nanoTime();
  }

  /** Whether the task will run: a scheduler that is shut down takes none. */
  public boolean schedule(Runnable task, long nanos) {
    return refusal(task, nanos) == null;
  }

  /** Why a task will not run; null if it will. */
  public @Nullable RuntimeException refusal(Runnable task, long nanos) {
    try {
      mesh.scheduler().schedule(task, nanos);
      return null;
    } catch (RuntimeException refused) {
      store.recordingFailed(refused);
      return refused;
    }
  }

  public OutcomeRecorder outcomes() {
    return outcomes;
  }

  void recordSuccess(
      OperationRecorder operation,
      @Nullable RetryState retrial,
      AttemptRecorder track,
      long start) {
    long end = ticker.nanoTime();
    if (circuit != null) {
      outcomes.circuitSucceeded(start, end);
    }
    if (retrial == null) {
      recordFirstSuccess(track, start, end);
      return;
    }
    try {
      if (balancing != null) {
        track.succeeded();
      }
      track.record(AttemptOutcome.success(retrial.attempt()), end - start);
      operation.record(OperationOutcome.success(retrial.attempt()), end - retrial.startedAt());
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }

  /** An operation that has succeeded at its first attempt, of which the circuit has been told. */
  public void recordFirstSuccess(AttemptRecorder track, long start, long end) {
    try {
      if (balancing != null) {
        track.succeeded();
      }
      track.firstSuccess().record(end - start);
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }

  /**
   * After an attempt that threw, or that {@link #enter} refused. Waits until the next attempt is
   * due, and returns its state; if there is to be none, throws what was thrown.
   *
   * @param track null if the attempt was refused
   */
  public RetryState failed(
      OperationRecorder operation,
      @Nullable RetryState retrial,
      @Nullable AttemptRecorder track,
      long start,
      Throwable thrown) {
    if (thrown instanceof RetrySignal again) {
      return again.next();
    }
    if (track != null && start == NOT_BEGUN) {
      return failed(operation, retrial, begun(track, start), start, thrown);
    }
    if (retrying == null && publishing != null && track != null) {
      recordUnasked(operation, track, start, thrown);
      throw SneakyThrow.rethrown(thrown);
    }
    if (retrying == null) {
      recordFailure(operation, retrial, track, track == null ? ticker.nanoTime() : start, thrown);
      throw SneakyThrow.rethrown(thrown);
    }
    long end = ticker.nanoTime();
    long began = track == null ? end : start;
    RetryState current = retrial == null ? new RetryState(began) : retrial;
    AttemptOutcome outcome =
        outcomes.failed(operation, current.attempt(), track, began, end, thrown);
    Result limit =
        retrying.retries(thrown)
            ? retrying.waitOrEnd(current, end)
            : Result.EXCEPTION_NOT_RETRYABLE;
    if (limit == null) {
      return current.next(track == null ? null : track.instance());
    }
    outcomes.operation(operation, current.startedAt(), ticker.nanoTime(), ended(outcome, limit));
    throw SneakyThrow.rethrown(thrown);
  }

  /** The track of an attempt that threw; null, and its permit given back, if it had not begun. */
  public @Nullable AttemptRecorder begun(@Nullable AttemptRecorder track, long start) {
    if (track != null && start == NOT_BEGUN) {
      outcomes.released(ticker.nanoTime());
      return null;
    }
    return track;
  }

  /**
   * A body that threw has given nothing to subscribe to, so the circuit has not been asked: it is
   * to hear of the failure all the same, unless it would have refused the call.
   */
  private void recordUnasked(
      OperationRecorder operation, AttemptRecorder track, long start, Throwable thrown) {
    boolean permitted = true;
    if (circuit != null) {
      try {
        circuit.acquire();
      } catch (CallRefusedException refused) {
        // It was made all the same, and is no call that was refused.
        permitted = false;
      }
    }
    long end = ticker.nanoTime();
    AttemptOutcome outcome =
        permitted
            ? outcomes.failed(operation, track, start, end, thrown)
            : outcomes.failedUnasked(operation, track, start, end, thrown);
    outcomes.operation(operation, start, end, ended(outcome, Result.EXCEPTION_NOT_RETRYABLE));
  }

  /** An attempt that failed and is the last one, whatever might be said for another. */
  private void recordFailure(
      OperationRecorder operation,
      @Nullable RetryState retrial,
      @Nullable AttemptRecorder track,
      long start,
      Throwable thrown) {
    long end = ticker.nanoTime();
    AttemptOutcome outcome =
        outcomes.failed(
            operation, retrial == null ? 1 : retrial.attempt(), track, start, end, thrown);
    outcomes.operation(
        operation,
        retrial == null ? start : retrial.startedAt(),
        end,
        ended(outcome, Result.EXCEPTION_NOT_RETRYABLE));
  }

  private static OperationOutcome ended(AttemptOutcome last, Result result) {
    return OperationOutcome.failure(last.attempt(), result, String.valueOf(last.errorType()));
  }
}
