package ai.datapunk.weft.label;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.CapturedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a secret, and what is not, at the borders of both. */
class SecretsAndIdentifiersTest {

  private static String sanitized(String label, String value) {
    return LabelSanitizer.standard().sanitize("own_seconds", label, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4111111111111|4111111111111",
        "4222222222222|masked_card_number",
        "4111 1111 1111 1111|masked_card_number",
        "4111-1111-1111-1111|masked_card_number",
        "4111111111111112|4111111111111112",
        "no 4111111111111111, sir|no masked_card_number, sir",
        "94111111111111111111|94111111111111111111",
        "4-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1|masked_card_number",
        "jane@example.org|masked_email",
        "jane@example|jane@example",
        "http://jane:pw@host/x|http://masked_credentials@host/x",
        "Bearer abc|masked_bearer_token",
        "bearer|bearer",
        "eyJhbGciOiJub25lIn0.eyJzdWIi.sig|masked_jwt",
        "eyJhbGciOi|eyJhbGciOi",
        "a@example.org and 4111111111111111|masked_email and masked_card_number",
      })
  void aSecretBecomesATextByItsKindAndWhatIsNoneStays(String value, String shown) {
    assertThat(sanitized("card", value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123456789",
        "x1234567890123",
        "123e4567-e89b-12d3-a456-426614174000",
        "{123E4567-E89B-12D3-A456-426614174000}"
      })
  void anIdentifierStaysAndIsToldOnceForItsLabel(String value) {
    try (CapturedLog log = new CapturedLog()) {
      String label = "of " + value;
      assertThat(sanitized(label, value)).isEqualTo(value);
      assertThat(sanitized(label, value)).isEqualTo(value);
      assertThat(log.linesWith("each that it takes is a series")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "012345678",
        "012345678 012345678",
        "123e4567-e89b-12d3-a456-abcdefabcde",
        "123e4567_e89b-12d3-a456-abcdefabcdef",
        "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u"
      })
  void whatIsNoIdentifierIsNotTold(String value) {
    try (CapturedLog log = new CapturedLog()) {
      assertThat(sanitized("none", value)).isEqualTo(value);
      assertThat(log.linesWith("each that it takes is a series")).isEmpty();
    }
  }

  @Test
  void digitsOfOtherScriptsAreNone() {
    String arabic = "\u0664\u0661\u0661\u0661".repeat(4);
    assertThat(sanitized("script", arabic)).isEqualTo(arabic);
  }
}
