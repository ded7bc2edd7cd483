package ai.datapunk.weft.window;

import ai.datapunk.weft.store.StripedCounter;

/**
 * The calls that a circuit's rates are of. Failures and slow calls are told to it one by one. All
 * other calls are told to a counter beside it, since a success raises a rate only where there are
 * fewer calls than the minimum; else only time does, by letting calls leave.
 *
 * <p>Time comes in whole seconds, counted from any origin, and never goes back. Not thread-safe:
 * guarded by its circuit's lock. The counter is not.
 */
public abstract sealed class SlidingCalls permits LatestCalls, LatestSeconds {

  final StripedCounter successes;
  Thresholds thresholds;

  SlidingCalls(Thresholds thresholds, StripedCounter successes) {
    this.thresholds = thresholds;
    this.successes = successes;
  }

  /**
   * The latest calls, so many of them.
   *
   * @param successes counts the calls that are neither failures nor slow
   */
  public static SlidingCalls ofCalls(int size, Thresholds thresholds, StripedCounter successes) {
    return new LatestCalls(size, thresholds, successes);
  }

  /**
   * The calls of the latest seconds, so many of them, of which the first one is second 0.
   *
   * @param successes counts the calls that are neither failures nor slow
   */
  public static SlidingCalls ofSeconds(int size, Thresholds thresholds, StripedCounter successes) {
    return new LatestSeconds(size, thresholds, successes);
  }

  /** Has other thresholds hold for the calls that it holds, and those to come. */
  public void thresholds(Thresholds other) {
    thresholds = other;
  }

  /** Forgets all calls: the window begins anew. */
  public abstract void clear(long second);

  /** Lets time pass up to a second: what was counted since belongs to the seconds before. */
  public abstract void moveTo(long second);

  /** Adds a call that failed or was slow, or both. */
  public abstract void add(boolean failed, boolean slow);

  /** Whether the failure rate or the slow call rate has reached its threshold. */
  public abstract boolean isOverThreshold();

  /**
   * Whether calls that succeed would open the circuit, by making up the minimum of calls: as of the
   * successes that were counted when the latest call was added, or {@link #isOverThreshold} asked.
   */
  public abstract boolean mayOpenBySuccess();

  /** How many calls there were since the window began. */
  public abstract long total();

  /** How many calls the window holds, as of the second that it was moved to. */
  public abstract long calls();

  /** How many of them failed. */
  public abstract long failures();

  /**
   * The failure rate as of a second; not a number below the minimum of calls. Changes nothing, so
   * that looking at a circuit does not open it.
   */
  public abstract double failureRate(long second);
}
