package ai.datapunk.weft.engine;

import ai.datapunk.weft.guard.RetryLedger;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Ticker;
import java.util.HashMap;
import java.util.Map;

/**
 * The retries of a mesh, by service. They outlive a configuration, but for the budgets, which those
 * who have one tell of again. Thread-safe.
 *
 * <p>When a mesh is configured anew, what it has now takes the place of these. Whoever still asks
 * here, such as a class that was being initialised meanwhile, gets the same retries; the budget
 * that it has holds no longer.
 */
public final class RetryLedgers {

  private final MetricStore store;
  private final Ticker ticker;

  /** Those of all configurations. Guarded by itself. */
  private final Map<String, RetryLedger> ledgers;

  /** Whether the mesh has been configured anew. Guarded by the ledgers. */
  private boolean superseded;

  public RetryLedgers(MetricStore store, Ticker ticker) {
    this(store, ticker, new HashMap<>());
  }

  private RetryLedgers(MetricStore store, Ticker ticker, Map<String, RetryLedger> ledgers) {
    this.store = store;
    this.ticker = ticker;
    this.ledgers = ledgers;
  }

  /** The retries of a service. */
  public RetryLedger of(String service) {
    // A clock of the application's can take its time: it is read before others have to wait.
    return of(service, ticker.nanoTime());
  }

  private RetryLedger of(String service, long now) {
    synchronized (ledgers) {
      return ledgers.computeIfAbsent(service, name -> new RetryLedger(name, store, ticker, now));
    }
  }

  /**
   * A method of the service has a budget.
   *
   * @param share of the calls; above 0
   */
  public void budget(String service, double share) {
    RetryLedger ledger = of(service);
    synchronized (ledgers) {
      if (!superseded) {
        ledger.budget(share);
      }
    }
  }

  /** What takes the place of these when the mesh is configured anew: no budget is known yet. */
  public RetryLedgers successor() {
    synchronized (ledgers) {
      superseded = true;
      ledgers.values().forEach(RetryLedger::forgetBudgets);
      return new RetryLedgers(store, ticker, ledgers);
    }
  }

  /** Ends the series of all. */
  public void end() {
    synchronized (ledgers) {
      ledgers.values().forEach(RetryLedger::end);
    }
  }
}
