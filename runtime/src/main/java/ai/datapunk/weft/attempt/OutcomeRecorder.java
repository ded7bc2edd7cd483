package ai.datapunk.weft.attempt;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.engine.MeshEngine;
import ai.datapunk.weft.guard.GuardedCircuit;
import ai.datapunk.weft.guard.RetryLedger;
import ai.datapunk.weft.record.AttemptOutcome.Verdict;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationOutcome;
import ai.datapunk.weft.record.OperationOutcome.Result;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.StackReserve;
import ai.datapunk.weft.store.UnfinishedCalls;
import ai.datapunk.weft.time.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * The recorder of how a method's attempts end, and operations with them, which tells circuit and
 * instance as well. A fault in doing so is counted and goes no further. Thread-safe.
 */
public final class OutcomeRecorder implements UnfinishedCalls.Finisher {

  /** An unfinished call that has succeeded. */
  public static final int SUCCESS = 0;

  /** An unfinished attempt that has failed. */
  private static final int ATTEMPT = 1;

  /** An unfinished call that has failed, or what is left of it when its attempt is recorded. */
  public static final int LAST_FAILURE = 2;

  /** A permit of the circuit that no call was made with. */
  static final int PERMIT = 3;

  // The steps of recording, each of which happens or throws.

  private static final int CIRCUIT_TOLD = 1;
  private static final int INSTANCE_TOLD = 2;

  private final UnfinishedCalls unfinished;
  private final Ticker ticker;
  private final MetricStore store;
  private final AttemptEnds attempts;
  private final OperationEnds operations;
  private final @Nullable RetryLedger budget;
  private final @Nullable CircuitReporter circuit;
  private final boolean balanced;
  private final Verdicts verdicts;

  OutcomeRecorder(
      MethodSpec spec, MeshEngine mesh, @Nullable GuardedCircuit circuit, CallKind kind) {
    this.ticker = mesh.ticker();
    this.store = mesh.store();
    this.unfinished = store.unfinished();
    this.attempts = new AttemptEnds(spec.balance() == null ? null : mesh.connectionErrors(), store);
    this.operations = new OperationEnds(spec.retry(), store);
    this.budget = budget(spec.retry(), mesh);
    this.circuit = circuit == null ? null : new CircuitReporter(circuit, store);
    this.balanced = spec.balance() != null;
    this.verdicts = new Verdicts(circuit == null ? null : circuit.policy(), kind);
  }

  /** What a budget is held against; null if there is none. */
  private static @Nullable RetryLedger budget(MethodSpec.@Nullable Retry retry, MeshEngine mesh) {
    return retry == null || retry.policy().budget() == 0
        ? null
        : mesh.retries().of(retry.operation().service());
  }

  /** The error type of an exception. */
  String errorType(Throwable thrown) {
    return store.labels().errorType(thrown);
  }

  OperationEnds operations() {
    return operations;
  }

  /**
   * An attempt succeeded that ends now, and its operation with it.
   *
   * @param retry null at the first attempt
   */
  public void success(
      OperationRecorder operation,
      @Nullable RetryState retry,
      AttemptRecorder recorder,
      long start) {
    success(operation, retry, recorder, start, Attempt.NOT_BEGUN, 0);
  }

  /**
   * The same from a step on.
   *
   * @param known when the attempt ended, unless it is to be asked for
   */
  private void success(
      OperationRecorder operation,
      @Nullable RetryState retry,
      AttemptRecorder recorder,
      long start,
      long known,
      int begun) {
    int done = begun;
    long end = known;
    try {
      if (end == Attempt.NOT_BEGUN) {
        end = ticker.nanoTime();
      }
      if (budget != null) {
        budget.look(end); // Not after it: what is recorded must be the last that may overflow.
      }
      if (done < CIRCUIT_TOLD && circuit != null) {
        circuit.succeeded(start, end);
      }
      done = Math.max(done, CIRCUIT_TOLD);
      if (done < INSTANCE_TOLD && balanced) {
        recorder.succeeded();
      }
      done = INSTANCE_TOLD;
      if (retry == null) {
        recorder.firstSuccess().record(end - start);
      } else {
        recordLater(operation, retry, recorder, start, end);
      }
    } catch (StackOverflowError edge) {
      // Nothing may be called here.
      long[] numbers = {SUCCESS, done, start, end};
      @Nullable Object[] call = {null, this, numbers, operation, retry, recorder, null, null};
      synchronized (unfinished) {
        if (unfinished.kept < UnfinishedCalls.MOST) {
          call[UnfinishedCalls.NEXT] = unfinished.latest;
          unfinished.latest = call;
        }
        unfinished.kept++;
      }
    } catch (Throwable fault) {
      if (done < INSTANCE_TOLD) {
        AttemptEnds.tell(recorder.instance(), Verdict.IGNORED, start);
      }
      store.recordingFailed(fault);
    }
  }

