package ai.datapunk.weft.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.testing.ManualTicker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Verdicts on headers. */
class CredentialsTest {

  private static final String TOKEN = TokenHash.newToken();
  private static final PasswordHash HASH = PasswordHash.of("s3cret:é".toCharArray());

  private final ManualTicker ticker = new ManualTicker();
  private final Credentials credentials =
      Credentials.builder()
          .password("prometheus", HASH)
          .token("grafana", TokenHash.of(TOKEN))
          .token("other", TokenHash.of(TokenHash.newToken()))
          .build(ticker);

  @Test
  void knowsWhoHasTheRightPassword() {
    assertThat(verify(basic("prometheus", "s3cret:é"))).isEqualTo(known("prometheus"));
  }

  @Test
  void knowsWhoHasTheRightToken() {
    assertThat(verify("Bearer " + TOKEN)).isEqualTo(known("grafana"));
    assertThat(verify("bearer  " + TOKEN + " ")).isEqualTo(known("grafana"));
  }

  @Test
  void takesNothingElse() {
    assertThat(verify(null)).isEqualTo(new Verdict.Absent());
    Verdict wrong = new Verdict.Wrong(false);
    for (String header :
        new String[] {
          basic("prometheus", "s3cret:e"),
          basic("prometheus", ""),
          basic("nobody", "s3cret:é"),
          basic("grafana", TOKEN),
          "Basic",
          "Basic ",
          "Basic !!!",
          "Basic " + Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, ':'}),
          "Basic " + base64("prometheus"),
          "Bearer",
          "Bearer " + TOKEN.substring(1),
          "Bearer " + TokenHash.of(TOKEN),
          "Digest " + TOKEN,
          "",
          "x".repeat(1_000_000)
        }) {
      ticker.advance(Duration.ofHours(1));
      assertThat(verify(header))
          .as(header.substring(0, Math.min(80, header.length())))
          .isEqualTo(wrong);
    }
  }

  @Test
  void locksOutWhoIsWrongTooOften() {
    for (int i = 0; i < 4; i++) {
      assertThat(verify("Bearer wrong")).isEqualTo(new Verdict.Wrong(false));
    }
    assertThat(verify("Bearer wrong")).isEqualTo(new Verdict.Wrong(true));
    assertThat(verify("Bearer wrong")).isEqualTo(new Verdict.TooSoon(60));
    String right = basic("prometheus", "s3cret:é");
    assertThat(verify(right)).isEqualTo(new Verdict.TooSoon(60));
    ticker.advance(Duration.ofMillis(59_001));
    assertThat(verify(right)).isEqualTo(new Verdict.TooSoon(1));
    ticker.advance(Duration.ofMillis(999));
    assertThat(verify(right)).isEqualTo(known("prometheus"));
  }

  @Test
  void whoHasATokenCannotGuessOnForOthers() {
    int looked = 0;
    for (int i = 0; i < 60; i++) {
      if (verify("Bearer guess" + i) instanceof Verdict.Wrong) {
        looked++;
      }
      assertThat(verify("Bearer " + " ".repeat(i) + TOKEN)).isEqualTo(known("grafana"));
    }
    assertThat(looked).isEqualTo(5);
  }

  @Test
  void doesNotLockOutWhoWasRight() {
    String right = basic("prometheus", "s3cret:é");
    assertThat(verify(right)).isEqualTo(known("prometheus"));
    for (int i = 0; i < 100; i++) {
      verify("Bearer wrong");
    }
    assertThat(verify("Bearer wrong")).isEqualTo(new Verdict.TooSoon(60));
    assertThat(verify(right)).isEqualTo(known("prometheus"));
    assertThat(verify("Bearer " + TOKEN)).isEqualTo(known("grafana"));
  }

  @Test
  void locksOutNobodyAtAnotherAddress() {
    for (int i = 0; i < 16; i++) {
      credentials.verify(basic("prometheus", "guess" + i), address("192.0.2." + i % 2));
    }
    assertThat(credentials.verify(basic("prometheus", "s3cret:é"), address("192.0.2.9")))
        .isEqualTo(known("prometheus"));
  }

  @Test
  void countsIpv6AddressesByTheirNetwork() {
    for (int i = 1; i <= 5; i++) {
      credentials.verify("Bearer wrong", address("2001:db8::" + i));
    }
    String right = basic("prometheus", "s3cret:é");
    assertThat(credentials.verify(right, address("2001:db8::ffff")))
        .isEqualTo(new Verdict.TooSoon(60));
    assertThat(credentials.verify(right, address("2001:db8:0:1::1")))
        .isEqualTo(known("prometheus"));
  }

  @Test
  void refusesANameWithAColon() {
    assertThatThrownBy(() -> Credentials.builder().password("a:b", HASH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The name \"a:b\" has a colon, which basic authentication cannot carry");
  }

  private Verdict verify(@Nullable String header) {
    return credentials.verify(header, InetAddress.getLoopbackAddress());
  }

  private static Verdict known(String name) {
    return new Verdict.Known(name);
  }

  private static String basic(String name, String password) {
    return "Basic " + base64(name + ":" + password);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
