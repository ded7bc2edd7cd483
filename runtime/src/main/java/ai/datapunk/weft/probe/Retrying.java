package ai.datapunk.weft.probe;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Sleeper;
import ai.datapunk.weft.probe.OperationOutcome.Result;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.store.ErrorTypes;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decides whether there is a next attempt, and waits until it is due. */
final class Retrying {

  private final RetryPolicy policy;
  private final Sleeper sleeper;
  private final RandomGenerator random;

  Retrying(RetryPolicy policy, Mesh mesh) {
    this.policy = policy;
    this.sleeper = mesh.sleeper();
    this.random = mesh.random();
  }

  /**
   * Waits until the next attempt is due, or says how the operation ends.
   *
   * @param now when the last attempt failed
   * @return null if there is a next attempt
   */
  @Nullable Result waitOrEnd(Retrial retrial, Throwable thrown, long now) {
    if (!policy.retries(ErrorTypes.unwrapped(thrown))) {
      return Result.EXCEPTION_NOT_RETRYABLE;
    }
    if (retrial.attempt() >= policy.maxAttempts()) {
      return Result.MAX_ATTEMPTS_REACHED;
    }
    long wait = policy.delayNanos(retrial.attempt(), random);
    Duration limit = policy.maxDuration();
    if (limit != null && now - retrial.startedAt() + wait > limit.toNanos()) {
      return Result.MAX_DURATION_REACHED;
    }
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Result.EXCEPTION_NOT_RETRYABLE;
    }
    return null;
  }
}
