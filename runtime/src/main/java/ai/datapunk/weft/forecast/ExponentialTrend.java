package ai.datapunk.weft.forecast;

/**
 * The exponentially weighted trend: least squares over seconds, each of which weighs as much as it
 * has calls, and half as much for every {@value #HALF_LIFE_SECONDS} s of its age. That is Brown's
 * discounted least squares (R. G. Brown, <i>Smoothing, Forecasting and Prediction of Discrete Time
 * Series</i>, 1963), for proportions.
 *
 * <p>Chosen among others by simulation: {@code docs/forecast.md} has the figures.
 */
final class ExponentialTrend extends Trend {

  /** The age at which a call weighs half of one that has just ended. */
  static final int HALF_LIFE_SECONDS = 5;

  private final double discountPerSecond;

  ExponentialTrend() {
    this(HALF_LIFE_SECONDS);
  }

  ExponentialTrend(double halfLifeSeconds) {
    discountPerSecond = StrictMath.pow(0.5, 1 / halfLifeSeconds);
  }

  @Override
  void fit(RecentSeconds recent) {
    double discount = 1;
    double seconds = 0;
    double calls = 0;
    double callTime = 0;
    double callTimeSquared = 0;
    double failures = 0;
    double failureTime = 0;
    for (int age = 0; age < recent.size(); age++) {
      double time = -age - 0.5;
      double ended = discount * recent.calls(age);
      double failed = discount * recent.failures(age);
      seconds += discount;
      calls += ended;
      callTime += ended * time;
      callTimeSquared += ended * time * time;
      failures += failed;
      failureTime += failed * time;
      discount *= discountPerSecond;
    }
    callsPerSecond = calls / seconds;
    line(calls, callTime, callTimeSquared, failures, failureTime);
  }
}
