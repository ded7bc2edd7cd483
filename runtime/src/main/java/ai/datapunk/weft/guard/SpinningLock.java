package ai.datapunk.weft.guard;

import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock for what is done in less time than a thread takes to be put to sleep and woken: who finds
 * it taken tries again for a while first. A virtual thread that waits for it holds up no other.
 * Thread-safe.
 */
final class SpinningLock {

  /**
   * How many pauses of the processor there are before the last try, of tens of microseconds in all:
   * who has the lock is done in a fraction of them unless it was halted.
   */
  private static final int LONGEST_WAIT = 1024;

  private final ReentrantLock lock = new ReentrantLock();

  /** Takes it. Whoever has it can take it again, and gives it back as often. */
  void lock() {
    if (!lock.tryLock()) {
      lockOften();
    }
  }

  private void lockOften() {
    // Each try takes the lock's memory from the processor of who has it: so they become rarer.
    for (int wait = 1; wait <= LONGEST_WAIT; wait *= 2) {
      for (int pause = 0; pause < wait; pause++) {
        Thread.onSpinWait();
      }
      if (lock.tryLock()) {
        return;
      }
    }
    lock.lock();
  }

  void unlock() {
    lock.unlock();
  }
}
