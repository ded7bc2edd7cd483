package ai.datapunk.weft.contract;

/** How long waits between attempts are before jitter. */
public final class ExponentialBackoff {

  private ExponentialBackoff() {}

  /**
   * The wait after this many failed attempts, in the unit of the delays.
   *
   * @param delay the wait before the second attempt; 0 and up
   * @param multiplier what each wait is multiplied by to give the next
   * @param maxDelay the longest wait
   * @param failedAttempts 1 and up
   */
  public static double length(
      double delay, double multiplier, double maxDelay, int failedAttempts) {
    if (delay == 0) {
      // Times what has grown beyond all numbers, that would be no number.
      return 0;
    }
    return Math.min(delay * Math.pow(multiplier, failedAttempts - 1.0), maxDelay);
  }
}
