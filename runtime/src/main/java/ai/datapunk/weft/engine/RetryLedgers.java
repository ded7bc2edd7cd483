package ai.datapunk.weft.engine;

import ai.datapunk.weft.guard.RetryLedger;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Ticker;
import java.util.HashMap;
import java.util.Map;

/**
 * The retries of a mesh, by service. They outlive a configuration, but for the budgets, which those
 * who have one tell of again. Thread-safe.
 */
public final class RetryLedgers {

  private final MetricStore store;
  private final Ticker ticker;

  /** Guarded by this. */
  private final Map<String, RetryLedger> ledgers = new HashMap<>();

  public RetryLedgers(MetricStore store, Ticker ticker) {
    this.store = store;
    this.ticker = ticker;
  }

  /** The retries of a service. */
  public RetryLedger of(String service) {
    // A clock of the application's can take its time: it is read before others have to wait.
    return of(service, ticker.nanoTime());
  }

  private synchronized RetryLedger of(String service, long now) {
    return ledgers.computeIfAbsent(service, name -> new RetryLedger(name, store, ticker, now));
  }

  /** The mesh is configured anew. */
  public synchronized void forgetBudgets() {
    ledgers.values().forEach(RetryLedger::forgetBudgets);
  }

  /** Ends the series of all. */
  public synchronized void end() {
    ledgers.values().forEach(RetryLedger::end);
  }
}
