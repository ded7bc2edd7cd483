package ai.datapunk.weft.forecast;

/**
 * Logistic regression over all seconds, by Newton's method; the line is the curve's tangent at its
 * end.
 */
final class LogisticRegression extends Trend {

  private static final int STEPS = 6;

  @Override
  void fit(RecentSeconds recent) {
    double calls = 0;
    double failures = 0;
    for (int age = 0; age < recent.size(); age++) {
      calls += recent.calls(age);
      failures += recent.failures(age);
    }
    callsPerSecond = calls / recent.size();
    double start = (failures + 0.5) / (calls + 1);
    double intercept = StrictMath.log(start / (1 - start));
    double gradient = 0;
    for (int step = 0; step < STEPS; step++) {
      double first = 0;
      double second = 0;
      double a = 1e-6;
      double b = 0;
      double c = 1e-6;
      for (int age = 0; age < recent.size(); age++) {
        double time = -age - 0.5;
        double share = logistic(intercept + gradient * time);
        double residual = recent.failures(age) - recent.calls(age) * share;
        double weight = recent.calls(age) * share * (1 - share);
        first += residual;
        second += residual * time;
        a += weight;
        b += weight * time;
        c += weight * time * time;
      }
      double determinant = a * c - b * b;
      intercept += limited((c * first - b * second) / determinant, 2);
      gradient += limited((a * second - b * first) / determinant, 0.3);
    }
    level = logistic(intercept);
    slope = gradient * level * (1 - level);
  }

  private static double logistic(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static double limited(double step, double most) {
    return Math.max(-most, Math.min(most, step));
  }
}
