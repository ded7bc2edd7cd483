package ai.datapunk.weft.testing;

import ai.datapunk.weft.time.Scheduler;
import ai.datapunk.weft.time.Sleeper;
import ai.datapunk.weft.time.Ticker;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that moves when told to, a sleeper that moves it instead of waiting, and a scheduler
 * whose tasks run when the clock gets there. Thread-safe.
 */
public final class ManualTicker implements Ticker, Sleeper, Scheduler {

  private record Task(long due, Runnable run) {}

  /** Not 0: elapsed time has an arbitrary origin, which may be negative. */
  private final AtomicLong nanos = new AtomicLong(-3_000_000_000L);

  private final List<Duration> waits = new CopyOnWriteArrayList<>();
  private final Queue<Task> tasks =
      new PriorityBlockingQueue<>(11, Comparator.comparingLong(Task::due));

  @Override
  public long nanoTime() {
    return nanos.get();
  }

  /** Lets time pass, and runs what is due by then. */
  public void advance(Duration duration) {
    long end = nanos.get() + duration.toNanos();
    for (Task next = tasks.peek(); next != null && next.due <= end; next = tasks.peek()) {
      tasks.remove(next);
      nanos.accumulateAndGet(next.due, Math::max);
      next.run.run();
    }
    nanos.set(end);
  }

  @Override
  public void schedule(Runnable task, long delay) {
    waits.add(Duration.ofNanos(delay));
    tasks.add(new Task(nanos.get() + delay, task));
  }

  /** Lets milliseconds pass. */
  public void millis(long millis) {
    advance(Duration.ofMillis(millis));
  }

  @Override
  public void sleep(long duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    waits.add(Duration.ofNanos(duration));
    nanos.addAndGet(duration);
  }

  /** What was waited for so far, in order. */
  public List<Duration> waits() {
    return waits;
  }
}
