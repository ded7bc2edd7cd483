package ai.datapunk.weft.audit;

import java.util.concurrent.TimeUnit;

/** How many events of a kind are written. Thread-safe. */
final class EventRate {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private boolean begun;
  private long began;
  private int written;
  private int leftOut;

  /** How many were left out before this one; negative if it is left out too. */
  synchronized int admit(long now) {
    if (!begun || now - began >= SECOND) {
      begun = true;
      began = now;
      written = 0;
    }
    if (written == LimitedAudit.MOST_PER_SECOND) {
      leftOut++;
      return -1;
    }
    written++;
    int before = leftOut;
    leftOut = 0;
    return before;
  }
}
