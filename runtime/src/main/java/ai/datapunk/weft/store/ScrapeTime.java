package ai.datapunk.weft.store;

import ai.datapunk.weft.time.Ticker;

/**
 * When a scrape was, by the application's clock: read before it took any lock, and again after it
 * had given them back, for a clock can take its time. Thread-safe.
 */
final class ScrapeTime {

  private final Ticker clock;
  private final long began;
  private long ended;
  private volatile boolean over;

  private ScrapeTime(Ticker clock) {
    this.clock = clock;
    this.began = clock.nanoTime();
  }

  /** A scrape begins. */
  static ScrapeTime begin(Ticker clock) {
    return new ScrapeTime(clock);
  }

  /** When it began. */
  long began() {
    return began;
  }

  /** It has taken all values. */
  void end() {
    ended = clock.nanoTime();
    over = true;
  }

  /** Whether it has ended for this time or more when the other one began, by the same clock. */
  boolean isBefore(ScrapeTime other, long nanos) {
    return over && isBySameClock(other) && other.began - ended >= nanos;
  }

  boolean isBySameClock(ScrapeTime other) {
    return clock == other.clock;
  }
}
