package ai.datapunk.weft.monitoring.promtool;

import ai.datapunk.weft.monitoring.rules.Sample;
import java.math.BigDecimal;

/** The values of a series, in the notation of promtool: {@code start+step x count}. */
final class Readings {

  private Readings() {}

  static String of(Sample sample, Timeline time) {
    if (Double.isNaN(sample.calm())) {
      // Without the mark, Prometheus would show the last value for five minutes.
      return "_x" + (time.calm() + 1) + " " + passing(sample, time) + " stale";
    }
    if (sample.counter()) {
      return counter(sample, time);
    }
    return level(sample.calm(), time.calm() + 1)
        + " "
        + level(sample.meanwhile(), time.spell())
        + " "
        + level(sample.calm(), time.after());
  }

  private static String passing(Sample sample, Timeline time) {
    int count = time.spell();
    return sample.counter()
        ? run(BigDecimal.ZERO, rise(sample.meanwhile(), time), count)
        : level(sample.meanwhile(), count);
  }

  private static String level(double value, int count) {
    return run(BigDecimal.valueOf(value), BigDecimal.ZERO, count);
  }

  private static String counter(Sample sample, Timeline time) {
    BigDecimal calm = rise(sample.calm(), time);
    BigDecimal meanwhile = rise(sample.meanwhile(), time);
    BigDecimal afterCalm = calm.multiply(BigDecimal.valueOf(time.calm()));
    BigDecimal afterSpell = afterCalm.add(meanwhile.multiply(BigDecimal.valueOf(time.spell())));
    return run(BigDecimal.ZERO, calm, time.calm() + 1)
        + " "
        + run(afterCalm.add(meanwhile), meanwhile, time.spell())
        + " "
        + run(afterSpell.add(calm), calm, time.after());
  }

  private static BigDecimal rise(double perSecond, Timeline time) {
    return BigDecimal.valueOf(perSecond).multiply(BigDecimal.valueOf(time.step().toSeconds()));
  }

  /** So many values; the notation counts those that follow the first. */
  private static String run(BigDecimal first, BigDecimal step, int count) {
    return plain(first) + "+" + plain(step) + "x" + (count - 1);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
