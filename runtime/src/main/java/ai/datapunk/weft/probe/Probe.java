package ai.datapunk.weft.probe;

import ai.datapunk.weft.attempt.Attempt;
import ai.datapunk.weft.attempt.MethodBody;
import ai.datapunk.weft.attempt.RetrySignal;
import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
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
public abstract class Probe {

  /** The start of an attempt until {@link #begin} has returned it. */
  public static final long NOT_BEGUN = Attempt.NOT_BEGUN;

  Probe() {}

  /** How many labels take their values from arguments. */
  public abstract int labelCount();

  /** Which argument a label takes its value from. */
  public abstract int labelParameter(int label);

  /** Which argument names the instance; -1 if none does. */
  public abstract int instanceParameter();

  /** The recorder of a method without labels; of one with labels, the root of {@link #label}. */
  public abstract OperationRecorder operation();

  /** The recorder below another whose next label takes its value from this argument. */
  public abstract OperationRecorder label(OperationRecorder above, @Nullable Object argument);

  /** The recorder of a method with one bound argument, which is its label or its instance. */
  public abstract OperationRecorder operation(@Nullable Object argument);

  /**
   * Before an attempt: asks the circuit, then finds or picks the instance. A method that returns a
   * publisher has the circuit asked at each subscription to it.
   *
   * @param retry null at the first attempt
   * @param instance the argument that names the instance, or whatever else if there is no such
   * @throws CallRefusedException if the circuit is open
   * @throws NoInstanceAvailableException if there is none to pick
   */
  public abstract AttemptRecorder enter(
      OperationRecorder operation, @Nullable RetryState retry, @Nullable Object instance);

  /** The attempt begins. Returns when, as the mesh's clock says. */
  public abstract long begin(AttemptRecorder recorder);

  /**
   * After an attempt that returned.
   *
   * @param retry null at the first attempt
   * @param start as {@link #begin} returned it
   * @param result what the method returned
   * @return what the caller is to get: the very same, unless that is a publisher
   * @throws RetrySignal if the result is to be retried, and the next attempt is due
   */
  public abstract @Nullable Object succeeded(
      OperationRecorder operation,
      @Nullable RetryState retry,
      AttemptRecorder recorder,
      long start,
      @Nullable Object result);

  /**
   * After an attempt that threw, or that {@link #enter} refused. Waits until the next attempt is
   * due, and returns its state; if there is to be none, throws what was thrown.
   *
   * @param recorder null if the attempt was refused
   * @param start {@link #NOT_BEGUN} unless {@link #begin} has returned it
   */
  public abstract RetryState failed(
      OperationRecorder operation,
      @Nullable RetryState retry,
      @Nullable AttemptRecorder recorder,
      long start,
      Throwable thrown);

  /**
   * A whole call of a method whose body, or what answers in its place, runs after the call has
   * returned: it returns a future and is retried or has a fallback, or a publisher and is retried,
   * load balanced, or has a fallback.
   *
   * @return what the caller is to get
   */
  public abstract @Nullable Object asynchronously(@Nullable Object[] arguments, MethodBody body)
      throws Throwable;
}
