package ai.datapunk.weft.catalog;

import ai.datapunk.weft.catalog.CatalogMethod.Retry;

/**
 * What a method that is retried waits in all when each attempt fails at once: how long attempts
 * themselves take is not known. All times are in seconds.
 *
 * @param attempts how many attempts begin: all, unless {@code maxDuration} ends them before
 * @param least all waits, where jitter makes each of them as short as can be
 * @param most all waits, where jitter makes each of them as long as can be, up to {@code
 *     maxDuration}
 * @param longest the longest wait between two attempts, with as much jitter
 */
public record RetryWaits(int attempts, double least, double most, double longest) {

  /** Those of this policy. */
  public static RetryWaits of(Retry retry) {
    double limit = retry.maxDuration() == null ? Double.POSITIVE_INFINITY : retry.maxDuration();
    int attempts = 1;
    double least = 0;
    double most = 0;
    double longest = 0;
    while (attempts < retry.maxAttempts()) {
      double wait = wait(retry, attempts);
      double shortest = wait * (1 - retry.jitter());
      if (least + shortest > limit) {
        break;
      }
      least += shortest;
      longest = Math.max(longest, Math.min(wait * (1 + retry.jitter()), retry.maxDelay()));
      most += Math.min(wait * (1 + retry.jitter()), retry.maxDelay());
      attempts++;
    }
    return new RetryWaits(attempts, least, Math.min(most, limit), Math.min(longest, limit));
  }

  private static double wait(Retry retry, int failedAttempts) {
    return Math.min(
        retry.delay() * Math.pow(retry.multiplier(), failedAttempts - 1.0), retry.maxDelay());
  }
}
