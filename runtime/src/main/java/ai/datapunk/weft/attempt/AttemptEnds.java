package ai.datapunk.weft.attempt;

import ai.datapunk.weft.guard.TrackedInstance;
import ai.datapunk.weft.loadbalancer.ConnectionErrors;
import ai.datapunk.weft.record.AttemptOutcome.Verdict;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.store.MetricStore;
import org.jspecify.annotations.Nullable;

/**
 * The recorder of how a method's attempts end, other than with a first success, which tells their
 * instances as well. A fault in doing so is counted and goes no further. Thread-safe.
 */
final class AttemptEnds {

  private final @Nullable ConnectionErrors connectionErrors;
  private final MetricStore store;

  /**
   * Nothing recorded yet.
   *
   * @param connectionErrors null if the attempts go to no instances
   */
  AttemptEnds(@Nullable ConnectionErrors connectionErrors, MetricStore store) {
    this.connectionErrors = connectionErrors;
    this.store = store;
  }

  /** An attempt that returned. */
  void returned(Attempt attempt, Verdict verdict, long end) {
    try {
      attempt.recorder().succeeded();
      attempt.recorder().record(attempt.number(), verdict, attempt.nanos(end));
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }

  /** An attempt that threw. Returns the type of its exception. */
  String threw(Attempt attempt, Verdict verdict, long end, Throwable thrown) {
    long nanos = attempt.nanos(end);
    return threw(attempt.recorder(), attempt.number(), verdict, nanos, end, thrown);
  }

  /** An attempt that threw, after so many nanoseconds. Returns the type of its exception. */
  String threw(
      AttemptRecorder recorder,
      int attempt,
      Verdict verdict,
      long nanos,
      long end,
      Throwable thrown) {
    boolean connectionError = connectionErrors != null && connectionErrors.includes(thrown);
    String errorType = store.labels().errorType(thrown);
    try {
      tell(recorder.instance(), verdict, end);
      recorder.recordFailed(attempt, verdict, errorType, connectionError, nanos);
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
    return errorType;
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
}
