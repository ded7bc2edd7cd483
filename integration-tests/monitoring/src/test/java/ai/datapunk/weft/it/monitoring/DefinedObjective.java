package ai.datapunk.weft.it.monitoring;

import java.util.ArrayList;
import java.util.List;

/**
 * An objective of 0.99 over seven days, by its definition: calls are counted one by one. What is
 * recorded of rates over five minutes follows within that: it is the mean of what this was at the
 * five last minutes, so it is between the least and the most of these.
 */
final class DefinedObjective {

  /** Whether something holds, at all of the five last minutes, at none, or at some. */
  enum Said {
    YES,
    NO,
    CHANGING
  }

  private static final double ALLOWED = 0.01;
  private static final int BEHIND = 4;
  private static final double FEW = 4.5;

  /** Burn rate, longer time and shorter time in minutes: those of thirty days, by 7 / 30. */
  private static final double[][] FAST = {{14.4, 14, 5}, {6, 84, 7}};

  private static final double[][] SLOW = {{3, 336, 28}, {1, 1008, 84}};

  private final SimulatedDays days;

  DefinedObjective(SimulatedDays days) {
    this.days = days;
  }

  /** The least and the most of what is left of the budget; empty before the first call. */
  List<Double> remaining(int minute) {
    List<Double> rates = burnRates(minute, days.minutes());
    return rates.stream().map(rate -> 1 - rate).sorted().toList();
  }

  /** Whether the alert fires, or that is about to change. */
  Said isFast(int minute) {
    return fires(FAST, minute);
  }

  /** Whether the alert fires, or that is about to change. */
  Said isSlow(int minute) {
    return fires(SLOW, minute);
  }

  private Said fires(double[][] conditions, int minute) {
    boolean isSure = true;
    for (double[] condition : conditions) {
      List<Said> all = new ArrayList<>();
      compare(burnRates(minute, (int) condition[1]), condition[0], all);
      compare(burnRates(minute, (int) condition[2]), condition[0], all);
      compare(badCalls(minute, (int) condition[1]), FEW, all);
      if (all.stream().allMatch(said -> said == Said.YES)) {
        return Said.YES;
      }
      isSure &= all.contains(Said.NO);
    }
    return isSure ? Said.NO : Said.CHANGING;
  }

  /** Whether all of them are more, or none, or some. */
  private static void compare(List<Double> values, double threshold, List<Said> results) {
    long more = values.stream().filter(value -> value > threshold).count();
    if (more == 0) {
      results.add(Said.NO);
    } else {
      results.add(more == values.size() ? Said.YES : Said.CHANGING);
    }
  }

  private List<Double> badCalls(int minute, int time) {
    List<Double> counts = new ArrayList<>();
    for (int behind = 0; behind <= BEHIND; behind++) {
      for (int length = time; length <= time + 1; length++) {
        int end = Math.max(0, minute - behind);
        counts.add((double) days.bad(end - length, end));
      }
    }
    return counts;
  }

  /** A time has as many samples as minutes, or one more where both of its ends are in it. */
  private List<Double> burnRates(int minute, int time) {
    List<Double> rates = new ArrayList<>();
    for (int behind = 0; behind <= BEHIND; behind++) {
      for (int length = time; length <= time + 1; length++) {
        int end = Math.max(0, minute - behind);
        int bad = days.bad(end - length, end);
        int all = bad + days.good(end - length, end);
        if (all > 0) {
          rates.add(bad / (ALLOWED * all));
        }
      }
    }
    return rates;
  }
}
