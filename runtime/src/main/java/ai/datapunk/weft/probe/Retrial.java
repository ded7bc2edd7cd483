package ai.datapunk.weft.probe;

import ai.datapunk.weft.loadbalancer.ServiceInstance;
import org.jspecify.annotations.Nullable;

/**
 * An operation whose first attempt failed: comes into being then, so that calls which succeed at
 * once allocate nothing. Belongs to one thread.
 */
public final class Retrial {

  private final long startedAt;
  private int attempt = 1;
  private @Nullable ServiceInstance failed;

  Retrial(long startedAt) {
    this.startedAt = startedAt;
  }

  /** Begins the next attempt, which had better not go to this instance. */
  Retrial next(@Nullable ServiceInstance justFailed) {
    attempt++;
    failed = justFailed;
    return this;
  }

  long startedAt() {
    return startedAt;
  }

  int attempt() {
    return attempt;
  }

  @Nullable ServiceInstance failed() {
    return failed;
  }
}
