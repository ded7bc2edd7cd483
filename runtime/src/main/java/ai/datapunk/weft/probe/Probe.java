package ai.datapunk.weft.probe;

import ai.datapunk.weft.attempt.AsyncCalls;
import ai.datapunk.weft.attempt.Attempt;
import ai.datapunk.weft.attempt.BlockingRetries;
import ai.datapunk.weft.attempt.Guards;
import ai.datapunk.weft.attempt.MethodBody;
import ai.datapunk.weft.attempt.MethodEngine;
import ai.datapunk.weft.attempt.OutcomeRecorder;
import ai.datapunk.weft.attempt.RetrySignal;
import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.attempt.SneakyThrow;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.record.ArgumentValues;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.record.SeriesWiring;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.store.MetricStore;
import org.jspecify.annotations.Nullable;

/**
 * What the advice of one woven method calls: {@link #operation} once, then for each attempt {@link
 * #enter}, {@link #begin}, and {@link #succeeded} or {@link #failed}. Thread-safe; keeps nothing of
 * a call.
 *
 * <p>Nothing of Weft's own is thrown into the caller, except a refused call and "no instance
 * available", which {@link #enter} throws.
 */
@SuppressWarnings("exports") // Woven code hands on what it gets, and looks at none of it.
public final class Probe {

  /** The start of an attempt until {@link #begin} has returned it. */
  public static final long NOT_BEGUN = Attempt.NOT_BEGUN;

  private final MetricStore store;
  private final OperationRecorder root;
  private final int[] labelParameters;
  private final Guards guards;
  private final OutcomeRecorder outcomes;
  private final MethodEngine engine;

  /** Null if nothing is retried. */
  private final @Nullable BlockingRetries retries;

  /** Who takes a result that ends later; null if the calls end when they return. */
  private final @Nullable AsyncCalls async;

  Probe(SeriesWiring wiring, MethodEngine engine, @Nullable AsyncCalls async) {
    CustomHistogram custom = wiring.spec().customHistogram();
    this.store = engine.store();
    this.root = new OperationRecorder(wiring, ArgumentValues.NONE);
    this.labelParameters =
        custom == null
            ? new int[0]
            : custom.labels().stream().mapToInt(CustomHistogram.ArgumentLabel::parameter).toArray();
    this.guards = engine.guards();
    this.outcomes = engine.outcomes();
    this.engine = engine;
    this.retries = engine.retries();
    this.async = async;
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
    return guards.instanceParameter();
  }

  /** The recorder of a method without labels; of one with labels, the root of {@link #label}. */
  public OperationRecorder operation() {
    return root;
  }

  /** The recorder below another whose next label takes its value from this argument. */
  public OperationRecorder label(OperationRecorder above, @Nullable Object argument) {
    try {
      return above.at(argument);
    } catch (Throwable fault) {
      store.recordingFailed(fault);
      return above.overflow();
    }
  }

  /** The recorder of a method with one bound argument, which is its label or its instance. */
  public OperationRecorder operation(@Nullable Object argument) {
    return labelParameters.length == 0 ? root : label(root, argument);
  }

  /**
   * Before an attempt: asks the circuit, then finds or picks the instance. A method that returns a
   * publisher has the circuit asked at each subscription to it.
   *
   * @param retry null at the first attempt
   * @param instance the argument that names the instance, or whatever else if there is no such
   * @throws CallRefusedException if the circuit is open
   * @throws NoInstanceAvailableException if there is none to pick
   */
  public AttemptRecorder enter(
      OperationRecorder operation, @Nullable RetryState retry, @Nullable Object instance) {
    return guards.enter(operation, retry, instance);
  }

  /** The attempt begins. Returns when, as the mesh's clock says. */
  public long begin(AttemptRecorder recorder) {
    return guards.begin(recorder);
  }

  /**
   * After an attempt that returned.
   *
   * @param retry null at the first attempt
   * @param start as {@link #begin} returned it
   * @param result what the method returned
   * @return what the caller is to get: the very same, unless that is a publisher
   * @throws RetrySignal if the result is to be retried, and the next attempt is due
   */
  public @Nullable Object succeeded(
      OperationRecorder operation,
      @Nullable RetryState retry,
      AttemptRecorder recorder,
      long start,
      @Nullable Object result) {
    if (async != null && async.takes(result)) {
      return async.returned(new Attempt(operation, retry, recorder, start), result);
    }
    if (retries != null && retries.isUnwanted(result)) {
      RetryState next = retries.unwanted(new Attempt(operation, retry, recorder, start));
      if (next != null) {
        throw new RetrySignal(next);
      }
      return result;
    }
    outcomes.success(operation, retry, recorder, start);
    return result;
  }

  /**
   * After an attempt that threw, or that {@link #enter} refused. Waits until the next attempt is
   * due, and returns its state; if there is to be none, throws what was thrown.
   *
   * @param recorder null if the attempt was refused
   * @param start {@link #NOT_BEGUN} unless {@link #begin} has returned it
   */
  public RetryState failed(
      OperationRecorder operation,
      @Nullable RetryState retry,
      @Nullable AttemptRecorder recorder,
      long start,
      Throwable thrown) {
    if (thrown instanceof RetrySignal again) {
      return again.next();
    }
    Attempt attempt = guards.thrown(operation, retry, recorder, start);
    if (retries != null) {
      RetryState next = retries.failed(attempt, thrown);
      if (next != null) {
        return next;
      }
    } else if (async != null) {
      async.threw(attempt, thrown);
    } else {
      outcomes.lastFailure(attempt, thrown);
    }
    throw SneakyThrow.rethrown(thrown);
  }

  /**
   * A whole call of a method whose body, or what answers in its place, runs after the call has
   * returned: it returns a future and is retried or has a fallback, or a publisher and is retried,
   * load balanced, or has a fallback.
   *
   * @return what the caller is to get
   */
  public @Nullable Object asynchronously(@Nullable Object[] arguments, MethodBody body)
      throws Throwable {
    OperationRecorder operation = root;
    for (int parameter : labelParameters) {
      operation = label(operation, arguments[parameter]);
    }
    return async == null
        ? engine.once(operation, arguments, body, null)
        : async.call(operation, arguments, body);
  }
}
