package ai.datapunk.weft.window;

/**
 * The thresholds at which a circuit opens. Immutable.
 *
 * @param minimumCalls how many calls there must be before a rate counts; 1 and up
 * @param failureRate the share of failures at which the circuit opens; above 0, at most 1
 * @param slowCallRate the share of slow calls at which the circuit opens; above 0, at most 1
 */
public record Thresholds(int minimumCalls, double failureRate, double slowCallRate) {

  /** Whether these calls open the circuit. */
  boolean areReached(long calls, long failures, long slow) {
    return calls >= minimumCalls
        && (share(failures, calls) >= failureRate || share(slow, calls) >= slowCallRate);
  }

  /** The share of the calls that failed; not a number below the minimum of calls. */
  double failureRate(long calls, long failures) {
    return calls >= minimumCalls ? share(failures, calls) : Double.NaN;
  }

  private static double share(long count, long calls) {
    return (double) count / calls;
  }
}
