package ai.datapunk.weft.time;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * How asynchronous methods wait between two attempts: no thread is blocked meanwhile. Must be
 * thread-safe.
 */
@FunctionalInterface
public interface Scheduler {

  /**
   * Has a task run later, in another thread.
   *
   * @param nanos not negative
   */
  void schedule(Runnable task, long nanos);

  /** Runs tasks where {@link CompletableFuture} runs its own. */
  static Scheduler system() {
    return (task, nanos) ->
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(task);
  }
}
