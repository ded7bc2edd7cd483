package ai.datapunk.weft.forecast;

/**
 * The projection of a window of calls: each call beyond its size displaces the oldest. Calls leave
 * in groups, within which failures count as spread evenly: those older than the seconds that are
 * known, then these seconds, then those to come.
 */
final class CallWindowProjection extends WindowProjection {

  private final int windowCalls;

  /** The group that leaves: -1 for the oldest, then one for each second. */
  private int group;

  private double groupCalls;
  private double groupFailures;

  CallWindowProjection(
      RecentSeconds recent, Trend trend, double threshold, int minimumCalls, int windowCalls) {
    super(recent, trend, threshold, Math.min(minimumCalls, windowCalls));
    this.windowCalls = windowCalls;
  }

  @Override
  void begin() {
    double knownCalls = 0;
    double knownFailures = 0;
    for (int age = 0; age < recent.size(); age++) {
      knownCalls += recent.calls(age);
      knownFailures += recent.failures(age);
    }
    group = -1;
    groupCalls = Math.max(0, calls - knownCalls);
    groupFailures = Math.max(0, Math.min(groupCalls, failures - knownFailures));
    displace(Math.max(0, knownCalls - calls));
  }

  @Override
  void comeIn() {
    if (calls > windowCalls) {
      failures = Math.max(0, failures - displace(calls - windowCalls));
      calls = windowCalls;
    }
  }

  @Override
  void tick(int second) {
    // Time displaces nothing.
  }

  /** Lets the oldest calls leave, and says how many of them had failed. */
  private double displace(double excess) {
    double left = excess;
    double failed = 0;
    while (left >= groupCalls && left > 0) {
      left -= groupCalls;
      failed += groupFailures;
      group++;
      int age = recent.size() - 1 - group;
      groupCalls = age >= 0 ? recent.calls(age) : trend.callsPerSecond;
      groupFailures = age >= 0 ? recent.failures(age) : groupCalls * trend.share(-age);
    }
    if (left > 0) {
      double part = groupFailures * (left / groupCalls);
      groupCalls -= left;
      groupFailures -= part;
      failed += part;
    }
    return failed;
  }
}
