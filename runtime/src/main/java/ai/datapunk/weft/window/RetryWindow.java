package ai.datapunk.weft.window;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The calls of the latest seconds, the current one included, and their retries. Retries are told to
 * it one by one, calls as their number when somebody has counted them: those since the last time
 * are taken to have come evenly. Time is in nanoseconds, counted from any origin, and never goes
 * back. Not thread-safe.
 */
public final class RetryWindow {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final double[] calls;
  private final long[] retries;
  private long second;

  /** Up to when calls were counted. */
  private long counted;

  /** A window of so many seconds, without calls up to now. */
  public RetryWindow(int seconds, long now) {
    calls = new double[seconds];
    retries = new long[seconds];
    second = second(now);
    counted = now;
  }

  /** Lets time pass: what is too long ago leaves. */
  public void moveTo(long now) {
    long to = second(now);
    if (to - second >= calls.length) {
      Arrays.fill(calls, 0);
      Arrays.fill(retries, 0);
      second = to;
    }
    while (second < to) {
      second++;
      calls[bucket(second)] = 0;
      retries[bucket(second)] = 0;
    }
  }

  /** Adds the calls that have come since they were counted last. */
  public void addCalls(long now, long count) {
    moveTo(now);
    long since = counted;
    if (now <= since) {
      calls[bucket(second)] += count;
      return;
    }
    counted = now;
    long oldest = second - calls.length + 1;
    for (long each = Math.max(second(since), oldest); each <= second(now); each++) {
      long begin = Math.max(since, each * SECOND);
      long end = Math.min(now, (each + 1) * SECOND);
      calls[bucket(each)] += (double) count * (end - begin) / (now - since);
    }
  }

  /** Adds a retry to the current second. */
  public void addRetry() {
    retries[bucket(second)]++;
  }

  /** How many calls there are. */
  public double calls() {
    double sum = 0;
    for (double each : calls) {
      sum += each;
    }
    return sum;
  }

  /** How many retries there are. */
  public long retries() {
    long sum = 0;
    for (long each : retries) {
      sum += each;
    }
    return sum;
  }

  private static long second(long nanos) {
    return Math.floorDiv(nanos, SECOND);
  }

  private int bucket(long of) {
    return Math.floorMod(of, calls.length);
  }
}
