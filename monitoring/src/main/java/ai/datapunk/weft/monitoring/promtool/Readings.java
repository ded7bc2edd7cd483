package ai.datapunk.weft.monitoring.promtool;

import ai.datapunk.weft.contract.PlainNumber;
import ai.datapunk.weft.monitoring.rules.Sample;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The values of a series, in the notation of promtool: {@code start+step x count}. */
final class Readings {

  private Readings() {}

  /** How it is for so many steps. */
  private record Phase(double value, int steps) {}

  static String of(Sample sample, Timeline time) {
    if (Double.isNaN(sample.calm())) {
      // Without the mark, Prometheus would show the last value for five minutes.
      return "_x" + (time.calm() + 1) + " " + passing(sample, time) + " stale";
    }
    List<String> runs = new ArrayList<>();
    BigDecimal reached = BigDecimal.ZERO;
    for (Phase phase : phases(sample, time)) {
      // The value at the beginning is one more.
      int count = phase.steps + (runs.isEmpty() ? 1 : 0);
      BigDecimal step = rise(phase.value, time);
      if (sample.counter()) {
        runs.add(run(runs.isEmpty() ? reached : reached.add(step), step, count));
        reached = reached.add(step.multiply(BigDecimal.valueOf(phase.steps)));
      } else {
        runs.add(level(phase.value, count));
      }
    }
    return String.join(" ", runs);
  }

  private static List<Phase> phases(Sample sample, Timeline time) {
    int begin = time.spell() * sample.part() / sample.parts();
    int end = time.spell() * (sample.part() + 1) / sample.parts();
    return Stream.of(
            new Phase(sample.calm(), time.calm()),
            new Phase(sample.calm(), begin),
            new Phase(sample.meanwhile(), end - begin),
            new Phase(sample.calm(), time.spell() - end),
            new Phase(sample.calm(), time.after()))
        .filter(phase -> phase.steps > 0)
        .toList();
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

  private static BigDecimal rise(double perSecond, Timeline time) {
    return BigDecimal.valueOf(perSecond).multiply(BigDecimal.valueOf(time.step().toSeconds()));
  }

  /** So many values; the notation counts those that follow the first. */
  private static String run(BigDecimal first, BigDecimal step, int count) {
    return PlainNumber.of(first) + "+" + PlainNumber.of(step) + "x" + (count - 1);
  }
}
