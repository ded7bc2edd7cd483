package ai.datapunk.weft.monitoring.objectives;

import java.math.BigDecimal;

/**
 * How many calls there are in a second. The numbers are such that promtool, which adds them up a
 * step at a time, makes no error: the least one would look like a counter that is set back.
 */
record Traffic(double good, double bad) {

  static final Traffic NONE = new Traffic(0, 0);

  /** So little that there are less than one in twenty minutes, and no rounding in two's powers. */
  private static final double FEW = 1.0 / 8192;

  /** All of them. */
  double all() {
    return good + bad;
  }

  /** As many calls as it takes for whole numbers. */
  static Traffic burning(MeasuredObjective objective, double rate) {
    double calls = calls(objective);
    double bad = share(objective, rate).multiply(BigDecimal.valueOf(calls)).doubleValue();
    return new Traffic(calls - bad, bad);
  }

  /** As many calls, all of them good. */
  static Traffic good(MeasuredObjective objective) {
    return new Traffic(calls(objective), 0);
  }

  /** Hardly any calls, of which so many are bad or some more. */
  static Traffic few(MeasuredObjective objective, double rate) {
    double good = Math.floor(1 / share(objective, rate).doubleValue() - 1);
    return new Traffic(good * FEW, FEW);
  }

  /** Burn rates in the tests have three decimals at most. */
  private static double calls(MeasuredObjective objective) {
    return BigDecimal.ONE
        .movePointRight(Math.max(0, objective.allowed().scale()) + 3)
        .doubleValue();
  }

  private static BigDecimal share(MeasuredObjective objective, double rate) {
    // In steps of a thousandth, as 6 * 1.1 is a bit more than 6.6 in binary.
    BigDecimal rounded = BigDecimal.valueOf(Math.round(rate * 1000), 3);
    return objective.allowed().multiply(rounded);
  }
}
