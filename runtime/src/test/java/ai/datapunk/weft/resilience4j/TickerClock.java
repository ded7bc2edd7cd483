package ai.datapunk.weft.resilience4j;

import ai.datapunk.weft.time.Ticker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock that a ticker drives. Something can be made to happen when it is read next. */
final class TickerClock extends Clock {

  private final Ticker ticker;
  private final long origin;
  private Runnable atNextReading = () -> {};

  TickerClock(Ticker ticker) {
    this.ticker = ticker;
    this.origin = ticker.nanoTime();
  }

  void atNextReading(Runnable happens) {
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
