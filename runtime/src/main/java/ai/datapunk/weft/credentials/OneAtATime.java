package ai.datapunk.weft.credentials;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets one thread work at a time, and one wait for a second; all others are sent away. So whoever
 * makes work, with names and addresses as many as they like, has one processor at most, and two of
 * the threads that answer.
 */
final class OneAtATime {

  private static final long WAIT_MILLIS = 1_000;

  private final Semaphore working = new Semaphore(1);
  private final Semaphore waiting = new Semaphore(1);

  /** Whether the work may begin; {@link #end} is to follow then. */
  boolean begin() {
    if (working.tryAcquire()) {
      return true;
    }
    if (!waiting.tryAcquire()) {
      return false;
    }
    try {
      return working.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException deadline) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.release();
    }
  }

  void end() {
    working.release();
  }
}
