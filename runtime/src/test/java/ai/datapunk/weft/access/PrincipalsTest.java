package ai.datapunk.weft.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.access.Admission.Refusal;
import ai.datapunk.weft.credentials.PasswordHash;
import ai.datapunk.weft.credentials.TokenHash;
import ai.datapunk.weft.view.View;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What those are told who are not let in, and which principals cannot be. */
class PrincipalsTest {

  private static final TokenHash HASH = TokenHash.of("token");

  @Test
  void asksForTheCredentialsThatItTakes() {
    assertThat(challenge(Principals.builder().token("a", HASH, View.of()).build()))
        .isEqualTo("Bearer realm=\"metrics\"");
    PasswordHash password = PasswordHash.parse(passwordHash());
    assertThat(challenge(Principals.builder().password("a", password, View.of()).build()))
        .isEqualTo("Basic realm=\"metrics\", charset=\"UTF-8\"");
  }

  @Test
  void asksForNothingWhereOnlyCertificatesCount() {
    assertThat(
            Principals.builder().certificate("a", "CN=a", View.of()).build().admit(request(null)))
        .isEqualTo(new Refusal(403, Map.of(), "no_credentials"));
  }

  @Test
  void refusesPrincipalsThatCannotBeToldApart() {
    Principals.Builder builder = Principals.builder().token("a", HASH, View.of());
    assertThatThrownBy(() -> builder.token("a", TokenHash.of("other"), View.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Two principals have the name a");
    assertThatThrownBy(() -> builder.token("d", TokenHash.of("token"), View.everything()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The token of d is another principal's too: whose it is is not clear");
    builder.certificate("b", "CN=b, O=x", View.of());
    assertThatThrownBy(() -> builder.certificate("c", "cn=B,o=X", View.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Two principals have the subject cn=B,o=X");
  }

  @Test
  void refusesToLetNobodyIn() {
    assertThatThrownBy(() -> Principals.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("No principal is named: nobody could scrape");
  }

  @Test
  void aRequestThatIsLoggedTellsNoCredentials() {
    assertThat(request("Bearer hunter2").toString())
        .startsWith("ScrapeRequest[GET /metrics from ")
        .doesNotContain("hunter2");
  }

  private static String passwordHash() {
    return "pbkdf2-sha512:100000:" + "A".repeat(22) + "==:" + "A".repeat(43) + "=";
  }

  private static @Nullable String challenge(Gate gate) {
    Admission admission = gate.admit(request(null));
    return admission instanceof Refusal refusal && refusal.status() == 401
        ? refusal.headers().get("WWW-Authenticate")
        : null;
  }

  private static ScrapeRequest request(@Nullable String authorization) {
    return new ScrapeRequest(
        "GET",
        "/metrics",
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
        authorization,
        List.of());
  }
}
