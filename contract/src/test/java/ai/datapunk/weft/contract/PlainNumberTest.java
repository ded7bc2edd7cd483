package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNumberTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0.0",
    "-0.0, 0, 0.0",
    "0.1, 0.1, 0.1",
    "250, 250, 250.0",
    "1.50, 1.5, 1.5",
    "-3e-9, -0.000000003, -0.000000003",
    "1e15, 1000000000000000, 1000000000000000.0"
  })
  void hasNoExponentAndNoZerosAtTheEnd(double number, String plain, String withFraction) {
    assertThat(PlainNumber.of(number)).isEqualTo(plain);
    assertThat(PlainNumber.withFraction(number)).isEqualTo(withFraction);
  }

  @Test
  void ofDecimalsLosesNoDigit() {
    assertThat(PlainNumber.of(new BigDecimal("12345678901234567890.1234500")))
        .isEqualTo("12345678901234567890.12345");
    assertThat(PlainNumber.of(new BigDecimal("0.000"))).isEqualTo("0");
    assertThat(PlainNumber.of(new BigDecimal("1E+3"))).isEqualTo("1000");
  }
}
