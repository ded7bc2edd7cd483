package ai.datapunk.weft.window;

import ai.datapunk.weft.store.StripedCounter;
import java.util.Arrays;

/**
 * A number of the latest calls. Each failure and each slow call is kept with its ordinal, and
 * leaves when so many others have come after it; so the memory grows with their number, and not
 * with the window. Not thread-safe: guarded by its circuit's lock.
 */
final class LatestCalls extends SlidingCalls {

  private static final int FAILED = 1;
  private static final int SLOW = 2;
  private static final int FLAGS = 2;
  private static final int LEAST_CAPACITY = 8;

  private final int size;

  /** A ring of ordinals, each with its flags; the oldest one first. */
  private long[] events = new long[LEAST_CAPACITY];

  private int first;
  private int count;
  private int failures;
  private int slow;

  /** The calls that were added one by one since the window began. */
  private long added;

  /** The successes from before the window began. */
  private long before;

  /** All calls as of the last time that successes were counted: there are no fewer. */
  private long seen;

  LatestCalls(int size, Thresholds thresholds, StripedCounter successes) {
    super(thresholds, successes);
    this.size = size;
    this.before = successes.sum();
  }

  @Override
  public void clear(long second) {
    before = successes.sum();
    added = 0;
    seen = 0;
    count = 0;
    failures = 0;
    slow = 0;
  }

  @Override
  public void moveTo(long second) {
    // Time lets no call leave.
  }

  @Override
  public void add(boolean failed, boolean isSlow) {
    added++;
    seen = total();
    removeUpTo(seen - size);
    if (count == events.length) {
      grow();
    }
    int flags = (failed ? FAILED : 0) | (isSlow ? SLOW : 0);
    events[index(count)] = seen << FLAGS | flags;
    count++;
    failures += failed ? 1 : 0;
    slow += isSlow ? 1 : 0;
  }

  @Override
  public long total() {
    return successes.sum() - before + added;
  }

  private void removeUpTo(long ordinal) {
    while (count > 0 && events[first] >> FLAGS <= ordinal) {
      failures -= has(events[first], FAILED);
      slow -= has(events[first], SLOW);
      first = index(1);
      count--;
    }
  }

  private static int has(long event, int flag) {
    return (event & flag) == 0 ? 0 : 1;
  }

  private int index(int position) {
    return (first + position) & (events.length - 1);
  }

  private void grow() {
    long[] larger = Arrays.copyOf(events, events.length * 2);
    for (int i = 0; i < count; i++) {
      larger[i] = events[index(i)];
    }
    events = larger;
    first = 0;
  }

  @Override
  public boolean isOverThreshold() {
    return isOver(thresholds.minimumCalls()) && isOver(calls());
  }

  @Override
  public boolean mayOpenBySuccess() {
    return Math.min(seen, size) < thresholds.minimumCalls() && isOver(thresholds.minimumCalls());
  }

  /** {@inheritDoc} Those that are too many leave first. */
  @Override
  public long calls() {
    seen = total();
    removeUpTo(seen - size);
    return Math.min(seen, size);
  }

  @Override
  public long failures() {
    return failures;
  }

  private boolean isOver(long calls) {
    return thresholds.areReached(calls, failures, slow);
  }

  @Override
  public double failureRate(long second) {
    long total = total();
    int left = 0;
    for (int i = 0; i < count && events[index(i)] >> FLAGS <= total - size; i++) {
      left += has(events[index(i)], FAILED);
    }
    return thresholds.failureRate(Math.min(total, size), failures - left);
  }
}
