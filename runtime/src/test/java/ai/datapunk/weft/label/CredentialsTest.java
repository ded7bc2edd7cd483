package ai.datapunk.weft.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens, passwords and addresses however they are written, and what only looks like them. */
class CredentialsTest {

  private static final String JWT = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln";

  @ParameterizedTest
  @ValueSource(strings = {"\u0001", "\u0085", "\u2028", "\u007f"})
  void controlCharactersHideNoSecret(String control) {
    assertThat(Sanitized.of("Bearer" + control + "mF_9.B5f-4.1JqM"))
        .isEqualTo("masked_bearer_token");
    assertThat(Sanitized.of(String.join(control, "4111", "1111", "1111", "1111")))
        .isEqualTo("masked_card_number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{Authorization=[Basic dXNlcjpwYXNz], Accept=[*/*]}"
            + "|{Authorization=[masked_credentials], Accept=[*/*]}",
        "{\"Authorization\":[\"Basic dXNlcjpwYXNz\"]}|{\"Authorization\":[\"masked_credentials\"]}",
        "Authorization: Basic dXNlc%2BjpwYXNz|Authorization: masked_credentials",
        "Server=db;Password=\"ab\"\"cd\";Port=1|Server=db;Password=masked_credentials;Port=1",
        "host=db password='a''b' x|host=db password=masked_credentials x",
        "password=\"a\\\"b c\"|password=masked_credentials",
        "/x?password=\"x\"yz&p=1|/x?password=masked_credentials&p=1",
        "a=1;  Password=a b;|a=1;  Password=masked_credentials;",
        "{password='x', user='joe'}|{password=masked_credentials, user='joe'}",
        "password=|password=",
        "bearer=\"mF_9.B5f-4.1JqM\", x|masked_bearer_token, x",
        "realm=x, bearer='mF_9.B5f-4.1JqM'|realm=x, masked_bearer_token",
        "{\"X-Api-Key\": \"a b\", \"Accept\": \"x\"}"
            + "|{\"X-Api-Key\": masked_credentials, \"Accept\": \"x\"}",
        "{X-Api-Key: abc, Accept: x}|{X-Api-Key: masked_credentials, Accept: x}",
        "DB_PASSWORD=\"a b\" x|DB_PASSWORD=masked_credentials x",
      })
  void whatStandsAroundASecretStays(String value, String shown) {
    assertThat(Sanitized.of(value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Bearer tokens.
        "bearer:mF_9.B5f-4.1JqM|masked_bearer_token",
        "bearer = mF_9.B5f-4.1JqM|masked_bearer_token",
        "Bearer%20mF_9.B5f-4.1JqM|masked_bearer_token",
        "Bearer%20mF_9%2BB5f|masked_bearer_token",
        "Bearer+mF_9.B5f-4.1JqM|masked_bearer_token",
        "/x?access_token=Bearer abc&y=1|/x?access_token=masked_credentials&y=1",
        "access_bearer mF_9.B5f-4.1JqM|access_masked_bearer_token",
        "{\"Authorization\": \"Bearer xyz\"}|{\"Authorization\": \"masked_bearer_token\"}",
        "Authorization=bearer abc and more|Authorization=masked_bearer_token and more",
        "bearer cfcabd11c7ed9a41|masked_bearer_token",
        "bearer abcdefghijklmnopqrst|masked_bearer_token",
        "Bearer abc|masked_bearer_token",
        "Authorization: Basic dXNlcjpwYXNz|Authorization: masked_credentials",
        // Parameters.
        "/x?access_token=abc|/x?access_token=masked_credentials",
        "/x?a=1&api_key=abc&b=2|/x?a=1&api_key=masked_credentials&b=2",
        "/x?apikey=abc#top|/x?apikey=masked_credentials#top",
        "/cb#access_token=abc&state=1|/cb#access_token=masked_credentials&state=1",
        "Server=db;Password=pw;Port=1|Server=db;Password=masked_credentials;Port=1",
        "client_secret=abc|client_secret=masked_credentials",
        "https://b.example/o?X-Amz-Date=1&X-Amz-Signature=ab|https://b.example/o?X-Amz-Date=1&X-Amz-Signature=masked_credentials",
        "?X-Amz-Credential=AK%2F20261128%2Feu|?X-Amz-Credential=masked_credentials",
        "?x-amz-security-token=FwoG&x=1|?x-amz-security-token=masked_credentials&x=1",
        "?X-Goog-Credential=a&X-Goog-Signature=b|?X-Goog-Credential=masked_credentials&X-Goog-Signature=masked_credentials",
        "?AWSAccessKeyId=AK&Expires=1&Signature=a%2Bb%3D|?AWSAccessKeyId=masked_credentials&Expires=1&Signature=masked_credentials",
        "/o?se=1&sig=a%2Bb%3D|/o?se=1&sig=masked_credentials",
        "/o?password=a%26b&c=1|/o?password=masked_credentials&c=1",
        "%2Fo%3Ftoken%3Dabc%26c%3D1|/o?token=masked_credentials&c=1",
        "password=abc late|password=masked_credentials late",
        "Server=db; Password=a, b c; Port=1|Server=db; Password=masked_credentials; Port=1",
        "Server=db; Pwd = \"a;b\"; Port=1|Server=db; Pwd = masked_credentials; Port=1",
        "host=db password='a b' port=1|host=db password=masked_credentials port=1",
        "spring.datasource.password=pw|spring.datasource.password=masked_credentials",
        "AccountName=a;AccountKey=ab+c==;x=1|AccountName=a;AccountKey=masked_credentials;x=1",
        "/x?token=a&mail=joe@shop.example|/x?token=masked_credentials&mail=masked_email",
        "/x?at=12:30&mail=joe@shop.example|/x?at=12:30&mail=masked_email",
        "/x#mail=joe@shop.example|/x#mail=masked_email",
        "DB_PASSWORD=pw late|DB_PASSWORD=masked_credentials late",
        "STRIPE_API_KEY=sk&x=1|STRIPE_API_KEY=masked_credentials&x=1",
        "db-password=pw|db-password=masked_credentials",
        "dbPassword=pw|dbPassword=masked_credentials",
        "MY_ACCESS_TOKEN=abc|MY_ACCESS_TOKEN=masked_credentials",
        "Password = x; Server = db|Password = masked_credentials; Server = db",
        "Password=a b; Server=db|Password=masked_credentials; Server=db",
        "DB.Password = x; Server = db|DB.Password = masked_credentials; Server = db",
        "X-Api-Key: abc|X-Api-Key: masked_credentials",
        "x-auth-token:abc late|x-auth-token:masked_credentials late",
        "X-Amz-Security-Token: ab|X-Amz-Security-Token: masked_credentials",
        "Api-Key : abc; x|Api-Key : masked_credentials; x",
        // User and password.
        "https://u:a/b@db.example/x|https://masked_credentials@db.example/x",
        "https://u:a#b@db/x|https://masked_credentials@db/x",
        "https://u:a?b^c{}d@db/x?y=1|https://masked_credentials@db/x?y=1",
        "redis://:a/b@cache:6379|redis://masked_credentials@cache:6379",
        "http://user:pw@localhost:80|http://masked_credentials@localhost:80",
        "u:a#b@db.example|masked_credentials@db.example",
        "u:a^b?c@10.0.0.5|masked_credentials@10.0.0.5",
        "svc:hunt:er2@db|masked_credentials@db",
        "sip:joe:hunter2@pbx|sip:masked_credentials@pbx",
        "sips:joe:pw@pbx.example:5061|sips:masked_credentials@pbx.example:5061",
        "redis:hunter2@af2a9c1b7d5e|masked_credentials@af2a9c1b7d5e",
        "user:pass@host|masked_credentials@host",
        "svc:hunter2@10.0.0.5:9200|masked_credentials@10.0.0.5:9200",
        "u:p@db.example/shop|masked_credentials@db.example/shop",
        "u:p@localhost|masked_credentials@localhost",
        "svc:p&w@db.example|masked_credentials@db.example",
        "joe@shop.example:hunter2@smtp.example:25|masked_credentials@smtp.example:25",
        "u:12@db:5432|masked_credentials@db:5432",
        ":pw@cache:6379|masked_credentials@cache:6379",
        "u:p@[::1]:80|masked_credentials@[::1]:80",
        "url=svc:p:w@db.example, late|url=masked_credentials@db.example, late",
        "u:p%40w@db.example|masked_credentials@db.example",
        "https%3A%2F%2Fu%3Ap%40db%2Fx|https://masked_credentials@db/x",
        // Addresses.
        "joe%40shop.example|masked_email",
        "/x?mail=joe%40shop.example&y=1|/x?mail=masked_email&y=1",
        "joe=doe+x@lists.example|masked_email",
        "joe@shop.example.|masked_email.",
        "joe@shop.example-late|masked_email-late",
        "joe@a.b.shop.co.uk|masked_email",
        "joe@163.com|masked_email",
        "joe@shop.example.42|masked_email.42",
        "joe@b%C3%BCcher.example%20late|masked_email late",
        "joe@shop.example%20late|masked_email%20late",
        "joe@shop.example%20ann@shop.example|masked_emailmasked_email",
        "joe@shop.example%|masked_email%",
        "joe@shop.xn--vermgensberatung-pwb|masked_email",
        "a@b@c.example|a@masked_email",
        "email=joe@shop.example|email=masked_email",
        "user_name=joe@shop.example|user_name=masked_email",
        "to=joe@shop.example, cc=ann@shop.example|to=masked_email, cc=masked_email",
        "{joe@shop.example}|{masked_email}",
        "{email=joe@shop.example}|{email=masked_email}",
        "'joe@shop.example'|'masked_email'",
        "x`joe@shop.example`|x`masked_email`",
        "?joe@shop.example|?masked_email",
        "o'brien@shop.example|masked_email",
        "team+joe=doe@lists.example|masked_email",
        "git@shop.example|masked_email",
        "legit@github.com:org/repo.git|masked_email:org/repo.git",
        "joe@shop.example.final|masked_email.final",
        "joe@360.cn|masked_email",
        "joe@2xtreme.example|masked_email",
        "sip:joe@shop.example|sip:masked_email",
      })
  void aSecretIsMaskedAndNothingElse(String value, String shown) {
    assertThat(Sanitized.of(value)).isEqualTo(shown);
    assertThat(Sanitized.of(shown)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bearer bonds",
        "bearer of news",
        "bearer authentication",
        "basic education",
        "lodash@4.17.21",
        "npm:lodash@4.17.21",
        "npm:lodash@latest",
        "react@18.2.0-rc.1",
        "hibernate@5.6.15.Final",
        "hibernate@5.6.15.Final-redhat-1",
        "org.hibernate:hibernate@5.6.15.Final",
        "tool@v1.2.beta",
        "com.acme:lib:1.0@aar",
        "lib:1.0-beta@aar",
        "actions/checkout@v4",
        "Order@1a2b3c4d",
        "12:30@warehouse",
        "host:8080@zone",
        "nginx:latest@sha256:\u2026",
        "nginx:latest@sha256:9b2ae3ce7b1a",
        "registry.example:5000/shop:v1@sha512:9b2ae3ce7b1a",
        "nginx:latest@sha256:9b2ae3ce7b1a4f0d9b2ae3ce7b1a4f0d9b2ae3ce7b1a4f0d9b2ae3ce7b1a4f0d",
        "/img/logo@2x.png",
        "logo@1.5x.webp",
        "react@18.beta",
        "react@19.RC",
        "git@github.com:org/repo.git",
        "state:pending@b1c2d3",
        "state:pending@9fceb02d0ae598e95dc970b74767f19372d61af8",
        "com.acme:lib:1.0:sources@jar",
        "2026-11-28T12:30:00Z@warehouse",
        "sip:joe@pbx",
        "mailto:joe@localhost",
        "https://registry.example:4873/@scope/pkg",
        "http://{host}:{port}/users/@me",
        "where user_password = ?",
        "monkey-key: x",
        "page_token=3",
        "tokens=3",
        "select 1 where password = ?",
        "/x?token_count=3",
        "/x?next_page_token=3",
        "/x?page=2&sort=asc",
        "50%",
        "100%25 sure",
        "caf\u00e9 \u200d\uff11",
        "xeyJa.b.c",
        "MoneyJournalRepository.findAll",
        "com.acme.SurveyJobSchedulerService.run",
        "KeyJwtDecoderFactory.create",
        "moneyJournalService.v1.post",
        "eyJhbGciOi.eyJzdWIi.sig",
      })
  void whatIsNoSecretStays(String value) {
    assertThat(Sanitized.of(value)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "joe\u200b@shop.example",
        "joe\u200b.doe@shop.example",
        "joe@shop.exam\u200bple",
        "joe@sh\u00adop.example",
        "jo\u0308rg@bu\u0308cher.example",
        "j\u00f6rg@b\u00fccher.example",
        "j%C3%B6rg%40b%C3%BCcher.example",
        "joe\uff20shop.example",
        "joe\ufe6bshop.example",
        "joe\uff0540shop.example",
        "joe%4\u200b0shop.example",
        "joe\uff05\uff14\uff10shop.example",
        "joe@b\u00fccher\u3002example",
        "joe@shop\uff61example",
        "joe@shop\uff0eexample",
      })
  void signsThatAreNotSeenOrLookAlikeHideNoAddress(String value) {
    assertThat(Sanitized.of(value)).isEqualTo("masked_email");
  }

  @Test
  void spacesOfAllKindsStandBeforeABearerToken() {
    for (String space : new String[] {" ", "\t", "  ", "\u00a0", "\u2003"}) {
      assertThat(Sanitized.of("Bearer" + space + "mF_9.B5f-4.1JqM"))
          .isEqualTo("masked_bearer_token");
    }
  }

  @Test
  void aJsonWebTokenIsFoundInAWord() {
    assertThat(Sanitized.of("token_" + JWT)).isEqualTo("token_masked_jwt");
    assertThat(Sanitized.of("token" + JWT)).isEqualTo("tokenmasked_jwt");
    assertThat(Sanitized.of("a.b." + JWT + " c")).isEqualTo("a.b.masked_jwt c");
  }

  /** RFC 7516, appendix A: an encrypted one has five parts, of which the second may be empty. */
  @Test
  void anEncryptedJsonWebTokenIsMasked() {
    String header = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0";
    assertThat(Sanitized.of(header + "..48V1_ALb6US04U3b.5eym8TW_c8SuK0lt.XFBoMYUZodetZdvT"))
        .isEqualTo("masked_jwt");
    assertThat(Sanitized.of(header + ".OKOawDo13gRp2oja.48V1_ALb6US04U3b.5eym8TW_c8.XFBoMYU x"))
        .isEqualTo("masked_jwt x");
  }
}
