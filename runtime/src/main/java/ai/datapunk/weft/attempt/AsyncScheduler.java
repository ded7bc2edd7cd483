package ai.datapunk.weft.attempt;

import ai.datapunk.weft.engine.MeshEngine;
import ai.datapunk.weft.retry.ContextCarrier;
import ai.datapunk.weft.retry.ContextCarrier.Captured;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Scheduler;
import ai.datapunk.weft.time.Ticker;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The clock and the timers of calls that no thread waits for. Thread-safe. */
public final class AsyncScheduler {

  private final Ticker ticker;
  private final Scheduler scheduler;
  private final MetricStore store;
  private final @Nullable ContextCarrier carrier;

  /** Whether the scheduler is one that cannot be shut down. */
  private final boolean lasting;

  AsyncScheduler(MeshEngine mesh) {
    this.ticker = mesh.ticker();
    this.scheduler = mesh.scheduler();
    this.store = mesh.store();
    this.carrier = mesh.contextCarrier();
    this.lasting = scheduler == Scheduler.system();
  }

  /** The context of the current thread; null if none is carried. */
  @Nullable Captured captured() {
    if (carrier == null) {
      return null;
    }
    try {
      return carrier.capture();
    } catch (Throwable fault) {
      store.recordingFailed(fault);
      return null;
    }
  }

  /** Runs a task in a context, or without one if that fails. */
  void run(Runnable task, Captured context) {
    CarriedTask carried = new CarriedTask(task);
    try {
      context.run(carried);
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
    carried.end();
  }

  public long now() {
    return ticker.nanoTime();
  }

  /**
   * Why a task will not run; null if the scheduler has taken it. One of the application's may drop
   * it all the same.
   *
   * @param dropped hears that it did
   */
  public @Nullable Throwable refusal(
      Runnable task, long nanos, Consumer<CancellationException> dropped) {
    try {
      if (lasting) {
        scheduler.schedule(task, nanos);
      } else {
        TakenTask taken = new TakenTask(ticker, scheduler, task, nanos, dropped);
        scheduler.schedule(taken, nanos);
        taken.taken(nanos);
      }
      return null;
    } catch (Throwable refused) {
      store.recordingFailed(refused);
      return refused;
    }
  }
}
