package ai.datapunk.weft.push;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes in a thread of its own: on an interval, when asked, and a last time at the end. What fails
 * is tried again three times, after a wait that doubles. The log is told when pushes begin to fail,
 * and when they work again.
 */
final class PushLoop {

  private static final Logger LOG = LoggerFactory.getLogger(MetricsPusher.class);
  private static final int MOST_TRIES = 4;
  private static final int LONGEST = 300;

  /** Something that can be tried again. */
  @FunctionalInterface
  private interface Try {
    void run() throws IOException;
  }

  private final Gateway gateway;
  private final String name;
  private final Duration firstWait;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final CountDownLatch ending = new CountDownLatch(1);
  private final ScheduledThreadPoolExecutor thread;

  /** Of the thread alone. */
  private boolean failing;

  /** Of the thread alone: whether there is nothing of this process at the gateway, as asked. */
  private boolean deleted;

  PushLoop(Gateway gateway, Duration firstWait) {
    this.gateway = gateway;
    this.name = gateway.name();
    this.firstWait = firstWait;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread daemon = new Thread(work, "weft-push");
              daemon.setDaemon(true);
              return daemon;
            });
  }

  /** Pushes after each time from now on. */
  @SuppressWarnings("FutureReturnValueIgnored") // A push throws nothing.
  void every(Duration time) {
    thread.scheduleWithFixedDelay(
        () -> tried(this::pushAll), time.toNanos(), time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Whether a push that begins now succeeds within the time. */
  boolean push(Duration within) {
    return waitFor(() -> tried(this::pushAll), within);
  }

  /** Whether what was pushed is taken away within the time. */
  boolean delete(Duration within) {
    return waitFor(() -> tried(this::deleteAll), within);
  }

  /**
   * Pushes a last time, unless what was pushed has been taken away and nothing pushed since; ends.
   */
  void end(Duration within) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    ending.countDown();
    if (!waitFor(() -> deleted || tried(this::pushAll), within)) {
      LOG.warn("The last push to {} has not arrived within {}: what it had is lost", name, within);
    }
    // Whoever waits for one that does not begin any more would wait for as long as they may.
    for (Runnable unbegun : thread.shutdownNow()) {
      if (unbegun instanceof Future<?> asked) {
        asked.cancel(false);
      }
    }
  }

  private void pushAll() throws IOException {
    deleted = false;
    gateway.push();
  }

  private void deleteAll() throws IOException {
    gateway.delete();
    deleted = true;
  }

  private boolean waitFor(Callable<Boolean> work, Duration within) {
    Future<Boolean> result;
    try {
      result = thread.submit(work);
    } catch (RejectedExecutionException ended) {
      return false;
    }
    try {
      return result.get(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (CancellationException ended) {
      return false;
    } catch (TimeoutException late) {
      result.cancel(true);
      return false;
    } catch (InterruptedException hurry) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Throws nothing: an interval that has thrown comes no more. */
  private boolean tried(Try work) {
    boolean last = ending.getCount() == 0;
    Duration wait = firstWait;
    for (int tries = 1; ; tries++) {
      try {
        work.run();
        tell(null);
        return true;
      } catch (Throwable failure) {
        tell(failure);
        if (tries == MOST_TRIES || !isToGoOnAfter(wait, last)) {
          return false;
        }
        wait = wait.multipliedBy(2);
      }
    }
  }

  /** Where the end comes meanwhile, its own push takes the place of this one. */
  private boolean isToGoOnAfter(Duration wait, boolean last) {
    try {
      if (last) {
        TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        return true;
      }
      return !ending.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void tell(@Nullable Throwable failure) {
    boolean before = failing;
    failing = failure != null;
    if (failing == before) {
      return;
    }
    try {
      if (failure == null) {
        LOG.info("Pushes to {} work again", name);
      } else {
        LOG.warn("Pushes to {} fail: {}", name, firstLine(failure));
      }
    } catch (RuntimeException unlogged) {
      // There is nobody else to tell.
    }
  }

  /** What the gateway answers is in the message, and may be anything. */
  private static String firstLine(Throwable failure) {
    String text = failure.toString();
    int end = 0;
    while (end < Math.min(text.length(), LONGEST) && !Character.isISOControl(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }
}
