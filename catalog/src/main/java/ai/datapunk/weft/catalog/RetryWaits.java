package ai.datapunk.weft.catalog;

import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.contract.ExponentialBackoff;

/**
 * What a method that is retried waits in all while each attempt fails. How long attempts themselves
 * take is mostly not known. All times are in seconds.
 *
 * @param attempts how many attempts begin: all, unless {@code maxDuration} ends them before
 * @param least all waits, where jitter makes each of them as short as can be
 * @param most all waits, where jitter makes each of them as long as can be, up to {@code
 *     maxDuration}
 * @param longest the longest wait between two attempts, with as much jitter
 * @param longestAtLeast the longest wait between two attempts, as short as jitter can make it
 */
public record RetryWaits(
    int attempts, double least, double most, double longest, double longestAtLeast) {

  private static final double NANOS = 1e9;

  /** Those of this policy, where attempts fail at once. */
  public static RetryWaits of(Retry retry) {
    return of(retry, 0);
  }

  /**
   * Those of this policy, of the method's own.
   *
   * @param attempt how long each attempt takes at least
   */
  public static RetryWaits of(Retry retry, double attempt) {
    // In nanoseconds, which add up exactly, as at run time.
    double limit =
        retry.maxDuration() == null ? Double.POSITIVE_INFINITY : nanos(retry.maxDuration());
    double tried = nanos(attempt);
    int attempts = 1;
    double least = 0;
    double most = 0;
    double longest = 0;
    double longestAtLeast = 0;
    double delay = nanos(retry.delay());
    double maxDelay = nanos(retry.maxDelay());
    double longer = delay;
    while (attempts < retry.maxAttempts()) {
      double length = ExponentialBackoff.length(delay, retry.multiplier(), maxDelay, attempts);
      double shortest = retry.jitterType().shortest(delay, length, retry.jitter());
      longer = Math.min(retry.jitterType().longest(longer, length, retry.jitter()), maxDelay);
      if (attempts * tried + least + shortest > limit) {
        break;
      }
      least += shortest;
      most += longer;
      longestAtLeast = Math.max(longestAtLeast, shortest);
      longest = Math.max(longest, longer);
      attempts++;
    }
    return new RetryWaits(
        attempts,
        least / NANOS,
        Math.min(most, limit) / NANOS,
        Math.min(longest, limit) / NANOS,
        longestAtLeast / NANOS);
  }

  private static double nanos(double seconds) {
    return Math.rint(seconds * NANOS);
  }
}
