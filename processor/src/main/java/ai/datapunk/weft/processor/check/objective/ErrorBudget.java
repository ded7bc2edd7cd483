package ai.datapunk.weft.processor.check.objective;

import ai.datapunk.weft.contract.PlainNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What an objective leaves over: at an even rate of calls, as many as in an outage of this time.
 *
 * @param share the share of calls that are to be good
 * @param time the share of the window that is left
 */
record ErrorBudget(double share, Duration time) {

  private static final int MILLIS = 3;

  /** In decimals, since what is left of 0.999 as a binary number is no thousandth. */
  static ErrorBudget of(double share, Duration window) {
    BigDecimal nanos =
        BigDecimal.ONE
            .subtract(BigDecimal.valueOf(share))
            .multiply(BigDecimal.valueOf(window.toNanos()));
    return new ErrorBudget(
        share, Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact()));
  }

  /** As in {@code "43m 12s"}, to the millisecond. */
  @Override
  public String toString() {
    // Rounded as a whole: 59.9996 s alone would be 60 s.
    Duration rounded = Duration.ofMillis(Math.round(time.toNanos() / 1e6));
    List<String> parts = new ArrayList<>();
    add(rounded.toDays(), "d", parts);
    add(rounded.toHoursPart(), "h", parts);
    add(rounded.toMinutesPart(), "m", parts);
    BigDecimal seconds =
        BigDecimal.valueOf(rounded.toSecondsPart())
            .add(BigDecimal.valueOf(rounded.toMillisPart(), MILLIS));
    if (seconds.signum() > 0 || parts.isEmpty()) {
      parts.add(PlainNumber.of(seconds) + "s");
    }
    return String.join(" ", parts);
  }

  private static void add(long number, String unit, List<String> parts) {
    if (number > 0) {
      parts.add(number + unit);
    }
  }
}
