package ai.datapunk.weft.time;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/**
 * The one thread in which the JDK keeps its delays, for all applications of the JVM. It inherits
 * the context class loader of whoever comes first, and the protection domains on its stack, and
 * keeps them for good: so that this is no application that may end, it is begun from a thread of a
 * pool, which inherits nothing.
 */
final class TimerThread {

  private static volatile boolean begun;

  private TimerThread() {}

  /** Does nothing but that this class is loaded before a call waits for its next attempt. */
  static void load() {}

  /** Begins it, unless it was. */
  static void begin() {
    if (!begun) {
      ForkJoinPool pool = new ForkJoinPool(1);
      CountDownLatch told = new CountDownLatch(1);
      // What asks for the delay is then the JDK's own code, which alone is on the stack.
      CompletableFuture<Void> delayed =
          CompletableFuture.runAsync(() -> await(told), pool)
              .thenRunAsync(() -> {}, CompletableFuture.delayedExecutor(0, TimeUnit.NANOSECONDS));
      told.countDown();
      delayed.join();
      pool.shutdown();
      begun = true;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
