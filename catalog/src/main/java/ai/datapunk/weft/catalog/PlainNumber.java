package ai.datapunk.weft.catalog;

import java.math.BigDecimal;

/** Numbers as they are written in labels and by people: without exponents. */
final class PlainNumber {

  private PlainNumber() {}

  /** With one digit behind the dot at least, as the bounds of buckets have. */
  static String text(double number) {
    BigDecimal plain = BigDecimal.valueOf(number).stripTrailingZeros();
    return (plain.scale() < 1 ? plain.setScale(1) : plain).toPlainString();
  }
}
