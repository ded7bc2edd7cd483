package ai.datapunk.weft.window;

import java.util.Arrays;

/**
 * The calls of the latest seconds, one bucket for each: how many there were, how many failed, how
 * many were slow. Not thread-safe.
 */
final class SecondBuckets {

  private final int size;
  private final long[] calls;
  private final int[] failures;
  private final int[] slow;
  private long second;
  private long allCalls;
  private long allFailures;
  private long allSlow;

  /** Empty buckets for so many seconds, of which second 0 is the last. */
  SecondBuckets(int size) {
    this.size = size;
    this.calls = new long[size];
    this.failures = new int[size];
    this.slow = new int[size];
  }

  /** The current second. */
  long second() {
    return second;
  }

  /** Empties all buckets. */
  void clear(long now) {
    Arrays.fill(calls, 0);
    Arrays.fill(failures, 0);
    Arrays.fill(slow, 0);
    allCalls = 0;
    allFailures = 0;
    allSlow = 0;
    second = now;
  }

  /** Makes a later second the current one; those that are too long ago leave. */
  void moveTo(long later) {
    if (later - second >= size) {
      clear(later);
    }
    while (second < later) {
      second++;
      empty(bucket(second));
    }
  }

  private void empty(int bucket) {
    allCalls -= calls[bucket];
    allFailures -= failures[bucket];
    allSlow -= slow[bucket];
    calls[bucket] = 0;
    failures[bucket] = 0;
    slow[bucket] = 0;
  }

  /** Adds calls to the current second that succeeded and were not slow. */
  void addSuccesses(long count) {
    calls[bucket(second)] += count;
    allCalls += count;
  }

  /** Adds a call to the current second. */
  void add(boolean failed, boolean isSlow) {
    int bucket = bucket(second);
    calls[bucket]++;
    allCalls++;
    if (failed) {
      failures[bucket]++;
      allFailures++;
    }
    if (isSlow) {
      slow[bucket]++;
      allSlow++;
    }
  }

  long calls() {
    return allCalls;
  }

  long failures() {
    return allFailures;
  }

  long slow() {
    return allSlow;
  }

  /** How many calls there are as of a second that is not before the current one. */
  long callsAsOf(long later) {
    long sum = 0;
    for (long each = oldest(later); each <= second; each++) {
      sum += calls[bucket(each)];
    }
    return sum;
  }

  /** How many failures there are as of a second that is not before the current one. */
  long failuresAsOf(long later) {
    long sum = 0;
    for (long each = oldest(later); each <= second; each++) {
      sum += failures[bucket(each)];
    }
    return sum;
  }

  /** Whether what is added to the current second is there as of a later one. */
  boolean keepsCurrent(long later) {
    return second >= oldest(later);
  }

  private long oldest(long later) {
    return later - size + 1;
  }

  private int bucket(long of) {
    return Math.floorMod(of, size);
  }
}
