package ai.datapunk.weft.attempt;

import ai.datapunk.weft.guard.TrackedInstance;
import org.jspecify.annotations.Nullable;

/**
 * An operation whose first attempt failed: comes into being then, so that calls which succeed at
 * once allocate nothing. Belongs to one thread.
 */
public final class RetryState {

  private final long startedAt;
  private int attempt = 1;
  private long waited;
  private @Nullable TrackedInstance failed;

  RetryState(long startedAt) {
    this.startedAt = startedAt;
  }

  /** Begins the next attempt, which had better not go to this instance. */
  RetryState next(@Nullable TrackedInstance justFailed) {
    attempt++;
    failed = justFailed;
    return this;
  }

  /** The back-off's own wait before this attempt, in nanoseconds; 0 for the first. */
  long waited() {
    return waited;
  }

  void waits(long nanos) {
    waited = nanos;
  }

  long startedAt() {
    return startedAt;
  }

  int attempt() {
    return attempt;
  }

  @Nullable TrackedInstance failed() {
    return failed;
  }
}
