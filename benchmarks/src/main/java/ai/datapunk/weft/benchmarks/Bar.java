package ai.datapunk.weft.benchmarks;

import java.util.List;
import java.util.Map;

/**
 * How much one way of measuring a call may cost beside another, at most.
 *
 * @param overFloor whether the cost of two clock readings is taken off both first
 * @param oneThread the most that the ratio may be with one thread
 * @param twoThreads the most that the ratio may be with two threads
 */
record Bar(String method, String peer, boolean overFloor, double oneThread, double twoThreads) {

  static final String FLOOR = "twoClockReads";

  /** Of calls of woven methods. */
  static final List<Bar> CALLS =
      List.of(
          new Bar("weftTimed", "handWrittenBound", true, 0.4, 0.15),
          new Bar("weftTimed", "micrometerTimedAspect", false, 0.25, 0.25),
          new Bar("weftThree", "weftTimed", false, 1.3, 1.3),
          new Bar("weftAllFour", "weftThree", false, 1.12, 1.12),
          new Bar("weftAllFour", "resilience4jWithMicrometer", false, 0.3, 0.22),
          new Bar("weftAllFour", "handWrittenAllFour", false, 0.58, 0.22),
          new Bar("weftAllFour", "handWrittenAllFour", true, 0.35, 0.1),
          new Bar("weftTimed", FLOOR, false, 1.2, 1.2),
          new Bar("weftThree", FLOOR, false, 1.5, 1.5),
          new Bar("weftAllFour", FLOOR, false, 1.65, 1.65),
          new Bar("weftRefused", "resilience4jRefused", false, 0.5, 0.5),
          new Bar("weftRefused", "smallRyeRefused", false, 0.5, 0.5),
          new Bar("weftFailing", "resilience4jFailing", false, 0.7, 0.7),
          new Bar("weftFailing", "smallRyeFailing", false, 0.7, 0.7),
          new Bar("weftSecondAttempt", "resilience4jSecondAttempt", false, 0.7, 0.7),
          new Bar("weftSecondAttempt", "smallRyeSecondAttempt", false, 0.7, 0.7));

  /** Of a budget of retries. */
  static final List<Bar> BUDGETS =
      List.of(new Bar("weftBudgeted", "weftRetried", false, 1.02, 1.02));

  /** Of recording in metrics of one's own. */
  static final List<Bar> OWN_METRICS =
      List.of(
          new Bar("ownByEnums", "clientBound", false, 1.5, 0.6),
          new Bar("setByEnums", "clientBound", false, 1.5, 0.6),
          new Bar("ownByEnums", "clientByTwoLabels", false, 0.3, 0.3),
          new Bar("setByEnums", "clientByTwoLabels", false, 0.3, 0.3),
          new Bar("ownByText", "clientByText", false, 0.6, 0.6),
          new Bar("setByText", "clientByText", false, 0.6, 0.6),
          new Bar("ownHistogram", "clientHistogramBound", false, 0.4, 0.4),
          new Bar("setHistogramNanos", "clientHistogramBound", false, 0.4, 0.4));

  double ratio(Map<String, Measurement> measurements) {
    double floor = overFloor ? Measurement.of(FLOOR, measurements).nanos() : 0;
    return (Measurement.of(method, measurements).nanos() - floor)
        / (Measurement.of(peer, measurements).nanos() - floor);
  }
}
