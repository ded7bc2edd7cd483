package ai.datapunk.weft.forecast;

/**
 * A closed circuit, exact to the call: the window as its definition has it, every call kept. Says
 * of each call and each tick whether it opens.
 */
final class SimulatedCircuit {

  /**
   * A window of time, or of calls where that is not 0, as {@code "30 s"} or {@code "100 calls"}.
   */
  record Window(int seconds, int ofCalls) {

    static Window time(int seconds) {
      return new Window(seconds, 0);
    }

    static Window calls(int calls) {
      return new Window(0, calls);
    }

    OpeningForecast forecast(RecentSeconds recent, Trend trend) {
      return ofCalls > 0
          ? OpeningForecast.overCalls(THRESHOLD, MINIMUM_CALLS, ofCalls, recent, trend)
          : OpeningForecast.overTime(THRESHOLD, MINIMUM_CALLS, seconds, recent, trend);
    }

    @Override
    public String toString() {
      return ofCalls > 0 ? ofCalls + " calls" : seconds + " s";
    }
  }

  static final double THRESHOLD = 0.5;
  static final int MINIMUM_CALLS = 20;

  private final Window window;
  private final int[] secondCalls;
  private final int[] secondFailures;
  private final boolean[] outcomes;
  private int second;
  private long total;
  private int calls;
  private int failures;

  SimulatedCircuit(Window window) {
    this.window = window;
    secondCalls = new int[Math.max(1, window.seconds)];
    secondFailures = new int[secondCalls.length];
    outcomes = new boolean[Math.max(1, window.ofCalls)];
  }

  int calls() {
    return calls;
  }

  int failures() {
    return failures;
  }

  /** Begins another second. */
  boolean tick() {
    if (window.seconds == 0) {
      return false;
    }
    second = (second + 1) % secondCalls.length;
    calls -= secondCalls[second];
    failures -= secondFailures[second];
    secondCalls[second] = 0;
    secondFailures[second] = 0;
    return opens();
  }

  /** Ends a call. */
  boolean call(boolean isFailure) {
    if (window.ofCalls > 0) {
      int slot = (int) (total++ % outcomes.length);
      if (total > outcomes.length) {
        calls--;
        failures -= outcomes[slot] ? 1 : 0;
      }
      outcomes[slot] = isFailure;
    }
    secondCalls[second]++;
    secondFailures[second] += isFailure ? 1 : 0;
    calls++;
    failures += isFailure ? 1 : 0;
    return opens();
  }

  private boolean opens() {
    int minimum = window.ofCalls > 0 ? Math.min(MINIMUM_CALLS, window.ofCalls) : MINIMUM_CALLS;
    return calls >= minimum && failures >= THRESHOLD * calls;
  }
}
