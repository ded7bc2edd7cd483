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

  static final List<Bar> ALL =
      List.of(
          new Bar("weftTimed", "handWrittenBound", true, 0.4, 0.15),
          new Bar("weftTimed", "micrometerTimedAspect", false, 0.25, 0.25),
          new Bar("weftThree", "weftTimed", false, 1.3, 1.3),
          new Bar("weftAllFour", "resilience4jWithMicrometer", false, 0.4, 0.4),
          new Bar("weftAllFour", "handWrittenAllFour", false, 0.5, 0.5));

  double ratio(Map<String, Measurement> measurements) {
    double floor = overFloor ? Measurement.of(FLOOR, measurements).nanos() : 0;
    return (Measurement.of(method, measurements).nanos() - floor)
        / (Measurement.of(peer, measurements).nanos() - floor);
  }
}
