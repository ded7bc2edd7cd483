package ai.datapunk.weft.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The count of exchanges that have a thread or wait for one, until it is drained. Thread-safe. */
final class AdmittedExchanges {

  private int count;
  private boolean draining;

  /** Counts one more, unless nothing is admitted any longer. */
  synchronized boolean begin() {
    if (!draining) {
      count++;
    }
    return !draining;
  }

  synchronized void end() {
    count--;
    notifyAll();
  }

  /** Admits none from now on, and waits until there is none, or for this time. */
  synchronized void drain(Duration limit) {
    draining = true;
    long until = System.nanoTime() + limit.toNanos();
    try {
      for (long left = limit.toNanos(); count > 0 && left > 0; left = until - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException hurried) {
      // Whoever stops is to stop at once.
      Thread.currentThread().interrupt();
    }
  }
}
