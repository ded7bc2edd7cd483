package ai.datapunk.weft.health;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.time.Scheduler;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one check, in one thread at most: one that hangs is unhealthy, and is not asked again until
 * it comes back. Thread-safe.
 */
final class CheckRunner {

  private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);

  private final String type;
  private final HealthCheck check;
  private final Duration timeout;
  private final Executor executor;
  private final Scheduler scheduler;
  private final Consumer<Health> results;
  private final AtomicReference<@Nullable Run> running = new AtomicReference<>();

  /** Whether it is told already that there are no time-outs, until there is one again. */
  private final AtomicBoolean untimed = new AtomicBoolean();

  /**
   * A runner that has not asked yet.
   *
   * @param executor starts a thread for each task at once
   * @param results is told each result, in the thread that has it
   */
  CheckRunner(
      String type,
      HealthCheck check,
      Duration timeout,
      Executor executor,
      Scheduler scheduler,
      Consumer<Health> results) {
    this.type = type;
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
      scheduler.schedule(run.deadline, timeout.toNanos());
      untimed.set(false);
    } catch (Throwable refused) {
      tellOfNoTimeout(refused);
    }
  }

  private void tellOfNoTimeout(Throwable refused) {
    if (untimed.compareAndSet(false, true)) {
      LOG.atError()
          .addKeyValue("check_type", type)
          .setCause(refused)
          .log(
              "Health check {} has no time-out, because the scheduler refuses: while it hangs, it"
                  + " is shown as it was found last",
              type);
    }
  }

  /** Whether it is asked at the moment. */
  boolean isRunning() {
    return running.get() != null;
  }

  /** One question. */
  private final class Run implements Runnable {

    private final AtomicBoolean answered = new AtomicBoolean();

    /** Once it is cancelled, a timer that still has it holds nothing of the application's. */
    private final FutureTask<@Nullable Void> deadline = new FutureTask<>(this::giveUp, null);

    private @Nullable Thread thread;

    @Override
    public void run() {
      try {
        if (begin()) {
          answer(found());
        }
      } finally {
        deadline.cancel(false);
        running.set(null);
      }
    }

    private Health found() {
      try {
        return requireNonNull(check.check(), "A check gives no null");
      } catch (Throwable thrown) {
        return Health.unhealthy(thrown.getClass().getSimpleName());
      } finally {
        end();
      }
    }

    /** Tells whether there is time left: a thread may come late. */
    private synchronized boolean begin() {
      boolean inTime = !answered.get();
      thread = inTime ? Thread.currentThread() : null;
      return inTime;
    }

    /** What comes after it in the thread is not to be interrupted. */
    private synchronized void end() {
      thread = null;
      Thread.interrupted();
    }

    private void giveUp() {
      try {
        answer(Health.unhealthy("no answer within " + timeout.toMillis() + " ms"));
      } finally {
        interrupt();
      }
    }

    private synchronized void interrupt() {
      if (thread != null) {
        thread.interrupt();
      }
    }

    /** The first answer is the one that counts. */
    private void answer(Health health) {
      if (answered.compareAndSet(false, true)) {
        results.accept(health);
      }
    }
  }
}
