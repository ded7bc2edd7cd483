package ai.datapunk.weft.testing;

import ai.datapunk.weft.Sleeper;
import ai.datapunk.weft.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves when told to, and a sleeper that moves it instead of waiting. Thread-safe. */
public final class ManualTicker implements Ticker, Sleeper {

  /** Not 0: elapsed time has an arbitrary origin, which may be negative. */
  private final AtomicLong nanos = new AtomicLong(-3_000_000_000L);

  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  @Override
  public long nanoTime() {
    return nanos.get();
  }

  /** Lets time pass. */
  public void advance(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  /** Lets milliseconds pass. */
  public void millis(long millis) {
    advance(Duration.ofMillis(millis));
  }

  @Override
  public void sleep(long duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    waits.add(Duration.ofNanos(duration));
    nanos.addAndGet(duration);
  }

  /** What was waited for so far, in order. */
  public List<Duration> waits() {
    return waits;
  }
}
