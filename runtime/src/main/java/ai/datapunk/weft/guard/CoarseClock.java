package ai.datapunk.weft.guard;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A coarse clock: the time as of the last reading that its circuit made, so that the breaker behind
 * it needs no reading of its own. Moves in steps of a millisecond: the breaker's windows count
 * whole seconds.
 */
final class CoarseClock extends Clock {

  private static final long STEP_NANOS = 1_000_000;

  private final long origin;
  private volatile long elapsed;
  private volatile Instant now = Instant.EPOCH;

  /**
   * Starts at the epoch.
   *
   * @param nanoTime the ticker's present reading
   */
  CoarseClock(long nanoTime) {
    origin = nanoTime;
  }

  /**
   * Moves to a reading of the ticker; one of the past, or less than a step ahead, changes nothing.
   */
  void advance(long nanoTime) {
    if (nanoTime - origin - elapsed >= STEP_NANOS) {
      set(nanoTime);
    }
  }

  /** Moves to a reading of the ticker; one of the past changes nothing. */
  synchronized void set(long nanoTime) {
    long reached = nanoTime - origin;
    if (reached > elapsed) {
      now = Instant.EPOCH.plusNanos(reached);
      elapsed = reached;
    }
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
