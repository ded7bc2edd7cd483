package ai.datapunk.weft.monitoring.alerts;

import ai.datapunk.weft.contract.PlainNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as a person reads them. */
final class DurationTexts {

  private static final int MINUTE = 60;
  private static final MathContext SHORT = new MathContext(4, RoundingMode.HALF_EVEN);

  private DurationTexts() {}

  /** To the millisecond. */
  static String seconds(double seconds) {
    return PlainNumber.of(BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_UP)) + " s";
  }

  static String percentage(double share) {
    return PlainNumber.of(BigDecimal.valueOf(share).movePointRight(2)) + " %";
  }

  /** As Prometheus' humanizeDuration writes what is less than an hour. */
  static String humanized(double seconds) {
    if (seconds >= MINUTE) {
      long whole = (long) seconds;
      return whole / MINUTE + "m " + whole % MINUTE + "s";
    }
    if (seconds >= 1) {
      return PlainNumber.of(BigDecimal.valueOf(seconds).round(SHORT)) + "s";
    }
    return PlainNumber.of(BigDecimal.valueOf(seconds).movePointRight(3).round(SHORT)) + "ms";
  }
}
