package ai.datapunk.weft.forecast;

/**
 * The forecast of when a closed circuit opens because of its failure rate, if it goes on as in the
 * seconds that are over: a trend of the share of failures ({@link ExponentialTrend}), where one is
 * proved ({@link RiseTest}), carried into the circuit's window ({@link WindowProjection}).
 *
 * <p>Keeps the counts of a minute, and works on nothing else: whatever the window's size, a
 * forecast takes about a microsecond. It allocates nothing. Not thread-safe: kept under the
 * circuit's lock, and asked at most once a second.
 */
public final class OpeningForecast {

  private static final int LEAST_SECONDS = 2;

  private final int windowSeconds;
  private final RecentSeconds recent;
  private final Trend trend;
  private final WindowProjection projection;

  private OpeningForecast(
      int windowSeconds, RecentSeconds recent, Trend trend, WindowProjection projection) {
    this.windowSeconds = windowSeconds;
    this.recent = recent;
    this.trend = trend;
    this.projection = projection;
  }

  /**
   * For a window of time.
   *
   * @param threshold the failure rate at which the circuit opens; above 0, at most 1
   * @param minimumCalls how many calls the window must hold before the rate counts; 1 and up
   * @param seconds the window's length, of which the second that runs is the last; 1 and up
   */
  public static OpeningForecast overTime(double threshold, int minimumCalls, int seconds) {
    RecentSeconds recent = new RecentSeconds(RecentSeconds.CAPACITY);
    return overTime(threshold, minimumCalls, seconds, recent, new ExponentialTrend());
  }

  static OpeningForecast overTime(
      double threshold, int minimumCalls, int seconds, RecentSeconds recent, Trend trend) {
    return new OpeningForecast(
        seconds,
        recent,
        trend,
        new TimeWindowProjection(recent, trend, threshold, minimumCalls, seconds));
  }

  /**
   * For a window of calls.
   *
   * @param threshold the failure rate at which the circuit opens; above 0, at most 1
   * @param minimumCalls how many calls the window must hold before the rate counts; more than the
   *     window's size count as its size
   * @param calls the window's size; 1 and up
   */
  public static OpeningForecast overCalls(double threshold, int minimumCalls, int calls) {
    RecentSeconds recent = new RecentSeconds(RecentSeconds.CAPACITY);
    return overCalls(threshold, minimumCalls, calls, recent, new ExponentialTrend());
  }

  static OpeningForecast overCalls(
      double threshold, int minimumCalls, int calls, RecentSeconds recent, Trend trend) {
    return new OpeningForecast(
        0, recent, trend, new CallWindowProjection(recent, trend, threshold, minimumCalls, calls));
  }

  /**
   * Takes what ended in a second that is over. Seconds that are left out had no calls; of those
   * since the last call, the latest has to be taken, with none, before a forecast.
   *
   * @param second the second's number; greater than that of the one before
   * @param calls the calls that ended in it, failed ones included
   * @param failures those that failed
   */
  public void secondIsOver(long second, int calls, int failures) {
    recent.add(second, calls, failures);
  }

  /** Forgets all seconds, as when the circuit's window begins anew. */
  public void reset() {
    recent.clear();
  }

  /**
   * The seconds until the circuit opens, 0 to 60, counted from the end of the last second that is
   * over; NaN when the failure rate falls or stays, does not reach the threshold within a minute,
   * or does not count yet.
   *
   * @param calls the calls in the window, failed ones included, when it has let go of what is too
   *     old, and before there are any of the second that runs
   * @param failures those that failed
   */
  public double secondsToOpen(long calls, long failures) {
    boolean counts =
        recent.size() >= LEAST_SECONDS && calls + justGone() >= projection.minimumCalls;
    if (!counts || !RiseTest.rises(recent)) {
      return Double.NaN;
    }
    trend.fit(recent);
    return projection.secondsToThreshold(calls, failures);
  }

  /** What left a window of time at this very tick: without it, one of a second would hold none. */
  private int justGone() {
    boolean isThere = windowSeconds > 0 && windowSeconds <= recent.size();
    return isThere ? recent.calls(windowSeconds - 1) : 0;
  }
}
