package ai.datapunk.weft.monitoring.alerts;

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
    return plain(BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_UP)) + " s";
  }

  static String percentage(double share) {
    return plain(BigDecimal.valueOf(share).movePointRight(2)) + " %";
  }

  /** As Prometheus' humanizeDuration writes what is less than an hour. */
  static String humanized(double seconds) {
    if (seconds >= MINUTE) {
      long whole = (long) seconds;
      return whole / MINUTE + "m " + whole % MINUTE + "s";
    }
    if (seconds >= 1) {
      return plain(BigDecimal.valueOf(seconds).round(SHORT)) + "s";
    }
    return plain(BigDecimal.valueOf(seconds).movePointRight(3).round(SHORT)) + "ms";
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
