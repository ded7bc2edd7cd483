package ai.datapunk.weft.catalog;

import ai.datapunk.weft.catalog.CatalogMethod.Retry;

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
    double limit = retry.maxDuration() == null ? Double.POSITIVE_INFINITY : retry.maxDuration();
    int attempts = 1;
    double least = 0;
    double most = 0;
    double longest = 0;
    double longestAtLeast = 0;
    while (attempts < retry.maxAttempts()) {
      double wait = wait(retry, attempts);
      double shortest = wait * (1 - retry.jitter());
      if (attempts * attempt + least + shortest > limit) {
        break;
      }
      least += shortest;
      longestAtLeast = Math.max(longestAtLeast, shortest);
      longest = Math.max(longest, Math.min(wait * (1 + retry.jitter()), retry.maxDelay()));
      most += Math.min(wait * (1 + retry.jitter()), retry.maxDelay());
      attempts++;
    }
    return new RetryWaits(
        attempts, least, Math.min(most, limit), Math.min(longest, limit), longestAtLeast);
  }

  private static double wait(Retry retry, int failedAttempts) {
    return Math.min(
        retry.delay() * Math.pow(retry.multiplier(), failedAttempts - 1.0), retry.maxDelay());
  }
}
