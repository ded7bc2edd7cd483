package ai.datapunk.weft.attempt;

import ai.datapunk.weft.engine.MeshEngine;
import ai.datapunk.weft.guard.GuardedCircuit;
import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.loadbalancer.ConnectionErrors;
import ai.datapunk.weft.record.AttemptOutcome;
import ai.datapunk.weft.record.AttemptOutcome.Verdict;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationOutcome;
import ai.datapunk.weft.record.OperationOutcome.Result;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * The recorder of how a method's attempts end, and operations with them, which tells circuit and
 * instance as well. A fault in doing so is counted and goes no further. Thread-safe.
 */
public final class OutcomeRecorder {

  private final Ticker ticker;
  private final MetricStore store;
  private final OperationEnds operations;
  private final @Nullable CircuitReporter circuit;
  private final boolean balanced;
  private final ConnectionErrors connectionErrors;
  private final Verdicts verdicts;

  OutcomeRecorder(
      MethodSpec spec, MeshEngine mesh, @Nullable GuardedCircuit circuit, CallKind kind) {
    this.ticker = mesh.ticker();
    this.store = mesh.store();
    this.operations = new OperationEnds(spec.retry(), store);
    this.circuit = circuit == null ? null : new CircuitReporter(circuit, store);
    this.balanced = spec.balance() != null;
    this.connectionErrors = mesh.connectionErrors();
    this.verdicts = new Verdicts(circuit == null ? null : circuit.policy(), kind);
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
    long end = ticker.nanoTime();
    if (circuit != null) {
      circuit.succeeded(start, end);
    }
    if (retry == null) {
      firstSuccess(recorder, start, end);
      return;
    }
    try {
      if (balanced) {
        recorder.succeeded();
      }
      recorder.record(AttemptOutcome.success(retry.attempt()), end - start);
      operation.record(OperationOutcome.success(retry.attempt()), end - retry.startedAt());
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }

  /** {@link #success(OperationRecorder, RetryState, AttemptRecorder, long)} of this attempt. */
  public void success(Attempt attempt) {
    success(attempt.operation(), attempt.retry(), attempt.recorder(), attempt.start());
  }

  /** An operation that has succeeded at its first attempt, of which the circuit has been told. */
  void firstSuccess(AttemptRecorder recorder, long start, long end) {
    try {
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
    record(attempt, AttemptOutcome.success(attempt.number()), end);
  }

  /** An attempt that failed. */
  AttemptOutcome failed(Attempt attempt, long end, Throwable thrown) {
    Verdict verdict = verdicts.of(attempt, thrown);
    if (circuit != null && attempt.hasBegun()) {
      circuit.failed(verdict, attempt.start(), attempt.start(), end);
    }
    return record(attempt, verdict, end, thrown);
  }

  /** An attempt that failed after it has succeeded to the circuit, and so to the instance. */
  AttemptOutcome failedAnswered(Attempt attempt, long end, Throwable thrown) {
    return record(attempt, Verdict.SUCCESS, end, thrown);
  }

  /** An attempt that failed and is the last one, whatever might be said for another. */
  public void lastFailure(Attempt attempt, Throwable thrown) {
    long end = ticker.nanoTime();
    long start = attempt.hasBegun() ? attempt.start() : end;
    AttemptOutcome outcome = failed(attempt, end, thrown);
    RetryState retry = attempt.retry();
    long startedAt = retry == null ? start : retry.startedAt();
    operations.failed(attempt.operation(), startedAt, end, outcome, Result.EXCEPTION_NOT_RETRYABLE);
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
    AttemptOutcome outcome = record(attempt, verdict, end, thrown);
    operations.failed(
        attempt.operation(), attempt.start(), end, outcome, Result.EXCEPTION_NOT_RETRYABLE);
  }

  /** A call that has succeeded in its only attempt, without a permit of the circuit. */
  public void unaskedSuccess(Attempt attempt) {
    long end = ticker.nanoTime();
    record(attempt, new AttemptOutcome(1, Verdict.IGNORED, null, false), end);
    operations.record(attempt.operation(), attempt.start(), end, OperationOutcome.success(1));
  }

  /** An attempt that returned. */
  private void record(Attempt attempt, AttemptOutcome outcome, long end) {
    try {
      attempt.recorder().succeeded();
      attempt.recorder().record(outcome, attempt.nanos(end));
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }

  /** An attempt that threw. */
  private AttemptOutcome record(Attempt attempt, Verdict verdict, long end, Throwable thrown) {
    boolean connectionError = balanced && connectionErrors.includes(thrown);
    AttemptOutcome outcome =
        new AttemptOutcome(attempt.number(), verdict, errorType(thrown), connectionError);
    try {
      tell(attempt.instance(), verdict, end);
      attempt.recorder().record(outcome, attempt.nanos(end));
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
    return outcome;
  }

  private static void tell(@Nullable TrackedInstance instance, Verdict verdict, long end) {
    if (instance != null) {
      switch (verdict) {
        case SUCCESS -> instance.succeeded();
        case FAILURE -> instance.failed(end);
        case IGNORED, REFUSED -> instance.released();
      }
    }
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

  /** A call that was let through and then had no instance to go to. */
  void noInstance(Throwable thrown) {
    if (circuit != null) {
      long now = ticker.nanoTime();
      circuit.failed(verdicts.of(thrown), now, now, now);
    }
  }
}
