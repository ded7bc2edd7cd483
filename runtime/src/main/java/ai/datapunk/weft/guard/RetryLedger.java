package ai.datapunk.weft.guard;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.store.LiveCount;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesGroup;
import ai.datapunk.weft.time.Ticker;
import ai.datapunk.weft.window.RetryWindow;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The retries that the methods of a service make, beside their calls: what their budgets are held
 * against. Calls are counted where they are recorded, and looked at only when one of them wants a
 * retry, and at scrapes. Thread-safe.
 *
 * <p>The budget is that of Finagle's {@code RetryBudget}, but for its minimum, which is the least
 * that is allowed here rather than allowed on top.
 */
public final class RetryLedger {

  private static final Logger LOG = LoggerFactory.getLogger(RetryLedger.class);

  /** How long calls and retries count. */
  static final int WINDOW_SECONDS = 10;

  /** How many retries a second are allowed however few calls there are. */
  static final int LEAST_PER_SECOND = 10;

  private static final long LEAST = (long) WINDOW_SECONDS * LEAST_PER_SECOND;

  /** How long calls are not counted again after they were counted in vain. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(WINDOW_SECONDS);

  /** Shares are decimal fractions, and their products with numbers of calls a little less. */
  private static final double ROUNDING = 1e-6;

  private final String service;
  private final MetricStore store;
  private final Ticker ticker;
  private final LiveCount calls = new LiveCount();
  private final SeriesGroup series;
  private final RetryWindow window;

  /** The calls that the window knows of. Guarded by this. */
  private long counted;

  /** When they were counted. Guarded by this. */
  private long countedAt;

  /** Whether they were not enough for a retry then. Guarded by this. */
  private boolean inVain;

  /** The strictest of its methods' budgets; not a number if none has one. */
  private volatile double strictest = Double.NaN;

  /** Whether a retry has been refused. Guarded by this. */
  private boolean refused;

  /** When the latest was. Guarded by this. */
  private long refusedAt;

  /** A ledger without calls up to now. */
  public RetryLedger(String service, MetricStore store, Ticker ticker, long now) {
    this.service = service;
    this.store = store;
    this.ticker = ticker;
    this.series = new SeriesGroup(store);
    this.window = new RetryWindow(WINDOW_SECONDS, now);
  }

  /** The calls of its methods: each is counted once, whatever its further attempts. */
  public LiveCount calls() {
    return calls;
  }

  /**
   * A method of the service has a budget.
   *
   * @param share of the calls; above 0
   */
  public void budget(double share) {
    if (isFirst(share)) {
      series.gauge(Family.RETRY_BUDGET_REMAINING, service).follow(this::remaining);
    }
  }

  private synchronized boolean isFirst(double share) {
    double known = strictest;
    strictest = Double.isNaN(known) ? share : Math.min(known, share);
    return Double.isNaN(known);
  }

  /** No method of the service is known to have a budget. */
  public synchronized void forgetBudgets() {
    strictest = Double.NaN;
  }

  /**
   * Takes a retry, if the budget of the method that wants it allows one. Who has none is allowed
   * any, which counts for others all the same.
   *
   * @param share of the calls; 0 for no budget
   */
  public boolean takes(double share, long now) {
    if (Double.isNaN(strictest) && share == 0) {
      return true;
    }
    boolean news;
    synchronized (this) {
      window.moveTo(now);
      if (share == 0 || allows(share) || countsToAllow(share, now)) {
        window.addRetry();
        return true;
      }
      news = !refused || now - refusedAt > WINDOW_NANOS;
      refused = true;
      refusedAt = now;
    }
    if (news) {
      tell(share);
    }
    return false;
  }

  /** What is refused is refused, whether there is memory to tell of it or not. */
  private void tell(double share) {
    try {
      store.events().add(() -> log(share));
      store.events().write();
    } catch (VirtualMachineError full) {
      store.recordingFailed(full);
    }
  }

  /** How many retries are left; not a number if no method has a budget. */
  private double remaining() {
    double share = strictest;
    long now = ticker.nanoTime();
    synchronized (this) {
      count(now);
      return Double.isNaN(share) ? share : Math.max(0, limit(share) - window.retries());
    }
  }

  /**
   * Whether a retry is allowed by the calls as of now. That takes as long as there are cells and
   * threads: while all retries are refused, it is not done for each of them.
   */
  private boolean countsToAllow(double share, long now) {
    if (inVain && now - countedAt < PAUSE_NANOS) {
      return false;
    }
    count(now);
    inVain = !allows(share);
    return !inVain;
  }

  private void count(long now) {
    long sum = Math.max(counted, calls.sum());
    window.addCalls(now, sum - counted);
    counted = sum;
    countedAt = now;
  }

  private boolean allows(double share) {
    return window.retries() < limit(share);
  }

  private long limit(double share) {
    return Math.max((long) (share * window.calls() + ROUNDING), LEAST);
  }

  private void log(double share) {
    LOG.atWarn()
        .addKeyValue("service", service)
        .addKeyValue("budget", share)
        .log(
            "The budget of retries is exhausted: service '{}', more than {} of its calls, and more"
                + " than {} a second, were to be retried. Operations end with their own exception"
                + " until there is budget again",
            service,
            share,
            LEAST_PER_SECOND);
  }

  /** Ends the series. */
  public void end() {
    series.end();
  }
}
