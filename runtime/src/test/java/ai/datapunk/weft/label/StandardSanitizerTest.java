package ai.datapunk.weft.label;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.CapturedLog;
import java.util.List;
import java.util.Random;
import java.util.UUID;
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
    "bearer:abcdefgh1, masked_bearer_token",
    "bearer = abcdefghijklmnopqrst, masked_bearer_token",
    "token_eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.x, token_masked_jwt",
    "eyJhbGciOiJSU0EtT0FFUCJ9.a-b.c_d.eA.fB, masked_jwt",
    "authorization: Basic dXNlcjpwYXNz, authorization: masked_credentials",
    "/a?access_token=abc&x=1, /a?access_token=masked_credentials&x=1",
    "/a?x=1&API-Key=abc#f, /a?x=1&API-Key=masked_credentials#f",
    "jdbc:sqlserver://db;user=sa;password=pw, jdbc:sqlserver://db;user=sa;password=masked_credentials",
    "svc:hunter2@10.0.0.5:9200, masked_credentials@10.0.0.5:9200",
    "to svc:hunter2@db/shop, to masked_credentials@db/shop",
    "joe%40shop.example, masked_email",
    "/users/joe%40shop.example/orders, /users/masked_email/orders",
    "4111 1111 1111 1111 12/27, masked_card_number 12/27",
    "4111111111111111 1227 123, masked_card_number 1227 123",
    "2 4111 1111 1111 1111, 2 masked_card_number",
    "4111.1111.1111.1111, masked_card_number",
    "card4111111111111111x, cardmasked_card_numberx",
    "4111 1111 1111 1111 5500 0055 5555 5559, masked_card_number masked_card_number",
    "4111111111111111 123e4567-e89b-12d3-a456-426614174000, masked_card_number"
        + " 123e4567-e89b-12d3-a456-426614174000",
    "2223003122003222, masked_card_number",
    "30569309025904, masked_card_number",
    "3530111333300000, masked_card_number",
    "6011111111111117, masked_card_number",
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
        "bearer bonds",
        "a bearer: bonds",
        "the bearer of good-news",
        "lodash@4.17.21",
        "npm:lodash@4.17.21",
        "a:b",
        "12:30@9",
        "/a?access=token",
        "0000000000000000",
        "0000 0000 0000 0000",
        "4111 1111 1111 1112",
        "d41d8cd98f00b204e9800998ecf8427e",
        "00041111111111111110000000000a00",
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
    String almost = "a".repeat(1000);
    assertThat(sanitized(almost + "@")).isEqualTo(almost + "@");
    assertThat(sanitized("eyJ" + almost)).isEqualTo("eyJ" + almost);
    String groups = "1 ".repeat(500);
    assertThat(sanitized(groups)).isEqualTo(groups);
  }

  @Test
  void whatIsInvisibleHidesNothing() {
    assertThat(sanitized("jo\u0308rg@shop.example")).isEqualTo("masked_email");
    assertThat(sanitized("joe\u200b@sh\u200bop.example")).isEqualTo("masked_email");
    assertThat(sanitized("4111\u00a01111\u20111111\u200b1111")).isEqualTo("masked_card_number");
    assertThat(sanitized("Bearer\tabcdefgh1")).isEqualTo("masked_bearer_token");
  }

  @Test
  void identifiersAndTimesAreNoCards() {
    Random random = new Random(1);
    for (int i = 0; i < 30_000; i++) {
      String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
      assertThat(sanitized(uuid)).isEqualTo(uuid);
      String hash = uuid.replace("-", "");
      assertThat(sanitized(hash)).isEqualTo(hash);
      // From 2001 to 2040, when they have 13 digits, 16 or 19.
      long millis = 1_000_000_000_000L + (long) (random.nextDouble() * 1_200_000_000_000L);
      if (millis < 2_000_000_000_000L) {
        for (String unit : List.of("", "000", "000000")) {
          assertThat(sanitized(millis + unit)).isEqualTo(millis + unit);
        }
      }
    }
  }
}
