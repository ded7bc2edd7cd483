package ai.datapunk.weft.window;

import java.util.concurrent.TimeUnit;

/**
 * The calls of the latest seconds, and their retries, those that were made and those that were
 * refused. Retries are told to it one by one, calls as their number when somebody has counted them:
 * those since the last time are taken to have come evenly, and within a second after it, as who
 * calls has them counted when that is over. All are known by tenths of a second; of the oldest
 * tenth, which is not wholly within the seconds, retries count and calls do not. Time is in
 * nanoseconds, counted from any origin, and never goes back. Not thread-safe.
 */
public final class RetryWindow {

  private static final int TENTHS_OF_SECOND = 10;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long TENTH = SECOND / TENTHS_OF_SECOND;

  private final double[] calls;
  private final long[] retries;
  private final long[] refusals;
  private long tenth;

  /** Of all tenths. */
  private long allRetries;

  /** Of all tenths. */
  private long allRefusals;

  /** Of all tenths but the oldest. */
  private double allCalls;

  /** Up to when calls were counted. */
  private long counted;

  /** A window of so many seconds, without calls up to now. */
  public RetryWindow(int seconds, long now) {
    int tenths = seconds * TENTHS_OF_SECOND + 1;
    calls = new double[tenths];
    retries = new long[tenths];
    refusals = new long[tenths];
    tenth = tenth(now);
    counted = now;
  }

  /** Lets time pass: what is too long ago leaves. */
  public void moveTo(long now) {
    long to = tenth(now);
    if (to <= tenth) {
      return;
    }
    tenth = Math.max(tenth, to - calls.length);
    while (tenth < to) {
      tenth++;
      int bucket = bucket(tenth);
      allRetries -= retries[bucket];
      allRefusals -= refusals[bucket];
      retries[bucket] = 0;
      refusals[bucket] = 0;
      calls[bucket] = 0;
    }
    addUpCalls();
  }

  /** Adds the calls that have come since they were counted last. */
  public void addCalls(long now, long count) {
    moveTo(now);
    long since = counted;
    if (now <= since) {
      calls[bucket(tenth)] += count;
    } else {
      spread(since, now, count);
      counted = now;
    }
    addUpCalls();
  }

  private void spread(long since, long now, long count) {
    long until = Math.min(now, since + SECOND);
    long oldest = tenth - calls.length + 1;
    for (long each = Math.max(tenth(since), oldest); each <= tenth(until); each++) {
      long begin = Math.max(since, each * TENTH);
      long end = Math.min(until, (each + 1) * TENTH);
      calls[bucket(each)] += (double) count * (end - begin) / (until - since);
    }
  }

  /** Anew, since what is added to and taken from a sum of fractions again and again strays. */
  private void addUpCalls() {
    double sum = 0;
    for (double each : calls) {
      sum += each;
    }
    allCalls = sum - calls[bucket(tenth + 1)];
  }

  /** Adds a retry to the current tenth. */
  public void addRetry() {
    retries[bucket(tenth)]++;
    allRetries++;
  }

  /** Adds a retry that was wanted and is not made to the current tenth. */
  public void addRefusal() {
    refusals[bucket(tenth)]++;
    allRefusals++;
  }

  /** How many calls there are. */
  public double calls() {
    return allCalls;
  }

  /** How many retries there are. */
  public long retries() {
    return allRetries;
  }

  /** How many retries were refused. */
  public long refusals() {
    return allRefusals;
  }

  /** How many retries there are and would be, had none been refused. */
  public long wanted() {
    return allRetries + allRefusals;
  }

  /** How many retries there are in the current tenth of a second. */
  public long retriesOfLatestTenth() {
    return retries[bucket(tenth)];
  }

  /** How many retries there are in the latest second. */
  public long retriesOfLatestSecond() {
    long sum = 0;
    for (int ago = 0; ago < TENTHS_OF_SECOND; ago++) {
      sum += retries[bucket(tenth - ago)];
    }
    return sum;
  }

  private static long tenth(long nanos) {
    return Math.floorDiv(nanos, TENTH);
  }

  private int bucket(long of) {
    return Math.floorMod(of, calls.length);
  }
}
