package ai.datapunk.weft.http;

import java.util.concurrent.TimeUnit;

/**
 * An exchange that has a thread, and what it does at the moment. Interrupting the thread closes the
 * connection that it reads from or writes to, since channels are closed by that. Thread-safe.
 */
final class RunningExchange {

  /** What an exchange does, and how long it may keep others waiting that have no thread. */
  enum Phase {
    /** It waits for the peer's handshake and request. */
    READING(500),

    /** It makes its answer: nobody else's doing. */
    WORKING(Long.MAX_VALUE),

    /** It waits for the peer to take the answer. */
    WRITING(1_000);

    private final long patienceMillis;

    Phase(long patienceMillis) {
      this.patienceMillis = patienceMillis;
    }
  }

  private final Thread thread = Thread.currentThread();
  private Phase phase = Phase.READING;
  private long since = System.nanoTime();
  private boolean over;

  /** An exchange of the current thread that begins now. */
  RunningExchange() {}

  synchronized void enter(Phase next) {
    phase = next;
    since = System.nanoTime();
  }

  /** Ends it, wherever it is. */
  synchronized void interrupt() {
    if (!over) {
      thread.interrupt();
    }
  }

  /** It is over: whatever interrupts it from now on is not for what the thread does next. */
  synchronized void end() {
    over = true;
    Thread.interrupted();
  }

  /** Whether it has kept others waiting for long enough. */
  synchronized boolean givesWay() {
    return !over && waitedMillis() > phase.patienceMillis;
  }

  /** How long the present phase has taken. */
  synchronized long waitedMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
  }
}
