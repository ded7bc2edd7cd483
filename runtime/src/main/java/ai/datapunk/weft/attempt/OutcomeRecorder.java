package ai.datapunk.weft.attempt;

import ai.datapunk.weft.engine.MeshEngine;
import ai.datapunk.weft.guard.GuardedCircuit;
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
  private final AttemptEnds attempts;
  private final OperationEnds operations;
  private final @Nullable CircuitReporter circuit;
  private final boolean balanced;
  private final Verdicts verdicts;

  OutcomeRecorder(
      MethodSpec spec, MeshEngine mesh, @Nullable GuardedCircuit circuit, CallKind kind) {
    this.ticker = mesh.ticker();
    this.store = mesh.store();
    this.attempts = new AttemptEnds(spec.balance() == null ? null : mesh.connectionErrors(), store);
    this.operations = new OperationEnds(spec.retry(), store);
    this.circuit = circuit == null ? null : new CircuitReporter(circuit, store);
    this.balanced = spec.balance() != null;
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
      recorder.record(retry.attempt(), Verdict.SUCCESS, end - start);
      operation.recordSuccess(retry.attempt(), end - retry.startedAt());
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
    attempts.returned(attempt, Verdict.SUCCESS, end);
  }

  /** An attempt that failed. Returns the type of its exception. */
  String failed(Attempt attempt, long end, Throwable thrown) {
    return failed(attempt.recorder(), attempt.number(), attempt.start(), end, thrown);
  }

  /** {@link #failed(Attempt, long, Throwable)} of the attempt that has this number. */
  String failed(AttemptRecorder recorder, int attempt, long start, long end, Throwable thrown) {
    boolean begun = start != Attempt.NOT_BEGUN;
    Verdict verdict = begun ? verdicts.of(thrown) : verdicts.ofNotBegun(thrown);
    if (circuit != null && begun) {
      circuit.failed(verdict, start, start, end);
    }
    return attempts.threw(recorder, attempt, verdict, begun ? end - start : 0, end, thrown);
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
    boolean refusedAtOnce = retry == null && start == Attempt.NOT_BEGUN;
    long end = refusedAtOnce ? 0 : ticker.nanoTime(); // It took no time, whatever time it is.
    int attempt = retry == null ? 1 : retry.attempt();
    String errorType = failed(recorder, attempt, start, end, thrown);
    long startedAt = retry == null ? start : retry.startedAt();
    long nanos = refusedAtOnce ? 0 : end - startedAt;
    operations.failed(operation, attempt, Result.EXCEPTION_NOT_RETRYABLE, errorType, nanos);
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

  /** A call that was let through and then had no instance to go to. */
  void noInstance(Throwable thrown) {
    if (circuit != null) {
      long now = ticker.nanoTime();
      circuit.failed(verdicts.of(thrown), now, now, now);
    }
  }
}
