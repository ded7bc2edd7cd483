package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentCardTest {

  /** Numbers that networks publish for tests; with 13, 18 and 19 digits, check digits by hand. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4222222222222",
        "30569309025904",
        "378282246310005",
        "4111111111111111",
        "5500005555555559",
        "2223003122003222",
        "3530111333300000",
        "6011111111111117",
        "6200000000000005",
        "6759649826438453",
        "400000000000000002",
        "6304000000000000000"
      })
  void aNumberOfANetworkWithItsCheckDigitIsOne(String digits) {
    assertThat(PaymentCard.isNumber(digits)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // No network has them, though the check digit is right.
        "0000000000000000",
        "1000000000000008",
        "1600000000006",
        "9000000000000001",
        "2220000000000000",
        "2721000000000004",
        // Of a network, but not as long: 12, 14, 15, 17 and 20 digits.
        "400000000002",
        "40000000000002",
        "400000000000006",
        "40000000000000006",
        "60000000000000000007",
        ""
      })
  void anotherNumberIsNone(String digits) {
    assertThat(PaymentCard.isNumber(digits)).isFalse();
  }

  @Test
  void oneCheckDigitOfTenIsRight() {
    for (int last = 0; last < 10; last++) {
      assertThat(PaymentCard.isNumber("411111111111111" + last)).isEqualTo(last == 1);
      assertThat(PaymentCard.isNumber("37828224631000" + last)).isEqualTo(last == 5);
    }
  }
}
