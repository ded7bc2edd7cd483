package ai.datapunk.weft.guard;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.store.LiveCount;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesGroup;
import ai.datapunk.weft.time.Ticker;
import ai.datapunk.weft.window.RetryWindow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The retries that the methods of a service make, beside their calls: what their budgets are held
 * against. Calls are counted where they are recorded, and looked at when one of them wants a retry,
 * at scrapes, and once a second by one of those that end without. Thread-safe.
 *
 * <p>The budget is that of Finagle's {@code RetryBudget}, but for its minimum, which is the least
 * that is allowed here rather than allowed on top, and for what comes after it is used up: what is
 * spent at once would be there again at once when it leaves the window, and callers that all fail
 * would retry together every ten seconds. So while more are wanted than there are, each second has
 * a second's part, and each tenth of it a tenth's.
 */
public final class RetryLedger {

  private static final Logger LOG = LoggerFactory.getLogger(RetryLedger.class);

  /** How long calls and retries count. */
  static final int WINDOW_SECONDS = 10;

  /** How many retries a second are allowed however few calls there are. */
  static final int LEAST_PER_SECOND = 10;

  private static final int WINDOW_TENTHS = 10 * WINDOW_SECONDS;

  private static final long LEAST = (long) WINDOW_SECONDS * LEAST_PER_SECOND;

  /** How long calls are not counted again after they were counted in vain. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** How often calls that end have the calls counted. */
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

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

  /** From when on a call that ends has them counted. By itself: each that succeeds reads it. */
  private final AtomicLong lookDue;

  /** Whether they were not enough for a retry then. Guarded by this. */
  private boolean inVain;

  /** The strictest of its methods' budgets; not a number if none has one. */
  private volatile double strictest = Double.NaN;

  /** A ledger without calls up to now. */
  public RetryLedger(String service, MetricStore store, Ticker ticker, long now) {
    this.service = service;
    this.store = store;
    this.ticker = ticker;
    this.series = new SeriesGroup(store);
    this.window = new RetryWindow(WINDOW_SECONDS, now);
    this.lookDue = new AtomicLong(now);
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
   * A call has ended that wants no retry. Calls are counted if nobody has done so for a second, by
   * one of those that see it: those that came before a pause are not taken for later ones then.
   */
  public void look(long now) {
    long due = lookDue.get();
    if (now - due >= 0 && lookDue.compareAndSet(due, now + LOOK_NANOS)) {
      lookOnce(now);
    }
  }

  /** Whoever called has its result, whatever comes of this. */
  private void lookOnce(long now) {
    try {
      count(now);
    } catch (StackOverflowError edge) {
      // Nothing is lost: a later call counts what there is then.
    }
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
    look(now);
    boolean news;
    synchronized (this) {
      window.moveTo(now);
      if (share == 0 || allows(share) || countsToAllow(share, now)) {
        window.addRetry();
        return true;
      }
      news = window.refusals() == 0;
      window.addRefusal();
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
    count(ticker.nanoTime());
    synchronized (this) {
      return Double.isNaN(share) ? share : Math.max(0, left(share));
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

  /** Adding up takes longest: who only looks does it before the lock is taken. */
  private void count(long now) {
    long sum = calls.sum();
    synchronized (this) {
      long more = Math.max(0, sum - counted);
      counted += more;
      countedAt = now;
      window.addCalls(now, more);
    }
    lookDue.set(now + LOOK_NANOS);
  }

  private boolean allows(double share) {
    return left(share) > 0;
  }

  /** How many retries are left; below 0 where a stricter budget is looked at. */
  private long left(double share) {
    long limit = limit(share);
    long left = limit - window.retries();
    if (window.wanted() <= limit) {
      return left;
    }
    long ofSecond = limit / WINDOW_SECONDS - window.retriesOfLatestSecond();
    long ofTenth = (limit + WINDOW_TENTHS - 1) / WINDOW_TENTHS - window.retriesOfLatestTenth();
    return Math.min(left, Math.min(ofSecond, ofTenth));
  }

  private long limit(double share) {
    return Math.max((long) (share * window.calls() + ROUNDING), LEAST);
  }

  private void log(double share) {
    LOG.atWarn()
        .addKeyValue("service", service)
        .addKeyValue("budget", share)
        .log(
            "The budget of retries is exhausted: service '{}', more than {} of its calls of the"
                + " latest {} s, and more than {}, were to be retried. Until fewer are, operations"
                + " for which no retry is left end with their own exception",
            service,
            share,
            WINDOW_SECONDS,
            LEAST);
  }

  /** Ends the series. */
  public void end() {
    series.end();
  }
}
