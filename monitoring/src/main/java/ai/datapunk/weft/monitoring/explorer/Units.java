package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.contract.PlainNumber;
import java.math.BigDecimal;

/** Numbers with what they are in. */
final class Units {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Units() {}

  static String seconds(double seconds) {
    return PlainNumber.of(seconds) + " s";
  }

  static String percent(double share) {
    return PlainNumber.of(BigDecimal.valueOf(share).multiply(HUNDRED)) + " %";
  }
}
