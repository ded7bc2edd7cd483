package ai.datapunk.weft.http;

import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The executor of a server: a bounded number of daemon threads behind a bounded queue, and one more
 * thread that interrupts exchanges which are past their deadline. Where all threads are taken and
 * others wait, an exchange whose peer lets it wait gives way earlier. Thread-safe.
 */
final class ExchangeThreads implements Executor {

  private static final long LOOK_MILLIS = 50;
  private static final long IDLE_SECONDS = 30;

  private final ServerLimits limits;
  private final ThreadPoolExecutor workers;
  private final ScheduledThreadPoolExecutor timer;
  private final Set<RunningExchange> running = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean makingRoom = new AtomicBoolean();
  private final AdmittedExchanges admitted = new AdmittedExchanges();

  ExchangeThreads(String name, ServerLimits limits) {
    this.limits = limits;
    AtomicInteger number = new AtomicInteger();
    workers =
        new ThreadPoolExecutor(
            limits.threads(),
            limits.threads(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limits.queue()),
            task -> new ExchangeThread(task, name + "-" + number.incrementAndGet()));
    workers.allowCoreThreadTimeOut(true);
    timer =
        new ScheduledThreadPoolExecutor(1, task -> new ExchangeThread(task, name + "-deadlines"));
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  /**
   * Has an exchange run.
   *
   * @throws RejectedExecutionException if there is no room, upon which the server closes the
   *     connection
   */
  @Override
  public void execute(Runnable exchange) {
    if (!admitted.begin()) {
      throw new RejectedExecutionException("The server stops");
    }
    try {
      workers.execute(() -> run(exchange));
    } catch (RejectedExecutionException full) {
      admitted.end();
      throw full;
    }
    if (!workers.getQueue().isEmpty()) {
      makeRoom();
    }
  }

  private void run(Runnable exchange) {
    RunningExchange begun = new RunningExchange();
    ((ExchangeThread) Thread.currentThread()).run(begun);
    running.add(begun);
    Future<?> deadline =
        timer.schedule(begun::interrupt, limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
    try {
      exchange.run();
    } finally {
      deadline.cancel(false);
      running.remove(begun);
      begun.end();
      admitted.end();
    }
  }

  /** Looks again and again, as long as others wait, for those that have to give way. */
  private void makeRoom() {
    if (makingRoom.compareAndSet(false, true)) {
      lookLater();
    }
  }

  private void lookLater() {
    Future<?> unused = timer.schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    int waiting = workers.getQueue().size();
    if (waiting > 0) {
      running.stream()
          .filter(RunningExchange::givesWay)
          .sorted(Comparator.comparingLong(RunningExchange::waitedMillis).reversed())
          .limit(waiting)
          .forEach(RunningExchange::interrupt);
      lookLater();
      return;
    }
    makingRoom.set(false);
    if (!workers.getQueue().isEmpty()) {
      makeRoom();
    }
  }

  /** Takes no more exchanges, and waits for those that it has; not beyond this time. */
  void drain(Duration limit) {
    admitted.drain(limit);
  }

  /** Ends what is still running. */
  void stop() {
    timer.shutdownNow();
    workers.shutdownNow();
  }
}
