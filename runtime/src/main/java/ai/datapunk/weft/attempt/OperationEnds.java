package ai.datapunk.weft.attempt;

import ai.datapunk.weft.record.AttemptOutcome;
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

  /** An operation that failed with its last attempt. */
  void failed(
      OperationRecorder operation, long start, long end, AttemptOutcome last, Result result) {
    String errorType = String.valueOf(last.errorType());
    record(operation, start, end, OperationOutcome.failure(last.attempt(), result, errorType));
  }

  /** An operation that ended this way. */
  void record(OperationRecorder operation, long start, long end, OperationOutcome outcome) {
    try {
      operation.record(outcome, end - start);
      if (retried != null && outcome.isExhausted()) {
        LOG.atWarn()
            .addKeyValue("service", retried.service())
            .addKeyValue("operation", retried.name())
            .addKeyValue("reason", outcome.result().label())
            .addKeyValue("error_type", outcome.errorType())
            .log(
                "Retries are exhausted: service '{}', operation '{}', {}, the last attempt failed with"
                    + " {}",
                retried.service(),
                retried.name(),
                outcome.result().label(),
                outcome.errorType());
      }
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }
}
