package ai.datapunk.weft.attempt;

import ai.datapunk.weft.time.Scheduler;
import ai.datapunk.weft.time.Ticker;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task that a scheduler of the application's has taken, and may drop without a word, as a pool
 * does that is shut down at once. What was due and has not begun is taken for dropped if the
 * scheduler refuses another task, or after a minute: a pool that is only slow is not to be mistaken
 * for one that is gone. Either it runs, or whoever waits for it hears that it was dropped.
 * Thread-safe.
 */
final class TakenTask implements Runnable {

  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);

  static {
    // Begins the JDK's timer thread, in which the alarm waits, without the caller's context.
    Scheduler.system().schedule(() -> {}, 0);
  }

  private final Ticker ticker;
  private final Scheduler scheduler;
  private final Runnable task;
  private final long due;
  private final Consumer<CancellationException> dropped;
  private final AtomicBoolean decided = new AtomicBoolean();
  private volatile @Nullable CompletableFuture<Boolean> alarm;

  /**
   * A task that is due in so many nanoseconds.
   *
   * @param dropped hears that it will not run
   */
  TakenTask(
      Ticker ticker,
      Scheduler scheduler,
      Runnable task,
      long nanos,
      Consumer<CancellationException> dropped) {
    this.ticker = ticker;
    this.scheduler = scheduler;
    this.task = task;
    this.due = ticker.nanoTime() + nanos;
    this.dropped = dropped;
  }

  @Override
  public void run() {
    if (decided.compareAndSet(false, true)) {
      CompletableFuture<Boolean> now = alarm;
      if (now != null) {
        now.complete(false);
      }
      task.run();
    }
  }

  /** The scheduler has taken it, for so many nanoseconds. */
  void taken(long nanos) {
    lookIn(nanos + GRACE_NANOS);
  }

  /** Not by the scheduler, which may be gone. */
  @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for the look.
  private void lookIn(long nanos) {
    CompletableFuture<Boolean> next = new CompletableFuture<>();
    next.thenAccept(
        rings -> {
          if (rings) {
            CompletableFuture.runAsync(() -> look(Math.min(2 * nanos, LONGEST_NANOS)));
          }
        });
    alarm = next;
    next.completeOnTimeout(true, nanos, TimeUnit.NANOSECONDS);
    if (decided.get()) {
      next.complete(false);
    }
  }

  /** Looks whether it was dropped, and again later if that is not known. */
  private void look(long again) {
    if (!decided.get() && !wasDropped()) {
      lookIn(again);
    }
  }

  /** Whether it was, which is then told; the mesh's clock says whether it is due. */
  boolean wasDropped() {
    long overdue = ticker.nanoTime() - due;
    if (overdue < GRACE_NANOS) {
      return false;
    }
    Throwable refusal = refusal();
    if (refusal == null && overdue < LONGEST_NANOS) {
      return false;
    }
    if (decided.compareAndSet(false, true)) {
      CancellationException gone =
          new CancellationException("The scheduler has dropped what was waited for");
      gone.initCause(refusal);
      dropped.accept(gone);
    }
    return true;
  }

  /** Why the scheduler takes no task any more; null if it does. */
  private @Nullable Throwable refusal() {
    try {
      scheduler.schedule(() -> {}, 0);
      return null;
    } catch (Throwable refused) {
      return refused;
    }
  }
}
