package ai.datapunk.weft.future;

import ai.datapunk.weft.attempt.AsyncScheduler;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A poller that notices the end of a future that tells nobody when it ends. It looks whether it
 * has, first after a millisecond, then each time after an eighth of the time that has gone by. So
 * the end of a call is noticed at most an eighth of its duration late, and a long call costs few
 * looks.
 *
 * <p>If the scheduler takes no task, or drops one, nothing more is known of the future: it is told
 * of as cancelled, which says nothing about the service and is not retried.
 */
final class FuturePoller {

  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int LOOKS_PER_DOUBLING = 8;

  private final Future<?> future;
  private final AsyncScheduler scheduler;
  private final long start;
  private final BiConsumer<@Nullable Object, @Nullable Throwable> end;

  FuturePoller(
      Future<?> future,
      AsyncScheduler scheduler,
      long start,
      BiConsumer<@Nullable Object, @Nullable Throwable> end) {
    this.future = future;
    this.scheduler = scheduler;
    this.start = start;
    this.end = end;
  }

  /**
   * Looks now, and again until the future has ended, or throws instead of saying whether it has.
   */
  void look() {
    boolean done;
    try {
      done = future.isDone();
    } catch (Throwable thrown) {
      end.accept(null, thrown);
      return;
    }
    if (done) {
      tell();
    } else {
      long elapsed = scheduler.now() - start;
      Throwable refused =
          scheduler.refusal(
              this::look,
              Math.max(SHORTEST_NANOS, elapsed / LOOKS_PER_DOUBLING),
              dropped -> end.accept(null, dropped));
      if (refused != null) {
        CancellationException unknown =
            new CancellationException("The scheduler refuses to have the future looked at");
        unknown.initCause(refused);
        end.accept(null, unknown);
      }
    }
  }

  private void tell() {
    Object value;
    try {
      value = future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      end.accept(null, interrupted);
      return;
    } catch (Throwable thrown) {
      end.accept(null, thrown);
      return;
    }
    end.accept(value, null);
  }
}
