package ai.datapunk.weft.label;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.CapturedLog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardSanitizerTest {

  private static String sanitized(String value) {
    return LabelSanitizer.standard().sanitize("own_seconds", "label", value);
  }

  @ParameterizedTest
  @CsvSource({
    "joe.doe+tag@shop.example.org, masked_email",
    "order of joe@shop.example: late, order of masked_email: late",
    "mailto:joe@shop.example, mailto:masked_email",
    "jörg@bücher.example, masked_email",
    "a@b.example c@d.example, masked_email masked_email",
    "https://svc:hunter2@10.0.0.5:9200/x, https://masked_credentials@10.0.0.5:9200/x",
    "https://token@git.example/x, https://masked_credentials@git.example/x",
    "jdbc:postgresql://u:p@db.example/shop, jdbc:postgresql://masked_credentials@db.example/shop",
    "Bearer abc.DEF-123_~+/==, masked_bearer_token",
    "authorization: bearer  xyz, authorization: masked_bearer_token",
    "BEARER xyz and more, masked_bearer_token and more",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln, masked_jwt",
    "jwt=eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0., jwt=masked_jwt",
    "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.x, masked_bearer_token",
    "4111111111111111, masked_card_number",
    "4111 1111 1111 1111, masked_card_number",
    "4111-1111-1111-1111 paid, masked_card_number paid",
    "378282246310005, masked_card_number",
    "6304000000000000000, masked_card_number",
  })
  void secretsBecomeFixedTexts(String value, String shown) {
    assertThat(sanitized(value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eu-west-1",
        "@handle",
        "topic@v2",
        "joe@",
        "a@b@c",
        "https://10.0.0.5:9200/a@b",
        "bearer",
        "forbearer of news",
        "eyJ.x",
        "4111111111111112",
        "411111111111",
        "41111111111111111111",
        "2026-11-27 12:30:00",
        "x4111",
        "",
      })
  void otherValuesStayAsTheyAre(String value) {
    assertThat(sanitized(value)).isEqualTo(value);
  }

  @Test
  void aJsonWebTokenThatWasCutIsMasked() {
    String header = "eyJhbGciOiJSUzI1NiJ9.";
    String payload = "eyJ" + "a".repeat(2000);
    assertThat(sanitized((header + payload + ".c2ln").substring(0, 1024))).isEqualTo("masked_jwt");
    assertThat(sanitized(header + payload + ".c2ln")).isEqualTo("masked_jwt");
    assertThat(sanitized("jwt " + header + "eyJ")).isEqualTo("jwt masked_jwt");
    assertThat(sanitized("jwt " + header + "eyJ end")).isEqualTo("jwt " + header + "eyJ end");
  }

  @Test
  void twoSecretsCannotBeToldApart() {
    assertThat(sanitized("joe@shop.example")).isEqualTo(sanitized("ann@shop.example"));
    assertThat(sanitized("4111111111111111")).isEqualTo(sanitized("5500005555555559"));
  }

  @Test
  void identifiersAreToldOfOnceForEachLabelAndNotChanged() {
    List<String> identifiers =
        List.of(
            "123e4567-e89b-12d3-a456-426614174000",
            "abcdefab-abcd-abcd-abcd-abcdefabcdef",
            "order 1234567890");
    try (CapturedLog log = new CapturedLog()) {
      for (String identifier : identifiers) {
        for (String label : List.of("first", "second")) {
          assertThat(LabelSanitizer.standard().sanitize("told_seconds", label, identifier))
              .isEqualTo(identifier);
        }
      }
      sanitized("123456789");
      assertThat(log.linesWith("The label '"))
          .satisfiesExactly(
              line -> assertThat(line).contains("'first' of told_seconds takes UUIDs:"),
              line -> assertThat(line).contains("'second' of told_seconds takes UUIDs:"));
    }
  }

  @Test
  void aLongTextThatLooksLikeTheBeginningOfASecretTakesNoTime() {
    String almost = "a".repeat(1024);
    assertThat(sanitized(almost + "@")).isEqualTo(almost + "@");
    assertThat(sanitized("eyJ" + almost)).isEqualTo("eyJ" + almost);
    String groups = "1 ".repeat(512);
    assertThat(sanitized(groups)).isEqualTo(groups);
  }
}
