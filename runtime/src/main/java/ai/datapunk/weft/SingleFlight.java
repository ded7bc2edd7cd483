package ai.datapunk.weft;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has one thread do what several find undone at the same time. The others wait for it, but not for
 * ever: it may call the application, which may wait for one of them. Thread-safe.
 */
final class SingleFlight {

  /** How long a thread waits for another one at most: far longer than the work takes as a rule. */
  static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Waits until the latch is at zero, and tells whether it was in time. */
  @FunctionalInterface
  interface Wait {
    boolean on(CountDownLatch end, long nanos) throws InterruptedException;
  }

  private record Flight(Thread thread, CountDownLatch end) {}

  private final AtomicReference<@Nullable Flight> current = new AtomicReference<>();
  private final Wait waiting;

  SingleFlight() {
    this((end, nanos) -> end.await(nanos, TimeUnit.NANOSECONDS));
  }

  SingleFlight(Wait waiting) {
    this.waiting = waiting;
  }

  /**
   * Does the work, or waits for the thread that is about it. Who waits in vain does it too, and so
   * does that thread itself where the work asks for what it makes.
   *
   * @return what was made here; null where another thread was waited for, and may have failed
   */
  <T> @Nullable T make(Supplier<? extends @Nullable T> work) {
    Flight mine = new Flight(Thread.currentThread(), new CountDownLatch(1));
    Flight other = current.compareAndExchange(null, mine);
    if (other != null) {
      return other.thread != Thread.currentThread() && ends(other) ? null : work.get();
    }
    try {
      return work.get();
    } finally {
      current.set(null);
      mine.end.countDown();
    }
  }

  private boolean ends(Flight other) {
    try {
      return waiting.on(other.end, LIMIT_NANOS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
