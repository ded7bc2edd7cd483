package ai.datapunk.weft.forecast;

/**
 * The one-second buckets of a circuit's recent past: how many calls ended in each of the last
 * seconds that are over, and how many of them failed. A ring of fixed size, apart from the window
 * that decides: a trend shows in no fewer seconds when the window is short, and costs no more when
 * it is an hour.
 */
final class RecentSeconds {

  /**
   * How many seconds are kept. With 30, noise hides more: {@code docs/forecast.md} compares the
   * two.
   */
  static final int CAPACITY = 60;

  private final int[] calls;
  private final int[] failures;
  private long latest;
  private int latestSlot;
  private int size;

  // Kept up to date, so that the test of a rise, which most looks end with, reads five numbers.
  private long callTotal;
  private long failureTotal;
  private long callAge;
  private long callAgeSquared;
  private long failureAge;

  RecentSeconds(int capacity) {
    calls = new int[capacity];
    failures = new int[capacity];
  }

  /**
   * Adds what ended in a second that is over. Seconds that were left out since the one before had
   * no calls.
   *
   * @param second the second's number; greater than that of the one before
   * @param callsEnded the calls that ended in it, failed ones included
   * @param callsFailed those that failed
   */
  void add(long second, int callsEnded, int callsFailed) {
    long leftOut = size == 0 ? 0 : Math.min(second - latest - 1, calls.length);
    for (; leftOut > 0; leftOut--) {
      put(0, 0);
    }
    put(callsEnded, callsFailed);
    latest = second;
  }

  private void put(int callsEnded, int callsFailed) {
    callAgeSquared += 2 * callAge + callTotal;
    callAge += callTotal;
    failureAge += failureTotal;
    latestSlot = latestSlot + 1 == calls.length ? 0 : latestSlot + 1;
    if (size == calls.length) {
      count(-calls[latestSlot], -failures[latestSlot], size);
    } else {
      size++;
    }
    calls[latestSlot] = callsEnded;
    failures[latestSlot] = callsFailed;
    count(callsEnded, callsFailed, 0);
  }

  private void count(long counted, long failed, long age) {
    callTotal += counted;
    failureTotal += failed;
    callAge += counted * age;
    callAgeSquared += counted * age * age;
    failureAge += failed * age;
  }

  void clear() {
    size = 0;
    callTotal = 0;
    failureTotal = 0;
    callAge = 0;
    callAgeSquared = 0;
    failureAge = 0;
  }

  /** The calls of all seconds. */
  long callTotal() {
    return callTotal;
  }

  /** The failed ones of all seconds. */
  long failureTotal() {
    return failureTotal;
  }

  /** The sum of the ages of all calls. */
  long callAge() {
    return callAge;
  }

  /** The sum of the squares of the ages of all calls. */
  long callAgeSquared() {
    return callAgeSquared;
  }

  /** The sum of the ages of the failed ones. */
  long failureAge() {
    return failureAge;
  }

  /** How many seconds there are, those without calls included. */
  int size() {
    return size;
  }

  /**
   * The calls that ended in a second.
   *
   * @param age 0 for the last second that is over, up to the size less 1
   */
  int calls(int age) {
    return calls[slot(age)];
  }

  /**
   * The calls that failed in a second.
   *
   * @param age 0 for the last second that is over, up to the size less 1
   */
  int failures(int age) {
    return failures[slot(age)];
  }

  private int slot(int age) {
    int slot = latestSlot - age;
    return slot < 0 ? slot + calls.length : slot;
  }
}
