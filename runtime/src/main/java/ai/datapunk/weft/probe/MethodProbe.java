package ai.datapunk.weft.probe;

import static java.util.Objects.requireNonNull;

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
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.StackReserve;
import ai.datapunk.weft.store.UnfinishedCalls;
import org.jspecify.annotations.Nullable;

/** The probe of a method that a mesh guards and records. Thread-safe. */
final class MethodProbe extends Probe {

  private final MetricStore store;
  private final UnfinishedCalls unfinished;
  private final OperationRecorder root;
  private final int[] labelParameters;

  /** Null if the method has no labels. */
  private final @Nullable OperationRecorder noMemory;

  private final Guards guards;
  private final OutcomeRecorder outcomes;
  private final MethodEngine engine;

  /** Null if nothing is retried. */
  private final @Nullable BlockingRetries retries;

  /** Who takes a result that ends later; null if the calls end when they return. */
  private final @Nullable AsyncCalls async;

  MethodProbe(
      @Nullable CustomHistogram custom,
      OperationRecorder root,
      MethodEngine engine,
      @Nullable AsyncCalls async) {
    this.store = engine.store();
    this.unfinished = store.unfinished();
    this.root = root;
    this.labelParameters =
        custom == null
            ? new int[0]
            : custom.labels().stream().mapToInt(CustomHistogram.ArgumentLabel::parameter).toArray();
    this.noMemory = labelParameters.length == 0 ? null : root.ofNoMemory(labelParameters.length);
    this.guards = engine.guards();
    this.outcomes = engine.outcomes();
    this.engine = engine;
    this.retries = engine.retries();
    this.async = async;
  }

  @Override
  public int labelCount() {
    return labelParameters.length;
  }

  @Override
  public int labelParameter(int label) {
    return labelParameters[label];
  }

  @Override
  public int instanceParameter() {
    return guards.instanceParameter();
  }

  @Override
  public OperationRecorder operation() {
    return root;
  }

  @Override
  public OperationRecorder label(OperationRecorder above, @Nullable Object argument) {
    if (above == noMemory) {
      return above;
    }
    try {
      return above.at(argument);
    } catch (Throwable fault) {
      store.recordingFailed(fault);
      return unknown(above);
    }
  }

  private OperationRecorder unknown(OperationRecorder above) {
    try {
      return above.unknown();
    } catch (VirtualMachineError exhausted) {
      return requireNonNull(noMemory);
    }
  }

  @Override
  public OperationRecorder operation(@Nullable Object argument) {
    return labelParameters.length == 0 ? root : label(root, argument);
  }

  @Override
  public AttemptRecorder enter(
      OperationRecorder operation, @Nullable RetryState retry, @Nullable Object instance) {
    return guards.enter(operation, retry, instance);
  }

  @Override
  public long begin(AttemptRecorder recorder) {
    return guards.begin(recorder);
  }

  @Override
  public @Nullable Object succeeded(
      OperationRecorder operation,
      @Nullable RetryState retry,
      AttemptRecorder recorder,
      long start,
      @Nullable Object result) {
    AsyncCalls later = async != null && async.takes(result) ? async : null;
    if (later == null && retries != null && retries.isUnwanted(result)) {
      RetryState next = retries.unwanted(new Attempt(operation, retry, recorder, start));
      if (next != null) {
        throw new RetrySignal(next);
      }
      return result;
    }
    try {
      if (later != null) {
        return later.returned(new Attempt(operation, retry, recorder, start), result);
      }
      outcomes.success(operation, retry, recorder, start);
    } catch (StackOverflowError edge) {
      // Nothing may be called here.
      long[] numbers = {OutcomeRecorder.SUCCESS, 0, start, NOT_BEGUN};
      @Nullable Object[] call = {
        null, later != null ? later : outcomes, numbers, operation, retry, recorder, null, result
      };
      synchronized (unfinished) {
        if (unfinished.kept < UnfinishedCalls.MOST) {
          call[UnfinishedCalls.NEXT] = unfinished.latest;
          unfinished.latest = call;
        }
        unfinished.kept++;
      }
    } catch (OutOfMemoryError full) {
      if (later != null) {
        later.lost(recorder, start, full);
      }
    }
    return result;
  }

  @Override
  public RetryState failed(
      OperationRecorder operation,
      @Nullable RetryState retry,
      @Nullable AttemptRecorder recorder,
      long start,
      Throwable thrown) {
    if (thrown instanceof RetrySignal again) {
      return again.next();
    }
    try {
      RetryState next = nextOrLast(operation, retry, recorder, start, thrown);
      if (next != null) {
        return next;
      }
    } catch (StackOverflowError edge) {
      // Nothing may be called here.
      long[] numbers = {OutcomeRecorder.LAST_FAILURE, 0, start, NOT_BEGUN};
      @Nullable Object[] call = {null, outcomes, numbers, operation, retry, recorder, thrown, null};
      synchronized (unfinished) {
        if (unfinished.kept < UnfinishedCalls.MOST) {
          call[UnfinishedCalls.NEXT] = unfinished.latest;
          unfinished.latest = call;
        }
        unfinished.kept++;
      }
    } catch (OutOfMemoryError full) {
      store.recordingFailed(full);
    }
    throw SneakyThrow.rethrown(thrown);
  }

  /** The state of the next attempt; null if that was the last one, which is recorded then. */
  private @Nullable RetryState nextOrLast(
      OperationRecorder operation,
      @Nullable RetryState retry,
      @Nullable AttemptRecorder recorder,
      long start,
      Throwable thrown) {
    if (thrown instanceof StackOverflowError) {
      StackReserve.check();
    }
    unfinished.finish();
    AttemptRecorder failed = guards.recorderOfThrown(operation, recorder, start);
    if (retries != null) {
      return retries.failed(operation, retry, failed, start, thrown);
    }
    if (async != null) {
      async.threw(new Attempt(operation, retry, failed, start), thrown);
    } else {
      outcomes.lastFailure(operation, retry, failed, start, thrown);
    }
    return null;
  }

  @Override
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
