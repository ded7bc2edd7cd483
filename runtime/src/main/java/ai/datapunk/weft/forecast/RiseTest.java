package ai.datapunk.weft.forecast;

/**
 * The test of whether the share of failures rises at all: Cochran and Armitage's for a trend in
 * proportions (W. G. Cochran, Biometrics 10, 1954; P. Armitage, Biometrics 11, 1955). Over seconds
 * <i>i</i> with <i>n</i> calls, <i>f</i> of which failed, at times <i>t</i>, with <i>p</i> the
 * share of failures of all, and <i>m</i> the mean time of a call:
 *
 * <pre>z = Σ (f - n p) (t - m) / √( p (1 - p) Σ n (t - m)² )</pre>
 *
 * <p>Where the share is the same all the time, this is nearly normally distributed with variance 1:
 * chance alone brings it above 3.5 once in 4,300 looks that have no calls in common.
 */
final class RiseTest {

  /** What counts as a rise. */
  static final double SIGNIFICANT = 3.5;

  private RiseTest() {}

  /** Whether failures have become more frequent, beyond what chance does. */
  static boolean rises(RecentSeconds recent) {
    return z(recent) >= SIGNIFICANT;
  }

  /** The statistic; 0 where no call failed, all did, or all ended in one second. */
  static double z(RecentSeconds recent) {
    double calls = recent.callTotal();
    double failures = recent.failureTotal();
    if (failures == 0 || failures == calls) {
      return 0;
    }
    // An age is a time turned round: what is younger than the mean counts for a rise.
    double share = failures / calls;
    double spread = recent.callAgeSquared() - recent.callAge() * (recent.callAge() / calls);
    double variance = share * (1 - share) * spread;
    return variance <= 0
        ? 0
        : (share * recent.callAge() - recent.failureAge()) / Math.sqrt(variance);
  }
}
