package ai.datapunk.weft.time;

import java.util.concurrent.CompletableFuture;

/**
 * How asynchronous methods wait between two attempts: no thread is blocked meanwhile. Must be
 * thread-safe.
 */
@FunctionalInterface
public interface Scheduler {

  /**
   * Has a task run later, in another thread. One that is not run, because what would have run it
   * was shut down, is taken for dropped when that refuses tasks after it was due, or a minute
   * after: what waits for it ends then, as if it was cancelled.
   *
   * @param nanos not negative
   */
  void schedule(Runnable task, long nanos);

  /** Runs tasks where {@link CompletableFuture} runs its own. */
  static Scheduler system() {
    return SystemScheduler.INSTANCE;
  }
}
