package ai.datapunk.weft.catalog.graph;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Durations as they are written: without what binary fractions add to them. */
final class Seconds {

  private static final int MILLISECONDS = 3;
  private static final int NANOSECONDS = 9;

  private Seconds() {}

  /** For a person: to the millisecond. */
  static String text(double seconds) {
    return rounded(seconds, MILLISECONDS).toPlainString();
  }

  /** For a program: to the nanosecond. */
  static BigDecimal number(double seconds) {
    return rounded(seconds, NANOSECONDS);
  }

  private static BigDecimal rounded(double seconds, int scale) {
    BigDecimal rounded =
        BigDecimal.valueOf(seconds).setScale(scale, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
