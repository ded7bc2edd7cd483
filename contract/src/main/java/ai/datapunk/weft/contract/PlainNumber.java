package ai.datapunk.weft.contract;

import java.math.BigDecimal;

/** Numbers as people and most programs write them: without exponents, or zeros at the end. */
public final class PlainNumber {

  private PlainNumber() {}

  /** The shortest decimal that is this number and no other. */
  public static String of(double number) {
    return of(BigDecimal.valueOf(number));
  }

  /** This number. */
  public static String of(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** With one digit behind the dot at least, as bounds of buckets have. */
  public static String withFraction(double number) {
    BigDecimal plain = BigDecimal.valueOf(number).stripTrailingZeros();
    return (plain.scale() < 1 ? plain.setScale(1) : plain).toPlainString();
  }
}
