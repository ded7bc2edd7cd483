package ai.datapunk.weft.forecast;

/**
 * The projection of a window of time: at the end of each second, the oldest second leaves. Of a
 * window that reaches back further than the seconds that are known, the rest leaves evenly.
 */
final class TimeWindowProjection extends WindowProjection {

  private final int windowSeconds;
  private int known;
  private double restCalls;
  private double restFailures;

  TimeWindowProjection(
      RecentSeconds recent, Trend trend, double threshold, int minimumCalls, int windowSeconds) {
    super(recent, trend, threshold, minimumCalls);
    this.windowSeconds = windowSeconds;
  }

  @Override
  void begin() {
    // The window's last second is the one that begins now.
    known = Math.min(recent.size(), windowSeconds - 1);
    double knownCalls = 0;
    double knownFailures = 0;
    for (int age = 0; age < known; age++) {
      knownCalls += recent.calls(age);
      knownFailures += recent.failures(age);
    }
    int restSeconds = Math.max(1, windowSeconds - 1 - known);
    restCalls = Math.max(0, calls - knownCalls) / restSeconds;
    restFailures = Math.max(0, Math.min(restCalls, (failures - knownFailures) / restSeconds));
  }

  @Override
  void comeIn() {
    // Only time displaces.
  }

  @Override
  void tick(int second) {
    int age = windowSeconds - 1 - second;
    if (age < 0) {
      leave(trend.callsPerSecond, trend.callsPerSecond * trend.share(-age));
    } else if (age < known) {
      leave(recent.calls(age), recent.failures(age));
    } else {
      leave(restCalls, restFailures);
    }
  }

  private void leave(double oldCalls, double oldFailures) {
    calls = Math.max(0, calls - oldCalls);
    failures = Math.max(0, failures - oldFailures);
  }
}
