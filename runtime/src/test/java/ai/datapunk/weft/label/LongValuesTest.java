package ai.datapunk.weft.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of a long value only the beginning is looked at, and less is shown: no half of a secret. */
class LongValuesTest {

  private static final List<String> SECRETS =
      List.of(
          "joe.doe@shop.example",
          "4111 1111 1111 1111",
          "https://joe:hunter2@shop.example/",
          "joe:hunter2@shop.example",
          "/?access_token=hunter2",
          "Bearer hunter2-hunter2",
          "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.hunter2");

  private static final List<String> PARTS = List.of("joe", "4111", "1111", "hunter2");

  @Test
  void aSecretThatIsCutIsNotShown() {
    for (String secret : SECRETS) {
      // What is masked before it moves the cut into what a label shows.
      String longToken = "eyJ" + "a".repeat(940) + ".e.f ";
      for (int gap = 0; gap < 120; gap++) {
        String value = longToken + "-".repeat(gap) + " " + secret;
        String cut = value.substring(0, Math.min(value.length(), 1024));
        assertThat(Sanitized.of(cut)).doesNotContain(PARTS);
        assertThat(Sanitized.of(value)).doesNotContain(PARTS);
      }
    }
  }

  @Test
  void userInfoOfWhichTheEndIsNotSeenIsNotShown() {
    String password = "hunter2" + "x".repeat(2_000);
    assertThat(Sanitized.of("amqp://joe:" + password + "@shop.example"))
        .isEqualTo("amqp://masked_credentials");
    assertThat(Sanitized.of("url=joe:" + password + "@shop.example"))
        .isEqualTo("url=masked_credentials");
    assertThat(Sanitized.of("amqp%3A%2F%2Fjoe%3A" + password + "%40shop.example"))
        .isEqualTo("amqp://masked_credentials");
    String escaped = "%68unter2" + "%78".repeat(700);
    assertThat(Sanitized.of("amqp://joe:" + escaped + "@shop.example"))
        .isEqualTo("amqp://masked_credentials");
  }

  @Test
  void aHeaderOfATokenOfWhichTheEndIsNotSeenIsNotShown() {
    // {"kid":"aaa…
    String header = "eyJraWQiOiJh" + "YWFh".repeat(500);
    assertThat(Sanitized.of("jwt " + header + ".eyJ")).isEqualTo("jwt masked_jwt");
    assertThat(Sanitized.of("jwt " + header.substring(0, 900))).endsWith("YWFh");
    assertThat(Sanitized.of("jwt eyJ" + "a".repeat(2_000))).endsWith("aaa");
  }

  /** What goes on behind signs that are not seen is not looked at: it may be a secret. */
  @Test
  void signsThatAreNotSeenDoNotHideThatAValueIsCut() {
    for (String hidden :
        List.of("\u200b".repeat(1020), "%E2%80%8B".repeat(113), "\ufe0f".repeat(1013))) {
      assertThat(Sanitized.of("joe@shop" + hidden + ".example")).isEmpty();
      assertThat(Sanitized.of("4111 1111 11" + hidden + "11 1111")).isEmpty();
    }
    assertThat(Sanitized.of("joe@shop" + "\u200b".repeat(1000) + ".example"))
        .isEqualTo("masked_email");
    assertThat(Sanitized.of("-".repeat(600) + "\u200b".repeat(360) + "-".repeat(64)))
        .isEqualTo("-".repeat(512));
    assertThat(Sanitized.of("\u0416".repeat(2_000))).isEqualTo("\u0416".repeat(512));
    assertThat(Sanitized.of("%D0%96".repeat(2_000))).startsWith("%D0%96%D0%96").hasSize(512);
  }

  @Test
  void atMost512OfALongValueAreShown() {
    assertThat(Sanitized.of("-".repeat(1022))).hasSize(1022);
    assertThat(Sanitized.of("-".repeat(1023))).hasSize(512);
    assertThat(Sanitized.of("-".repeat(10_000_000))).isEqualTo("-".repeat(512));
  }

  /** A regular expression that recurses for each group would end the stack. */
  @Test
  void whatBeginsLikeASecretAgainAndAgainNeedsNoDeepStack() throws InterruptedException {
    List<String> repeated =
        Stream.of(
                "1 ",
                "4 ",
                "1.",
                "a.",
                "a:",
                ",a:",
                "a@",
                "@",
                "//",
                "//a:",
                "eyJ",
                "eyJa.",
                "bearer ",
                "bearer:",
                "authorization:",
                "?token=",
                ";token=",
                "&a",
                "&a=",
                "?a=",
                "%",
                "%4",
                "%40",
                "%25",
                "%C3",
                "41111111-",
                "deadbeef",
                "\u200b",
                "a\u0308",
                "\ufdfa",
                "a&",
                "@1.1.",
                "@a.",
                "//a:b",
                "//a:/",
                "a:b:",
                "sip:",
                "sip:a:",
                "email=",
                "mail",
                "{",
                "{a|",
                "a#",
                "a?",
                "a^|",
                "X-Api-Key:",
                "password = ",
                "Password=;",
                "aPassword",
                "bearer=\"",
                "+4",
                "20261128.111437-",
                "\u3002",
                "\uff05",
                "xn--",
                " : ",
                "'",
                "\"")
            .map(each -> each.repeat(1024).substring(0, 1024))
            .toList();
    List<Throwable> thrown = new ArrayList<>();
    Runnable sanitizing =
        () -> {
          for (String value : repeated) {
            Sanitized.of(value);
            Sanitized.of("a@" + value);
            Sanitized.of(value + "@a.example:80");
          }
        };
    Thread small = new Thread(null, sanitizing, "small stack", 64 * 1024);
    small.setUncaughtExceptionHandler((thread, fault) -> thrown.add(fault));
    small.start();
    small.join();
    assertThat(thrown).isEmpty();
  }
}
