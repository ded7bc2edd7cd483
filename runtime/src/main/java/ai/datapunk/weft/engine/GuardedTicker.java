package ai.datapunk.weft.engine;

import ai.datapunk.weft.time.Ticker;
import java.util.function.Consumer;

/** A clock of the application's, which may fail: time stands still then. Thread-safe. */
public final class GuardedTicker implements Ticker {

  private final Ticker ticker;
  private final Consumer<Throwable> faults;
  private volatile long latest;

  private GuardedTicker(Ticker ticker, Consumer<Throwable> faults) {
    this.ticker = ticker;
    this.faults = faults;
    nanoTime();
  }

  /**
   * A clock that does not fail: the system's is one.
   *
   * @param faults is told why it could not be read
   */
  public static Ticker of(Ticker ticker, Consumer<Throwable> faults) {
    return ticker == Ticker.system() ? ticker : new GuardedTicker(ticker, faults);
  }

  @Override
  public long nanoTime() {
    long now;
    try {
      now = ticker.nanoTime();
    } catch (Throwable fault) {
      faults.accept(fault);
      return latest;
    }
    latest = now;
    return now;
  }
}
