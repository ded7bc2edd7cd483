package ai.datapunk.weft.catalog.graph;

import ai.datapunk.weft.contract.PlainNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Durations as they are written: without what binary fractions add to them. */
final class Seconds {

  private static final int MILLISECONDS = 3;
  private static final int NANOSECONDS = 9;
  private static final MathContext SHORT = new MathContext(2);

  private Seconds() {}

  /** For a person: to the millisecond, or two digits of what is shorter. */
  static String text(double seconds) {
    BigDecimal exact = BigDecimal.valueOf(seconds);
    BigDecimal rounded = exact.setScale(MILLISECONDS, RoundingMode.HALF_UP);
    return PlainNumber.of(rounded.signum() == 0 ? exact.round(SHORT) : rounded);
  }

  /** For a program: to the nanosecond, and as a person would write it too. */
  static String number(double seconds) {
    return PlainNumber.of(BigDecimal.valueOf(seconds).setScale(NANOSECONDS, RoundingMode.HALF_UP));
  }
}
