package ai.datapunk.weft.health;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.time.Scheduler;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks one check, in one thread at most: one that hangs is unhealthy, and is not asked again until
 * it comes back. Thread-safe.
 */
final class CheckRunner {

  private final HealthCheck check;
  private final Duration timeout;
  private final Executor executor;
  private final Scheduler scheduler;
  private final Consumer<Health> results;
  private final AtomicReference<@Nullable Run> running = new AtomicReference<>();

  /**
   * A runner that has not asked yet.
   *
   * @param executor starts a thread for each task at once
   * @param results is told each result, in the thread that has it
   */
  CheckRunner(
      HealthCheck check,
      Duration timeout,
      Executor executor,
      Scheduler scheduler,
      Consumer<Health> results) {
    this.check = check;
    this.timeout = timeout;
    this.executor = executor;
    this.scheduler = scheduler;
    this.results = results;
  }

  /** Asks the check, unless it has not answered yet. */
  void ask() {
    Run run = new Run();
    if (!running.compareAndSet(null, run)) {
      return;
    }
    try {
      executor.execute(run);
    } catch (Throwable noThread) {
      running.set(null);
      run.answer(Health.unhealthy(noThread.getClass().getSimpleName()));
      return;
    }
    try {
      scheduler.schedule(run::giveUp, timeout.toNanos());
    } catch (RuntimeException refused) {
      // It has no time-out then; what tells of that is that nobody asks again.
    }
  }

  /** Whether it is asked at the moment. */
  boolean isRunning() {
    return running.get() != null;
  }

  /** One question. */
  private final class Run implements Runnable {

    private final AtomicBoolean answered = new AtomicBoolean();
    private @Nullable Thread thread;

    @Override
    public void run() {
      begin();
      Health found;
      try {
        found = requireNonNull(check.check(), "A check gives no null");
      } catch (Throwable thrown) {
        found = Health.unhealthy(thrown.getClass().getSimpleName());
      }
      end();
      answer(found);
      running.set(null);
    }

    private synchronized void begin() {
      thread = Thread.currentThread();
    }

    /** What comes after it in the thread is not to be interrupted. */
    private synchronized void end() {
      thread = null;
      Thread.interrupted();
    }

    void giveUp() {
      if (answer(Health.unhealthy("no answer within " + timeout.toMillis() + " ms"))) {
        interrupt();
      }
    }

    private synchronized void interrupt() {
      if (thread != null) {
        thread.interrupt();
      }
    }

    private boolean answer(Health health) {
      boolean first = answered.compareAndSet(false, true);
      if (first) {
        results.accept(health);
      }
      return first;
    }
  }
}
