package ai.datapunk.weft.monitoring.explorer;

import java.math.BigDecimal;

/** Numbers as people write them: without zeros at the end, and without an exponent. */
final class PlainNumbers {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private PlainNumbers() {}

  static String text(double number) {
    return plain(BigDecimal.valueOf(number));
  }

  static String seconds(double seconds) {
    return text(seconds) + " s";
  }

  static String percent(double share) {
    return plain(BigDecimal.valueOf(share).multiply(HUNDRED)) + " %";
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
