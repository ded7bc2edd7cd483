package ai.datapunk.weft.forecast;

/** Least squares over the last seconds, each with the weight of its calls. */
final class LeastSquares extends Trend {

  private final int seconds;

  LeastSquares(int seconds) {
    this.seconds = seconds;
  }

  @Override
  void fit(RecentSeconds recent) {
    int known = Math.min(seconds, recent.size());
    double calls = 0;
    double callTime = 0;
    double callTimeSquared = 0;
    double failures = 0;
    double failureTime = 0;
    for (int age = 0; age < known; age++) {
      double time = -age - 0.5;
      calls += recent.calls(age);
      callTime += recent.calls(age) * time;
      callTimeSquared += recent.calls(age) * time * time;
      failures += recent.failures(age);
      failureTime += recent.failures(age) * time;
    }
    callsPerSecond = calls / known;
    line(calls, callTime, callTimeSquared, failures, failureTime);
  }
}
