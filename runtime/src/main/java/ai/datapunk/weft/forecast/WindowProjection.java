package ai.datapunk.weft.forecast;

/**
 * The projection of a circuit's sliding window into the seconds to come: calls come in as the trend
 * has it, the oldest leave, and some time the window's failure rate reaches the threshold. It is
 * the window that opens a circuit, and it lags behind what calls do now.
 *
 * <p>A circuit opens when the rate first touches the threshold, which the rate of a small window
 * does by chance while the share of failures is still lower. So the threshold counts as reached
 * {@value #STANDARD_ERRORS} standard errors of the window's rate before it, as far as calls to come
 * make it up: 0.22 where they are all of a window of 20 calls, 0.03 of one of 1,500, and nothing at
 * first, since what the window holds is known.
 *
 * <p>Has room for one projection at a time, so that none allocates.
 */
abstract class WindowProjection {

  /**
   * How far ahead is looked: as far as the known seconds reach back. A straight line says nothing
   * beyond as much again.
   */
  static final int HORIZON_SECONDS = 60;

  private static final int STANDARD_ERRORS = 2;

  final RecentSeconds recent;
  final Trend trend;
  final int minimumCalls;
  private final double threshold;

  /** What the window holds; fractions of calls, since they are expected ones. */
  double calls;

  /** How many of them failed. */
  double failures;

  WindowProjection(RecentSeconds recent, Trend trend, double threshold, int minimumCalls) {
    this.recent = recent;
    this.trend = trend;
    this.threshold = threshold;
    this.minimumCalls = minimumCalls;
  }

  /**
   * The seconds until the rate reaches the threshold with at least the minimum of calls; NaN if it
   * does not within the horizon, or not by rising.
   *
   * @param callsNow the calls in the window when the first second to come begins
   * @param failuresNow those that failed
   */
  final double secondsToThreshold(long callsNow, long failuresNow) {
    calls = callsNow;
    failures = failuresNow;
    begin();
    double rateNow = rate();
    double newCalls = 0;
    double before = rateNow;
    for (int second = 1; second <= HORIZON_SECONDS; second++) {
      calls += trend.callsPerSecond;
      newCalls += trend.callsPerSecond;
      failures += trend.callsPerSecond * trend.share(second);
      comeIn();
      double after = upper(newCalls);
      if (opens(after, rateNow)) {
        double part = after <= before ? 0 : (threshold - before) / (after - before);
        return second - 1 + Math.max(0, Math.min(1, part));
      }
      tick(second);
      before = upper(newCalls);
      if (opens(before, rateNow)) {
        return second;
      }
    }
    return Double.NaN;
  }

  private boolean opens(double upper, double rateNow) {
    return upper >= threshold && calls >= minimumCalls && rate() > rateNow;
  }

  private double rate() {
    return calls <= 0 ? 0 : Math.max(0, Math.min(1, failures / calls));
  }

  private double upper(double newCalls) {
    double rate = rate();
    double spread = rate * (1 - rate) * Math.min(newCalls, calls);
    return calls <= 0 ? 0 : rate + STANDARD_ERRORS * Math.sqrt(spread) / calls;
  }

  /** Prepares for what leaves. */
  abstract void begin();

  /** Lets leave what new calls displace. */
  abstract void comeIn();

  /** Lets leave what is too old when this second is over. */
  abstract void tick(int second);
}
