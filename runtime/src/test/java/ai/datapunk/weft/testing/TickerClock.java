package ai.datapunk.weft.testing;

import ai.datapunk.weft.time.Ticker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock that a ticker drives. Something can be made to happen when it is read next. */
public final class TickerClock extends Clock {

  private final Ticker ticker;
  private final long origin;
  private Runnable atNextReading = () -> {};

  /** A clock that stands at the epoch now. */
  public TickerClock(Ticker ticker) {
    this.ticker = ticker;
    this.origin = ticker.nanoTime();
  }

  /** Makes this happen when the clock is read next, before it is read. */
  public void atNextReading(Runnable happens) {
    atNextReading = happens;
  }

  @Override
  public Instant instant() {
    Runnable happens = atNextReading;
    atNextReading = () -> {};
    happens.run();
    return Instant.EPOCH.plusNanos(ticker.nanoTime() - origin);
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
