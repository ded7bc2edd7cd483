package ai.datapunk.weft.guard;

import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import java.time.Duration;

/**
 * The trial calls of one half-open state: how many are out, and how the others ended. The state is
 * decided when as many have ended as are let through, by their failure rate and their slow call
 * rate. Not thread-safe: guarded by its circuit's lock.
 */
final class TrialCalls {

  /** How long trial calls may take at least before they are given up. */
  private static final Duration MINIMUM_LIMIT = Duration.ofMinutes(1);

  /**
   * What a policy says of trial calls. Not the policy itself, which has classes of an application
   * that may end before the next half-open state.
   */
  private record Rules(int trialCalls, double failureRate, double slowCallRate, long slowNanos) {

    static Rules of(CircuitPolicy policy) {
      Duration slow = policy.slowCall();
      return new Rules(
          policy.trialCalls(),
          policy.failureRate(),
          policy.slowCallRate(),
          slow == null ? Long.MAX_VALUE : slow.toNanos());
    }
  }

  /** By which a half-open state is decided from the next one on. */
  private Rules next;

  private Rules rules;
  private int out;
  private int ended;
  private int failed;
  private int slow;
  private long latest;
  private long limitNanos;

  TrialCalls(CircuitPolicy policy) {
    this.rules = Rules.of(policy);
    this.next = rules;
    this.limitNanos = limit(policy);
  }

  private static long limit(CircuitPolicy policy) {
    return Math.max(policy.openFor().toNanos(), MINIMUM_LIMIT.toNanos());
  }

  /**
   * Goes by another policy from the next half-open state on: one that lasts is decided as it began.
   * Only how long trial calls may take is another at once, since who waits for them waits now.
   */
  void configure(CircuitPolicy other) {
    next = Rules.of(other);
    limitNanos = limit(other);
  }

  /** Forgets all: another state was found to have begun, at this reading of the ticker. */
  void reset(long now) {
    rules = next;
    latest = now;
    out = 0;
    ended = 0;
    failed = 0;
    slow = 0;
  }

  /** One went out, at this reading of the ticker. */
  void wentOut(long now) {
    out++;
    latest = now;
  }

  /** Whether another may go out. */
  boolean areLeft() {
    return out + ended < rules.trialCalls;
  }

  /** One ended, after so many nanoseconds. */
  void ended(long duration, boolean failure) {
    if (out > 0) {
      out--;
      ended++;
      failed += failure ? 1 : 0;
      slow += duration > rules.slowNanos ? 1 : 0;
    }
  }

  /** One ended that says nothing about the service: another may go out in its place. */
  void givenBack() {
    if (out > 0) {
      out--;
    }
  }

  /** Whether as many have ended as are let through. */
  boolean areDecided() {
    return ended >= rules.trialCalls;
  }

  /** Whether the service is still down, or slow, once they are decided. */
  boolean haveFailed() {
    return failureRate() >= rules.failureRate || share(slow) >= rules.slowCallRate;
  }

  /** The share of those that failed; not a number before one has ended. */
  double failureRate() {
    return share(failed);
  }

  private double share(int count) {
    return (double) count / ended;
  }

  /**
   * Whether those that are out will not end: even the latest has had the time in which calls end.
   * How long the state has lasted says nothing, since it lasts while nobody calls.
   */
  boolean areLost(long now) {
    return now - latest >= limitNanos;
  }
}
