package ai.datapunk.weft.label;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.DocsPage;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/limits.md says of values that are masked and of those that stay. */
class MaskedPageTest {

  private record Masked(String kind, String value, String shown) {

    String row() {
      return "| %s | `%s` | `%s` |%n".formatted(kind, value, shown);
    }
  }

  private record Kept(String value, String why) {

    String row() {
      return "| `%s` | %s |%n".formatted(value, why);
    }
  }

  private static Masked masked(String kind, String value, String shown) {
    return new Masked(kind, value, shown);
  }

  private static final List<Masked> MASKED =
      List.of(
          masked(
              "user info of a URI",
              "https://svc:hunter2@host/x",
              "https://masked_credentials@host/x"),
          masked("", "https://token@host/x", "https://masked_credentials@host/x"),
          masked("", "amqp://svc:a/b#c@host/x", "amqp://masked_credentials@host/x"),
          masked(
              "user and password before a host, without a scheme",
              "svc:hunter2@10.0.0.5:9200",
              "masked_credentials@10.0.0.5:9200"),
          masked("", ":hunter2@cache:6379", "masked_credentials@cache:6379"),
          masked(
              "a secret parameter of a query, a fragment or a list",
              "/x?access_token=abc&page=2",
              "/x?access_token=masked_credentials&page=2"),
          masked("", "DB_PASSWORD=abc", "DB_PASSWORD=masked_credentials"),
          masked("", "X-Api-Key: abc", "X-Api-Key: masked_credentials"),
          masked("", "/o?X-Amz-Signature=abc", "/o?X-Amz-Signature=masked_credentials"),
          masked("", "/cb#access_token=abc", "/cb#access_token=masked_credentials"),
          masked(
              "",
              "Server=db; Password=a b; Port=1",
              "Server=db; Password=masked_credentials; Port=1"),
          masked(
              "`Basic …` in an `Authorization` header",
              "Authorization: Basic dXNlcjpwYXNz",
              "Authorization: masked_credentials"),
          masked("a bearer token, with the word", "Bearer mF_9.B5f-4.1JqM", "masked_bearer_token"),
          masked("", "bearer:mF_9.B5f-4.1JqM", "masked_bearer_token"),
          masked("", "Bearer%20mF_9.B5f-4.1JqM", "masked_bearer_token"),
          masked(
              "a JSON web token, signed, encrypted or neither",
              "jwt=eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.",
              "jwt=masked_jwt"),
          masked("a card number", "4111 1111 1111 1111 12/27", "masked_card_number 12/27"),
          masked("", "4111_1111_1111_1111", "masked_card_number"),
          masked("", "card4111111111111111", "cardmasked_card_number"),
          masked("an e-mail address", "to joe@shop.example", "to masked_email"),
          masked("", "email=joe@shop.example", "email=masked_email"),
          masked("", "joe%40shop.example", "masked_email"),
          masked("", "jörg@bücher.example", "masked_email"));

  private static final List<Kept> KEPT =
      List.of(
          new Kept(
              "bearer bonds",
              "behind a small letter it has neither 20 characters nor six and a digit"),
          new Kept("/x?page_token=3", "another parameter"),
          new Kept("4111 1111 1111 1112", "a wrong check digit"),
          new Kept("94111111111111111111", "groups of digits are whole"),
          new Kept("1764320400000", "no network's numbers begin so"),
          new Kept("123e4567-e89b-12d3-a456-426614174000", "a UUID"),
          new Kept("d41d8cd98f00b204e9800998ecf8427e", "a digest"),
          new Kept("jane@localhost", "no domain"),
          new Kept("lodash@4.17.21", "a version"),
          new Kept("hibernate@5.6.15.Final", "a version"),
          new Kept("com.acme:lib:1.0@aar", "a version"),
          new Kept("state:late@9fceb02", "a revision"),
          new Kept("git@git.example:shop/repo.git", "nobody's address"),
          new Kept("/img/logo@2x.png", "a picture"),
          new Kept("+4915112345678", "a telephone number"),
          new Kept("nginx:latest@sha256:9b2ae3ce7b1a", "a digest"),
          new Kept("12:30@warehouse", "no password of four characters, a letter among them"));

  @Test
  void theseAreMasked() {
    for (Masked each : MASKED) {
      assertThat(Sanitized.of(each.value)).isEqualTo(each.shown);
    }
    new DocsPage("limits.md")
        .says(
            "masked",
            MASKED.stream()
                .map(Masked::row)
                .collect(
                    Collectors.joining("", "| kind | value | shown as |\n|---|---|---|\n", "")));
  }

  @Test
  void theseStay() {
    for (Kept each : KEPT) {
      assertThat(Sanitized.of(each.value)).isEqualTo(each.value);
    }
    new DocsPage("limits.md")
        .says(
            "kept",
            KEPT.stream()
                .map(Kept::row)
                .collect(Collectors.joining("", "| value | why |\n|---|---|\n", "")));
  }
}
