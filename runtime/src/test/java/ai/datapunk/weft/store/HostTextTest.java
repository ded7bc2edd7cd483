package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostTextTest {

  /** The examples of RFC 5952, and what is none. */
  @ParameterizedTest
  @CsvSource({
    "2001:db8:0:0:0:0:0:7, [2001:db8::7]",
    "2001:0DB8:0000:0000:0000:0000:0000:0007, [2001:db8::7]",
    "2001:db8:0:1:1:1:1:1, [2001:db8:0:1:1:1:1:1]",
    "2001:0:0:1:0:0:0:1, [2001:0:0:1::1]",
    "2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]",
    "0:0:0:0:0:0:0:0, [::]",
    "0:0:0:0:0:0:0:1, [::1]",
    "2001:db8:0:0:0:0:0:0, [2001:db8::]",
    "fe80:0:0:0:0:0:0:1%eth7, [fe80::1%eth7]",
    "[2001:db8::7], [2001:db8::7]",
    "::ffff:a00:1, [::ffff:a00:1]",
    "no:address, no:address",
    "10.0.0.1, 10.0.0.1",
    "stock.example, stock.example",
  })
  void anAddressOfVersionSixHasBracketsAndOneForm(String host, String written) {
    assertThat(HostText.bracketed(host)).isEqualTo(written);
  }

  @Test
  void bracketsCanBeTakenOff() {
    assertThat(HostText.withoutBrackets("[::1]")).isEqualTo("::1");
    assertThat(HostText.withoutBrackets("stock")).isEqualTo("stock");
  }
}
