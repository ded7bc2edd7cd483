package ai.datapunk.weft.retry;

import static ai.datapunk.weft.contract.Checks.require;

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
 */
public record Backoff(Duration delay, double multiplier, Duration maxDelay, double jitter) {

  /** 100 ms doubling up to 10 s, ±20 %. */
  public static final Backoff DEFAULT =
      new Backoff(Duration.ofMillis(100), 2, Duration.ofSeconds(10), 0.2);

  /** Checks the ranges. */
  public Backoff {
    require(delay.compareTo(Ranges.DELAY.least()) >= 0, "delay", delay, "0 and up");
    require(Ranges.MULTIPLIER.contains(multiplier), "multiplier", multiplier, Ranges.MULTIPLIER);
    require(maxDelay.compareTo(delay) >= 0, "maxDelay", maxDelay, "the delay and up");
    require(Ranges.JITTER.contains(jitter), "jitter", jitter, Ranges.JITTER);
  }

  /** With this jitter. */
  public Backoff jitter(double share) {
    return new Backoff(delay, multiplier, maxDelay, share);
  }

  /**
   * The wait after this many failed attempts, in nanoseconds.
   *
   * @param failedAttempts 1 and up
   */
  public long delayNanos(int failedAttempts, RandomGenerator random) {
    double exact =
        Math.min(
            (double) delay.toNanos() * Math.pow(multiplier, failedAttempts - 1.0),
            (double) maxDelay.toNanos());
    if (jitter == 0) {
      return Math.round(exact);
    }
    double shortest = exact * (1 - jitter);
    double longest = Math.min(exact * (1 + jitter), (double) maxDelay.toNanos());
    return Math.round(shortest + (longest - shortest) * random.nextDouble());
  }
}
