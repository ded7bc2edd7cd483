package ai.datapunk.weft.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EqualCostTest {

  /** Of "an older password" with 100,000 iterations and zeros for salt, by Python's hashlib. */
  private static final PasswordHash OLDER =
      PasswordHash.parse(
          "pbkdf2-sha512:100000:AAAAAAAAAAAAAAAAAAAAAA==:"
              + "EQ93Rln8g6hytXe23yUJvSHFMTOV4upijnEuHVkJ++k=");

  private static final PasswordHash PRESENT = PasswordHash.of("s3cret".toCharArray());

  private static int iterations(List<PasswordHash> hashes) {
    return hashes.stream().mapToInt(PasswordHash::iterations).sum();
  }

  @Test
  void eachNameCostsWhatTheDearestDoesAndSoDoesNobodys() {
    EqualCost cost = new EqualCost(Map.of("older", OLDER, "present", PRESENT));
    assertThat(iterations(cost.hashes("older"))).isEqualTo(210_000);
    assertThat(iterations(cost.hashes("present"))).isEqualTo(210_000);
    assertThat(iterations(cost.hashes("nobody"))).isEqualTo(210_000);
    assertThat(cost.hashes("older")).startsWith(OLDER).hasSize(2);
    assertThat(cost.hashes("present")).containsExactly(PRESENT);
  }

  @Test
  void withoutPasswordsAnUnknownNameCostsWhatANewOneWould() {
    assertThat(iterations(new EqualCost(Map.of()).hashes("nobody"))).isEqualTo(210_000);
  }

  @Test
  void whatIsAddedForTheCostMakesNoPasswordRightOrWrong() {
    Credentials credentials =
        Credentials.builder().password("older", OLDER).password("present", PRESENT).build();
    assertThat(verdict(credentials, "older:an older password"))
        .isEqualTo(new Verdict.Known("older"));
    assertThat(verdict(credentials, "older:s3cret")).isInstanceOf(Verdict.Wrong.class);
    assertThat(verdict(credentials, "present:s3cret")).isEqualTo(new Verdict.Known("present"));
    assertThat(verdict(credentials, "nobody:s3cret")).isInstanceOf(Verdict.Wrong.class);
  }

  private static Verdict verdict(Credentials credentials, String nameAndPassword) {
    return credentials.verify(
        "Basic "
            + Base64.getEncoder().encodeToString(nameAndPassword.getBytes(StandardCharsets.UTF_8)),
        InetAddress.getLoopbackAddress());
  }
}
