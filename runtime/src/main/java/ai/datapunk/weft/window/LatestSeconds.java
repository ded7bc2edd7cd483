package ai.datapunk.weft.window;

import ai.datapunk.weft.store.StripedCounter;

/**
 * The calls of the latest seconds, the current one included. Successes are put into the bucket of
 * the second in which the window was last moved: they are told apart by second if it is moved at
 * the first call of each. Not thread-safe: guarded by its circuit's lock.
 */
final class LatestSeconds extends SlidingCalls {

  private final SecondBuckets buckets;

  /** The calls that were added one by one since the window began. */
  private long added;

  /** The successes from before the window began. */
  private long before;

  /** The successes that are in buckets, or were before the window began. */
  private long sorted;

  /** The successes as of the last time that they were counted: there are no fewer. */
  private long seen;

  LatestSeconds(int seconds, Thresholds thresholds, StripedCounter successes) {
    super(thresholds, successes);
    this.buckets = new SecondBuckets(seconds);
    clear(0);
  }

  @Override
  public void clear(long second) {
    buckets.clear(second);
    seen = successes.sum();
    sorted = seen;
    before = seen;
    added = 0;
  }

  @Override
  public void moveTo(long second) {
    if (second > buckets.second()) {
      seen = successes.sum();
      buckets.addSuccesses(seen - sorted);
      sorted = seen;
      buckets.moveTo(second);
    }
  }

  @Override
  public void add(boolean failed, boolean slow) {
    buckets.add(failed, slow);
    added++;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Successes are counted, which reads a number of each thread's, only where their number
   * matters: if the rates would be too low with those that are known, they are with more.
   */
  @Override
  public boolean isOverThreshold() {
    return isOver(Math.max(thresholds.minimumCalls(), knownCalls())) && isOver(calls());
  }

  @Override
  public boolean mayOpenBySuccess() {
    return knownCalls() < thresholds.minimumCalls() && isOver(thresholds.minimumCalls());
  }

  private boolean isOver(long calls) {
    return thresholds.areReached(calls, buckets.failures(), buckets.slow());
  }

  private long knownCalls() {
    return buckets.calls() + seen - sorted;
  }

  @Override
  public long total() {
    return successes.sum() - before + added;
  }

  @Override
  public long calls() {
    seen = successes.sum();
    return knownCalls();
  }

  @Override
  public long failures() {
    return buckets.failures();
  }

  @Override
  public double failureRate(long second) {
    long unsorted = buckets.keepsCurrent(second) ? successes.sum() - sorted : 0;
    return thresholds.failureRate(
        buckets.callsAsOf(second) + unsorted, buckets.failuresAsOf(second));
  }
}
