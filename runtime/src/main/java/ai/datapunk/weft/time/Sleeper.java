package ai.datapunk.weft.time;

import java.util.concurrent.TimeUnit;

/** How a thread waits between two attempts. Must be thread-safe. */
@FunctionalInterface
public interface Sleeper {

  /**
   * Waits.
   *
   * @param nanos not negative
   * @throws InterruptedException if the waiting thread is interrupted
   */
  void sleep(long nanos) throws InterruptedException;

  /** Waits in the current thread; a wait of nothing heeds an interrupt as well. */
  static Sleeper system() {
    return nanos -> {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      TimeUnit.NANOSECONDS.sleep(nanos);
    };
  }
}
