package ai.datapunk.weft.it.storms;

import ai.datapunk.weft.time.Scheduler;
import ai.datapunk.weft.time.Ticker;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Time in which nothing takes any but what says so: tasks run when they are due, those that are due
 * together in the order in which they were given, all in one thread.
 */
final class VirtualTime implements Ticker, Scheduler {

  private record Task(long due, long number, Runnable run) {}

  private final Queue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));

  private long given;
  private volatile long now;

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public synchronized void schedule(Runnable task, long nanos) {
    tasks.add(new Task(now + nanos, given++, task));
  }

  void after(Duration delay, Runnable task) {
    schedule(task, delay.toNanos());
  }

  /** Lets time pass up to this one. */
  void runUntil(Duration end) {
    for (Task next = due(end); next != null; next = due(end)) {
      now = next.due;
      next.run.run();
    }
    now = end.toNanos();
  }

  private synchronized @Nullable Task due(Duration end) {
    Task next = tasks.peek();
    return next == null || next.due > end.toNanos() ? null : tasks.remove();
  }
}
