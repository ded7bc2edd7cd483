package ai.datapunk.weft.attempt;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.GuardedCircuit;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.loadbalancer.TrackedInstance;
import ai.datapunk.weft.record.AttemptOutcome;
import ai.datapunk.weft.record.AttemptOutcome.Verdict;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationOutcome;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.ErrorTypes;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what the end of an attempt means, tells circuit and instance, and records it. A fault in
 * doing so is counted and goes no further. Thread-safe.
 */
public final class OutcomeRecorder {

  private static final Logger LOG = LoggerFactory.getLogger(OutcomeRecorder.class);

  private final Mesh mesh;
  private final MethodSpec.@Nullable Operation retried;
  private final @Nullable GuardedCircuit circuit;
  private final boolean balanced;
  private final boolean asynchronous;

  public OutcomeRecorder(
      Mesh mesh,
      MethodSpec.@Nullable Retry retry,
      @Nullable GuardedCircuit circuit,
      boolean balanced,
      boolean asynchronous) {
    this.mesh = mesh;
    this.retried = retry == null ? null : retry.operation();
    this.circuit = circuit;
    this.balanced = balanced;
    this.asynchronous = asynchronous;
  }

  /**
   * An attempt that succeeded, of an operation that has other attempts too. The circuit has been
   * told.
   */
  public void succeeded(AttemptRecorder track, int attempt, long start, long end) {
    try {
      track.succeeded();
      track.record(AttemptOutcome.success(attempt), end - start);
    } catch (Throwable fault) {
      mesh.store().recordingFailed(fault);
    }
  }

  /**
   * An attempt that failed.
   *
   * @param track null if the attempt was not let through, or there was no instance for it
   */
  public AttemptOutcome failed(
      OperationRecorder operation,
      int attempt,
      @Nullable AttemptRecorder track,
      long start,
      long end,
      Throwable thrown) {
    Verdict verdict = verdict(track, thrown);
    if (track != null) {
      tellCircuit(verdict, start, start, end, thrown);
    }
    return record(operation, attempt, track, verdict, start, end, thrown);
  }

  /**
   * The only attempt of a call that has failed before the circuit was asked, which has been asked
   * since, and has not refused.
   */
  public AttemptOutcome failed(
      OperationRecorder operation, AttemptRecorder track, long start, long end, Throwable thrown) {
    Verdict verdict = verdictOf(thrown);
    tellCircuit(verdict, end, start, end, thrown);
    return record(operation, 1, track, verdict, start, end, thrown);
  }

  /** The only attempt of a call that has failed without a permit of the circuit. */
  public AttemptOutcome failedUnasked(
      OperationRecorder operation, AttemptRecorder track, long start, long end, Throwable thrown) {
    return record(operation, 1, track, Verdict.IGNORED, start, end, thrown);
  }

  /** An attempt that failed after it has succeeded to the circuit, and so to the instance. */
  AttemptOutcome failedAnswered(
      OperationRecorder operation,
      int attempt,
      AttemptRecorder track,
      long start,
      long end,
      Throwable thrown) {
    return record(operation, attempt, track, Verdict.SUCCESS, start, end, thrown);
  }

  /** A call that has succeeded in its only attempt, without a permit of the circuit. */
  public void succeededUnasked(
      OperationRecorder operation, AttemptRecorder track, long start, long end) {
    try {
      track.succeeded();
      track.record(new AttemptOutcome(1, Verdict.IGNORED, null, false), end - start);
    } catch (Throwable fault) {
      mesh.store().recordingFailed(fault);
    }
    operation(operation, start, end, OperationOutcome.success(1));
  }

  private AttemptOutcome record(
      OperationRecorder operation,
      int attempt,
      @Nullable AttemptRecorder track,
      Verdict verdict,
      long start,
      long end,
      Throwable thrown) {
    AttemptOutcome outcome =
        new AttemptOutcome(
            attempt,
            verdict,
            ErrorTypes.of(thrown),
            balanced && mesh.connectionErrors().includes(thrown));
    try {
      if (track != null) {
        tell(track.instance(), outcome.verdict(), end);
      }
      (track == null ? operation.direct() : track).record(outcome, end - start);
    } catch (Throwable fault) {
      mesh.store().recordingFailed(fault);
    }
    return outcome;
  }

  /** A fault in what follows must not keep the circuit from its permit. */
  public void circuitSucceeded(long start, long end) {
    if (circuit == null) {
      return;
    }
    try {
      circuit.succeeded(start, end);
    } catch (Throwable fault) {
      mesh.store().recordingFailed(fault);
    }
  }

  /** A call that was let through and never begun. */
  public void released(long now) {
    if (circuit != null) {
      circuit.released(now);
    }
  }

  /** A call that was let through and then had no instance to go to. */
  public void noInstance(Throwable thrown) {
    if (circuit != null) {
      long now = mesh.ticker().nanoTime();
      tellCircuit(verdictOf(thrown), now, now, now, thrown);
    }
  }

  /** How an operation ended. */
  public void operation(
      OperationRecorder operation, long start, long end, OperationOutcome outcome) {
    try {
      operation.record(outcome, end - start);
      if (retried != null && outcome.isExhausted()) {
        LOG.atWarn()
            .addKeyValue("service", retried.service())
            .addKeyValue("operation", retried.name())
            .addKeyValue("reason", outcome.result().label())
            .addKeyValue("error_type", outcome.errorType())
            .log("Retries are exhausted");
      }
    } catch (Throwable fault) {
      mesh.store().recordingFailed(fault);
    }
  }

  private Verdict verdict(@Nullable AttemptRecorder track, Throwable thrown) {
    return track == null && thrown instanceof CallRefusedException
        ? Verdict.REFUSED
        : verdictOf(thrown);
  }

  /**
   * A future that its caller cancelled says nothing about the service; having no instance does,
   * whatever the method itself may throw.
   */
  private Verdict verdictOf(Throwable thrown) {
    Throwable inner = ErrorTypes.unwrapped(thrown);
    if (asynchronous && inner instanceof CancellationException) {
      return Verdict.IGNORED;
    }
    if (circuit == null) {
      return Verdict.FAILURE;
    }
    if (circuit.policy().ignores(inner) || circuit.policy().ignore().contains(thrown.getClass())) {
      return Verdict.IGNORED;
    }
    boolean down = inner instanceof NoInstanceAvailableException;
    boolean fails =
        circuit.policy().fails(inner) || circuit.policy().failOn().contains(thrown.getClass());
    return down || fails ? Verdict.FAILURE : Verdict.SUCCESS;
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

  /**
   * Before all else, and guarded: a fault must not keep the circuit from its permit.
   *
   * @param permitted when the circuit let the call through, which may be after it began
   */
  private void tellCircuit(
      Verdict verdict, long permitted, long start, long end, Throwable thrown) {
    if (circuit == null) {
      return;
    }
    try {
      switch (verdict) {
        case SUCCESS -> circuit.ended(permitted, start, end, null);
        case FAILURE -> circuit.ended(permitted, start, end, thrown);
        case IGNORED -> circuit.released(permitted);
        case REFUSED -> {
          // There was no permit.
        }
      }
    } catch (Throwable fault) {
      mesh.store().recordingFailed(fault);
    }
  }
}
