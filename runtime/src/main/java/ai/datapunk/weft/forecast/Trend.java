package ai.datapunk.weft.forecast;

/**
 * The trend of a circuit's calls: a straight line through the share of failures in each second, and
 * the traffic. Has room for one fit at a time, so that none allocates.
 */
abstract class Trend {

  /** The share of failures on the line at the end of the last second that is over. */
  double level;

  /** By how much that share changes in a second. */
  double slope;

  /** The calls in a second to reckon with. */
  double callsPerSecond;

  /** Fits to these seconds; there are at least two, and calls in at least one. */
  abstract void fit(RecentSeconds recent);

  /**
   * The share of failures in a second to come if it goes on as it does, 0 to 1.
   *
   * @param second 1 for the first one
   */
  final double share(int second) {
    return Math.max(0, Math.min(1, level + slope * (second - 0.5)));
  }

  /**
   * Takes the line of weighted least squares, given the sums over points of time and share: level
   * at time 0. Without two points apart in time it is flat.
   *
   * @param w the sum of weights
   * @param wx that of weight × time
   * @param wxx that of weight × time²
   * @param wy that of weight × share
   * @param wxy that of weight × time × share
   */
  final void line(double w, double wx, double wxx, double wy, double wxy) {
    double mean = w == 0 ? 0 : wx / w;
    double spread = wxx - wx * mean;
    slope = spread <= 1e-9 * wxx ? 0 : (wxy - mean * wy) / spread;
    level = w == 0 ? 0 : wy / w - slope * mean;
  }
}
