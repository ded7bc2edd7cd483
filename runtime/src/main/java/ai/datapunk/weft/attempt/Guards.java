package ai.datapunk.weft.attempt;

import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.engine.MeshEngine;
import ai.datapunk.weft.guard.GuardedCircuit;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.StackReserve;
import ai.datapunk.weft.store.UnfinishedCalls;
import ai.datapunk.weft.time.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * The guards of a method's attempts: the circuit, which lets them through, and the load balancer,
 * which says where they go; the same for calls of each kind. Thread-safe.
 */
public final class Guards {

  private final MetricStore store;
  private final UnfinishedCalls unfinished;
  private final Ticker ticker;
  private final @Nullable GuardedCircuit circuit;

  /** The circuit that a call asks, rather than each subscription to what the call returns. */
  private final @Nullable GuardedCircuit circuitOfCall;

  private final @Nullable InstancePicker picker;
  private final OutcomeRecorder outcomes;

  Guards(
      MeshEngine mesh,
      @Nullable GuardedCircuit circuit,
      @Nullable InstancePicker picker,
      CallKind kind,
      OutcomeRecorder outcomes) {
    this.store = mesh.store();
    this.unfinished = store.unfinished();
    this.ticker = mesh.ticker();
    this.circuit = circuit;
    this.circuitOfCall = kind == CallKind.PUBLISHER ? null : circuit;
    this.picker = picker;
    this.outcomes = outcomes;
  }

  /** Which argument names the instance; -1 if none does. */
  public int instanceParameter() {
    return picker == null ? -1 : picker.parameter();
  }

  /** The argument that names the instance; null if there is no such, or it names none. */
  public @Nullable Object instanceOf(@Nullable Object[] arguments) {
    return picker == null ? null : arguments[picker.parameter()];
  }

  /**
   * Before an attempt: asks the circuit, then finds or picks the instance. A method that returns a
   * publisher has this done at each subscription to it.
   *
   * @param retry null at the first attempt
   * @param instance the argument that names the instance, or whatever else if there is no such
   * @throws CallRefusedException if the circuit is open
   * @throws NoInstanceAvailableException if there is none to pick
   */
  public AttemptRecorder enter(
      OperationRecorder operation, @Nullable RetryState retry, @Nullable Object instance) {
    StackReserve.checkForCall(); // Or what comes after the attempt might not be callable any more.
    if (circuitOfCall != null) {
      circuitOfCall.acquire();
    }
    if (picker == null) {
      return operation.direct();
    }
    try {
      return balanced(picker, operation, retry, instance);
    } catch (StackOverflowError edge) {
      // Nothing may be called here.
      if (circuitOfCall != null) {
        long[] numbers = {OutcomeRecorder.PERMIT, 0, 0, 0};
        @Nullable Object[] call = {null, outcomes, numbers, null, null, null, null, null};
        synchronized (unfinished) {
          if (unfinished.kept < UnfinishedCalls.MOST) {
            call[UnfinishedCalls.NEXT] = unfinished.latest;
            unfinished.latest = call;
          }
          unfinished.kept++;
        }
      }
      throw edge;
    }
  }

  /** {@link #enter} at a subscription. */
  public AttemptRecorder enterSubscribed(
      OperationRecorder operation, @Nullable RetryState retry, @Nullable Object instance) {
    StackReserve.checkForCall(); // Before a permit is taken, which nobody would give back.
    if (circuit != null) {
      circuit.acquire();
    }
    return enter(operation, retry, instance);
  }

  private AttemptRecorder balanced(
      InstancePicker among,
      OperationRecorder operation,
      @Nullable RetryState retry,
      @Nullable Object instance) {
    try {
      return among.pick(operation, retry, instance);
    } catch (NoInstanceAvailableException none) {
      outcomes.noInstance(none);
      throw none;
    } catch (Throwable fault) {
      if (fault instanceof StackOverflowError edge && !StackReserve.isThere()) {
        throw edge; // That of the call, and no fault of an address or a strategy.
      }
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
  public long begin(AttemptRecorder recorder) {
    long start = ticker.nanoTime();
    if (picker != null) {
      recorder.began();
    }
    return start;
  }

  /** {@link #begin} where nothing else gives the permit back of an attempt that cannot begin. */
  public long beginOrRelease(AttemptRecorder recorder) {
    long start = Attempt.NOT_BEGUN;
    try {
      start = begin(recorder);
      return start;
    } finally {
      if (start == Attempt.NOT_BEGUN) {
        outcomes.released();
      }
    }
  }

  /** The attempt that has thrown: see {@link #recorderOfThrown}. */
  public Attempt thrown(
      OperationRecorder operation,
      @Nullable RetryState retry,
      @Nullable AttemptRecorder recorder,
      long start) {
    return new Attempt(operation, retry, recorderOfThrown(operation, recorder, start), start);
  }

  /**
   * Where an attempt is recorded that has thrown. The permit of one that was let through and had
   * not begun is given back.
   *
   * @param recorder null if the attempt was refused
   */
  public AttemptRecorder recorderOfThrown(
      OperationRecorder operation, @Nullable AttemptRecorder recorder, long start) {
    if (recorder == null) {
      return operation.direct();
    }
    if (start == Attempt.NOT_BEGUN) {
      outcomes.released();
      return operation.direct();
    }
    return recorder;
  }

  /**
   * Whether the circuit lets a call through that has been made without asking. One that is refused
   * was made all the same, and is no call that was refused.
   */
  public boolean permitsAfterwards() {
    if (circuit != null) {
      try {
        circuit.acquire();
      } catch (CallRefusedException refused) {
        return false;
      }
    }
    return true;
  }

  /** The arguments of an attempt: an instance that was picked stands where none was given. */
  public @Nullable Object[] withInstance(@Nullable Object[] arguments, AttemptRecorder recorder) {
    if (picker == null) {
      return arguments;
    }
    int instance = picker.parameter();
    @Nullable Object[] actual = arguments.clone();
    actual[instance] = recorder.argument(arguments[instance]);
    return actual;
  }
}