  /** A later attempt has succeeded. */
  private static void recordLater(
      OperationRecorder operation,
      RetryState retry,
      AttemptRecorder recorder,
      long start,
      long end) {
    StackReserve.check(); // There are two to be recorded, or none.
    recorder.record(retry.attempt(), Verdict.SUCCESS, end - start);
    operation.recordSuccess(retry.attempt(), end - retry.startedAt());
  }

  /** {@link #success(OperationRecorder, RetryState, AttemptRecorder, long)} of this attempt. */
  public void success(Attempt attempt) {
    success(attempt.operation(), attempt.retry(), attempt.recorder(), attempt.start());
  }

  /** An operation that has succeeded at its first attempt, of which the circuit has been told. */
  void firstSuccess(AttemptRecorder recorder, long start, long end) {
    try {
      if (budget != null) {
        budget.look(end);
      }
      if (balanced) {
        recorder.succeeded();
      }
      recorder.firstSuccess().record(end - start);
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }

  /**
   * An attempt that succeeded, of an operation that has other attempts too. The circuit has been
   * told.
   */
  void succeeded(Attempt attempt, long end) {
    attempts.returned(attempt, Verdict.SUCCESS, end);
  }

  /** An attempt that failed. Returns the type of its exception. */
  String failed(Attempt attempt, long end, Throwable thrown) {
    return failed(attempt.recorder(), attempt.number(), attempt.start(), end, thrown);
  }

  /** {@link #failed(Attempt, long, Throwable)} of the attempt that has this number. */
  String failed(AttemptRecorder recorder, int attempt, long start, long end, Throwable thrown) {
    return failed(recorder, attempt, start, end, thrown, 0);
  }

  /** The same from a step on. */
  private String failed(
      AttemptRecorder recorder, int attempt, long start, long end, Throwable thrown, int begun) {
    int done = begun;
    String errorType = LabelValues.UNKNOWN;
    try {
      boolean made = start != Attempt.NOT_BEGUN;
      Verdict verdict = made ? verdicts.of(thrown) : verdicts.ofNotBegun(thrown);
      if (done < CIRCUIT_TOLD && circuit != null && made) {
        circuit.failed(verdict, start, start, end);
      }
      done = Math.max(done, CIRCUIT_TOLD);
      if (done < INSTANCE_TOLD) {
        AttemptEnds.tell(recorder.instance(), verdict, end);
      }
      done = INSTANCE_TOLD;
      boolean connectionError = attempts.isConnectionError(thrown);
      errorType = errorType(thrown);
      recorder.recordFailed(attempt, verdict, errorType, connectionError, made ? end - start : 0);
    } catch (StackOverflowError edge) {
      // Nothing may be called here.
      long[] numbers = {ATTEMPT, done, start, end, attempt};
      @Nullable Object[] call = {null, this, numbers, null, null, recorder, thrown, null};
      synchronized (unfinished) {
        if (unfinished.kept < UnfinishedCalls.MOST) {
          call[UnfinishedCalls.NEXT] = unfinished.latest;
          unfinished.latest = call;
        }
        unfinished.kept++;
      }
    } catch (Throwable fault) {
      if (done < INSTANCE_TOLD) {
        AttemptEnds.tell(recorder.instance(), Verdict.IGNORED, end);
      }
      store.recordingFailed(fault);
    }
    return errorType;
  }

  /** An attempt that failed after it has succeeded to the circuit, and so to the instance. */
  String failedAnswered(Attempt attempt, long end, Throwable thrown) {
    return attempts.threw(attempt, Verdict.SUCCESS, end, thrown);
  }

  /** An attempt that failed and is the last one, whatever might be said for another. */
  public void lastFailure(Attempt attempt, Throwable thrown) {
    lastFailure(attempt.operation(), attempt.retry(), attempt.recorder(), attempt.start(), thrown);
  }

  /**
   * {@link #lastFailure(Attempt, Throwable)} of the attempt with these parts, which need not be put
   * together: nothing is allocated.
   */
  public void lastFailure(
      OperationRecorder operation,
      @Nullable RetryState retry,
      AttemptRecorder recorder,
      long start,
      Throwable thrown) {
    lastFailure(operation, retry, recorder, start, Attempt.NOT_BEGUN, thrown, null);
  }

  /**
   * The same from a step on.
   *
   * @param known when the attempt ended, unless it is to be asked for
   * @param recorded the type of the exception, if the attempt has been recorded
   */
  private void lastFailure(
      OperationRecorder operation,
      @Nullable RetryState retry,
      AttemptRecorder recorder,
      long start,
      long known,
      Throwable thrown,
      @Nullable String recorded) {
    long end = known;
    String errorType = recorded;
    try {
      boolean refusedAtOnce = retry == null && start == Attempt.NOT_BEGUN;
      if (refusedAtOnce) {
        end = 0; // It took no time, whatever time it is.
      } else if (end == Attempt.NOT_BEGUN) {
        end = ticker.nanoTime();
      }
      if (budget != null && !refusedAtOnce) {
        budget.look(end);
      }
      int attempt = retry == null ? 1 : retry.attempt();
      if (errorType == null) {
        errorType = failed(recorder, attempt, start, end, thrown);
      }
      long startedAt = retry == null ? start : retry.startedAt();
      long nanos = refusedAtOnce ? 0 : end - startedAt;
      operations.failed(operation, attempt, Result.EXCEPTION_NOT_RETRYABLE, errorType, nanos);
    } catch (StackOverflowError edge) {
      // Nothing may be called here.
      long[] numbers = {LAST_FAILURE, 0, start, end};
      @Nullable Object[] call = {
        null, this, numbers, operation, retry, recorder, thrown, errorType
      };
      synchronized (unfinished) {
        if (unfinished.kept < UnfinishedCalls.MOST) {
          call[UnfinishedCalls.NEXT] = unfinished.latest;
          unfinished.latest = call;
        }
        unfinished.kept++;
      }
    }
  }

  @Override
  public void finish(@Nullable Object[] call) {
    long[] numbers = (long[]) requireNonNull(call[2]);
    OperationRecorder operation = (OperationRecorder) call[3];
    RetryState retry = (RetryState) call[4];
    AttemptRecorder recorder = (AttemptRecorder) call[5];
    Throwable thrown = (Throwable) call[6];
    int done = (int) numbers[1];
    long start = numbers[2];
    long end = numbers[3];
    if (numbers[0] == SUCCESS) {
      success(requireNonNull(operation), retry, requireNonNull(recorder), start, end, done);
    } else if (numbers[0] == ATTEMPT) {
      int attempt = (int) numbers[4];
      failed(requireNonNull(recorder), attempt, start, end, requireNonNull(thrown), done);
    } else if (numbers[0] == PERMIT) {
      released();
    } else {
      finishFailed(requireNonNull(operation), retry, recorder, start, end, call);
    }
  }

  private void finishFailed(
      OperationRecorder operation,
      @Nullable RetryState retry,
      @Nullable AttemptRecorder recorder,
      long start,
      long end,
      @Nullable Object[] call) {
    AttemptRecorder failed = recorder == null ? operation.direct() : recorder;
    if (recorder != null && start == Attempt.NOT_BEGUN) {
      released();
      failed = operation.direct();
    }
    lastFailure(
        operation,
        retry,
        failed,
        start,
        end,
        (Throwable) requireNonNull(call[6]),
        (String) call[7]);
  }

  /**
   * The only attempt of a call that has failed before the circuit was asked.
   *
   * @param permitted whether the circuit has been asked since, and has not refused
   */
  public void unaskedFailure(Attempt attempt, boolean permitted, Throwable thrown) {
    long end = ticker.nanoTime();
    Verdict verdict = permitted ? verdicts.of(thrown) : Verdict.IGNORED;
    if (circuit != null && permitted) {
      circuit.failed(verdict, end, attempt.start(), end);
    }
    String errorType = attempts.threw(attempt, verdict, end, thrown);
    operations.failed(
        attempt.operation(), 1, Result.EXCEPTION_NOT_RETRYABLE, errorType, attempt.nanos(end));
  }

  /** A call that has succeeded in its only attempt, without a permit of the circuit. */
  public void unaskedSuccess(Attempt attempt) {
    long end = ticker.nanoTime();
    attempts.returned(attempt, Verdict.IGNORED, end);
    operations.record(attempt.operation(), OperationOutcome.success(1), attempt.nanos(end));
  }

  /** To the circuit, a call has succeeded. */
  void circuitSucceeded(long start, long end) {
    if (circuit != null) {
      circuit.succeeded(start, end);
    }
  }

  /** A call that was let through and never begun. */
  void released() {
    if (circuit != null) {
      circuit.released(ticker.nanoTime());
    }
  }

  /**
   * An attempt of which nothing can be recorded, since there is no memory: gives back what it took.
   */
  public void lost(AttemptRecorder recorder, long start, Throwable fault) {
    AttemptEnds.tell(recorder.instance(), Verdict.IGNORED, start);
    if (circuit != null) {
      circuit.failed(Verdict.IGNORED, start, start, start);
    }
    store.recordingFailed(fault);
  }

  /** A call that was let through and then had no instance to go to. */
  void noInstance(Throwable thrown) {
    if (circuit != null) {
      long now = ticker.nanoTime();
      circuit.failed(verdicts.of(thrown), now, now, now);
    }
  }
}
