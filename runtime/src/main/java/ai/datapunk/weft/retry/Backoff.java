package ai.datapunk.weft.retry;

import static ai.datapunk.weft.contract.Checks.require;

import ai.datapunk.weft.annotation.JitterType;
import ai.datapunk.weft.contract.ExponentialBackoff;
import ai.datapunk.weft.contract.Ranges;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with jitter: how long to wait before each further attempt. Immutable; throws
 * {@link IllegalArgumentException} for a value out of its range.
 *
 * @param delay the wait before the second attempt; not negative
 * @param multiplier what each wait is multiplied by to give the next; 1 to 10
 * @param maxDelay the longest wait between two attempts; the delay and up
 * @param jitter how far a wait may stray from its length, as a share of it, up to {@code maxDelay};
 *     0 to 1
 * @param jitterType how the waits are spread
 */
public record Backoff(
    Duration delay, double multiplier, Duration maxDelay, double jitter, JitterType jitterType) {

  /** 100 ms doubling up to 10 s, ±20 %. */
  public static final Backoff DEFAULT =
      new Backoff(Duration.ofMillis(100), 2, Duration.ofSeconds(10), 0.2, JitterType.PROPORTIONAL);

  /** Checks the ranges. */
  public Backoff {
    require(delay.compareTo(Ranges.DELAY.least()) >= 0, "delay", delay, "0 and up");
    require(Ranges.MULTIPLIER.contains(multiplier), "multiplier", multiplier, Ranges.MULTIPLIER);
    require(maxDelay.compareTo(delay) >= 0, "maxDelay", maxDelay, "the delay and up");
    require(Ranges.JITTER.contains(jitter), "jitter", jitter, Ranges.JITTER);
  }

  /** With this jitter. */
  public Backoff jitter(double share) {
    return new Backoff(delay, multiplier, maxDelay, share, jitterType);
  }

  /** With waits that are spread this way. */
  public Backoff jitterType(JitterType type) {
    return new Backoff(delay, multiplier, maxDelay, jitter, type);
  }

  /**
   * The wait after this many failed attempts, in nanoseconds.
   *
   * @param failedAttempts 1 and up
   * @param previousNanos the wait before the last of them; 0 if it was the first
   */
  public long delayNanos(int failedAttempts, long previousNanos, RandomGenerator random) {
    double first = (double) delay.toNanos();
    double most = (double) maxDelay.toNanos();
    double before = Math.max(first, (double) previousNanos);
    double length = ExponentialBackoff.length(first, multiplier, most, failedAttempts);
    ai.datapunk.weft.contract.JitterType spread = spread();
    return between(
        spread.shortest(first, length, jitter), spread.longest(before, length, jitter), random);
  }

  /** Annotations have an enum of their own, since they depend on nothing. */
  private ai.datapunk.weft.contract.JitterType spread() {
    return ai.datapunk.weft.contract.JitterType.valueOf(jitterType.name());
  }

  /**
   * The wait where somebody asks not to be called before, in nanoseconds: the longer one of that
   * and of the back-off's own. It strays to the longer side, for others were asked the same; or,
   * where the longest wait is no longer than that, to the shorter side of the longest wait.
   *
   * @param ownNanos the back-off's own wait
   * @param askedNanos how long to wait at least; 0 and up
   */
  public long atLeastNanos(long ownNanos, long askedNanos, RandomGenerator random) {
    if (askedNanos == 0) {
      return ownNanos;
    }
    double asked = (double) askedNanos;
    double most = (double) maxDelay.toNanos();
    long strayed =
        asked < most
            ? between(asked, asked * (1 + jitter), random)
            : between(most * (1 - jitter), most, random);
    return Math.max(ownNanos, strayed);
  }

  /** No longer than the longest wait. */
  private long between(double shortest, double longest, RandomGenerator random) {
    double most = (double) maxDelay.toNanos();
    double least = Math.min(shortest, most);
    double range = Math.min(longest, most) - least;
    return Math.round(range == 0 ? least : least + range * random.nextDouble());
  }
}
