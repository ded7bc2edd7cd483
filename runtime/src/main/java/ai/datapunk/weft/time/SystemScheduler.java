package ai.datapunk.weft.time;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs tasks where {@link CompletableFuture} runs its own, which nobody shuts down. */
enum SystemScheduler implements Scheduler {
  INSTANCE;

  SystemScheduler() {
    TimerThread.load();
  }

  @Override
  public void schedule(Runnable task, long nanos) {
    TimerThread.begin();
    CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(task);
  }
}
