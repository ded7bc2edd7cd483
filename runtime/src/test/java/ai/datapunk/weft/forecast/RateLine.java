package ai.datapunk.weft.forecast;

/**
 * Least squares through the window's rate itself, as it was at the last ticks, carried on in a
 * straight line: what PromQL's {@code deriv} does.
 */
final class RateLine implements Candidate.Estimator {

  private static final int TICKS = 30;

  private final RecentSeconds recent = new RecentSeconds(RecentSeconds.CAPACITY);
  private final double[] rates = new double[TICKS];
  private int ticks;

  @Override
  public void secondIsOver(int second, int calls, int failures) {
    recent.add(second, calls, failures);
  }

  @Override
  public double secondsToOpen(int calls, int failures) {
    rates[ticks++ % TICKS] = calls == 0 ? 0 : (double) failures / calls;
    if (ticks < TICKS || calls < SimulatedCircuit.MINIMUM_CALLS || !RiseTest.rises(recent)) {
      return Double.NaN;
    }
    double mean = 0;
    double rising = 0;
    double spread = 0;
    for (int age = 0; age < TICKS; age++) {
      double time = (TICKS - 1) / 2.0 - age;
      double rate = rates[(ticks - 1 - age) % TICKS];
      mean += rate / TICKS;
      rising += time * rate;
      spread += time * time;
    }
    double slope = rising / spread;
    double level = mean + slope * (TICKS - 1) / 2;
    double seconds = Math.max(0, (SimulatedCircuit.THRESHOLD - level) / slope);
    return slope > 0 && seconds <= WindowProjection.HORIZON_SECONDS ? seconds : Double.NaN;
  }

  @Override
  public void reset() {
    recent.clear();
    ticks = 0;
  }
}
