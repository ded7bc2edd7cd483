package ai.datapunk.weft.attempt;

import ai.datapunk.weft.record.OperationOutcome;
import ai.datapunk.weft.record.OperationOutcome.Result;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.MetricStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recorder of how a method's operations end, other than with a first success; logs those whose
 * retries are exhausted. Thread-safe.
 */
final class OperationEnds {

  private static final Logger LOG = LoggerFactory.getLogger(OperationEnds.class);

  private final MethodSpec.@Nullable Operation retried;
  private final MetricStore store;

  OperationEnds(MethodSpec.@Nullable Retry retry, MetricStore store) {
    this.retried = retry == null ? null : retry.operation();
    this.store = store;
  }

  /** An operation that failed with its last attempt, of which this is the number. */
  void failed(
      OperationRecorder operation, int attempts, Result result, String errorType, long nanos) {
    try {
      operation.recordFailure(attempts, result, errorType, nanos);
      if (result.isExhausted()) {
        logExhausted(result, errorType);
      }
    } catch (StackOverflowError edge) {
      throw edge; // Nothing has been recorded: it can be done later.
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }

  /** An operation that ended this way. */
  void record(OperationRecorder operation, OperationOutcome outcome, long nanos) {
    try {
      operation.record(outcome, nanos);
      if (outcome.result().isExhausted()) {
        logExhausted(outcome.result(), String.valueOf(outcome.errorType()));
      }
    } catch (StackOverflowError edge) {
      throw edge; // Nothing has been recorded: it can be done later.
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }

  private void logExhausted(Result result, String errorType) {
    if (retried == null) {
      return;
    }
    try {
      store.events().add(() -> log(retried, result, errorType));
      store.events().write();
    } catch (VirtualMachineError exhausted) {
      store.recordingFailed(exhausted); // The end itself has been recorded.
    }
  }

  private static void log(MethodSpec.Operation retried, Result result, String errorType) {
    LOG.atWarn()
        .addKeyValue("service", retried.service())
        .addKeyValue("operation", retried.name())
        .addKeyValue("reason", result.label())
        .addKeyValue("error_type", errorType)
        .log(
            "Retries are exhausted: service '{}', operation '{}', {}, the last attempt failed with"
                + " {}",
            retried.service(),
            retried.name(),
            result.label(),
            errorType);
  }
}
