package ai.datapunk.weft.forecast;

import java.util.Arrays;

/**
 * Theil and Sen's line through the shares of the last seconds that had calls: the median of the
 * slopes between any two, and of the levels that it gives.
 */
final class TheilSen extends Trend {

  private final int seconds;
  private final double[] slopes;
  private final double[] levels;

  TheilSen(int seconds) {
    this.seconds = seconds;
    slopes = new double[seconds * (seconds - 1) / 2];
    levels = new double[seconds];
  }

  @Override
  void fit(RecentSeconds recent) {
    int known = Math.min(seconds, recent.size());
    double calls = 0;
    int pairs = 0;
    for (int age = 0; age < known; age++) {
      calls += recent.calls(age);
      for (int older = age + 1; older < known; older++) {
        if (recent.calls(age) > 0 && recent.calls(older) > 0) {
          slopes[pairs++] = (share(recent, age) - share(recent, older)) / (older - age);
        }
      }
    }
    callsPerSecond = calls / known;
    slope = median(slopes, pairs);
    int points = 0;
    for (int age = 0; age < known; age++) {
      if (recent.calls(age) > 0) {
        levels[points++] = share(recent, age) + slope * (age + 0.5);
      }
    }
    level = median(levels, points);
  }

  private static double share(RecentSeconds recent, int age) {
    return (double) recent.failures(age) / recent.calls(age);
  }

  private static double median(double[] values, int count) {
    if (count == 0) {
      return 0;
    }
    Arrays.sort(values, 0, count);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
  }
}
