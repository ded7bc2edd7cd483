package ai.datapunk.weft.attempt;

import ai.datapunk.weft.engine.MeshEngine;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Scheduler;
import ai.datapunk.weft.time.Ticker;
import org.jspecify.annotations.Nullable;

/** The clock and the timers of calls that no thread waits for. Thread-safe. */
public final class AsyncScheduler {

  private final Ticker ticker;
  private final Scheduler scheduler;
  private final MetricStore store;

  AsyncScheduler(MeshEngine mesh) {
    this.ticker = mesh.ticker();
    this.scheduler = mesh.scheduler();
    this.store = mesh.store();
  }

  public long now() {
    return ticker.nanoTime();
  }

  /** Whether the task will run: a scheduler that is shut down takes none. */
  boolean schedule(Runnable task, long nanos) {
    return refusal(task, nanos) == null;
  }

  /** Why a task will not run; null if it will. */
  public @Nullable Throwable refusal(Runnable task, long nanos) {
    try {
      scheduler.schedule(task, nanos);
      return null;
    } catch (Throwable refused) {
      store.recordingFailed(refused);
      return refused;
    }
  }
}
