package ai.datapunk.weft.attempt;

import ai.datapunk.weft.loadbalancer.TrackedInstance;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that failed, follows one that did, or ends later than its call returns. Calls that
 * succeed at once have none, so that they allocate nothing.
 *
 * @param operation where the operation is recorded
 * @param retry the state of the operation's retries; null at the first attempt
 * @param recorder where the attempt is recorded
 * @param start when it began; {@link #NOT_BEGUN} if it was refused, or could not begin
 */
public record Attempt(
    OperationRecorder operation, @Nullable RetryState retry, AttemptRecorder recorder, long start) {

  /** The start of an attempt that has not begun: 292 years ago, or to come. */
  public static final long NOT_BEGUN = Long.MIN_VALUE;

  /** An attempt that the circuit refused, or for which there was no instance. */
  public static Attempt refused(OperationRecorder operation, @Nullable RetryState retry) {
    return new Attempt(operation, retry, operation.direct(), NOT_BEGUN);
  }

  public boolean hasBegun() {
    return start != NOT_BEGUN;
  }

  /** Its number; the first is 1. */
  int number() {
    return retry == null ? 1 : retry.attempt();
  }

  /** How long it took, in nanoseconds; nothing if it has not begun. */
  long nanos(long end) {
    return hasBegun() ? end - start : 0;
  }

  /** The instance that it went to, if there was one. */
  @Nullable TrackedInstance instance() {
    return recorder.instance();
  }
}
