package ai.datapunk.weft.monitoring.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What alerts may be sent to. */
class AddressTest {

  @Test
  void anAddressHasItsParts() {
    Address address = Address.of("https://alerts.example:9093/north/");
    assertThat(address.isEncrypted()).isTrue();
    assertThat(address.scheme()).isEqualTo("https");
    assertThat(address.target()).isEqualTo("alerts.example:9093");
    assertThat(address.path()).isEqualTo("/north/");
    assertThat(Address.of("HTTPS://alerts.example/").target()).isEqualTo("alerts.example");
    assertThat(Address.of("https://alerts.example/").path()).isEmpty();
    assertThat(Address.of("https://hooks.example/in?channel=ops"))
        .hasToString("https://hooks.example/in?channel=ops");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:9093",
        "http://LOCALHOST",
        "http://127.0.0.1:9093/x",
        "http://127.8.0.1",
        "http://[::1]:9093",
        "http://[0:0:0:0:0:0:0:1]:9093"
      })
  void onTheSameMachineNothingHasToBeEncrypted(String text) {
    assertThat(Address.of(text).scheme()).isEqualTo("http");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://alerts.example",
        "http://10.0.0.1:9093",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "http://[::2]:9093",
        "http://[1::1]:9093"
      })
  void elsewhereItHas(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Address.of(text))
        .withMessageStartingWith("'" + text + "' is not encrypted, ")
        .withMessageContaining("Fix: let it begin with https://; ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alerts",
        "alerts.example:9093",
        "ftp://alerts.example",
        "https:///x",
        "https://a b"
      })
  void somethingElseIsNoAddress(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Address.of(text))
        .withMessage("'" + text + "' is not an address. Fix: let it begin with https://.");
  }

  @Test
  void aSecretInItIsRefusedAndNotRepeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Address.of("https://me:hidden@hooks.example/in"))
        .withMessageStartingWith("The address of hooks.example has credentials in it")
        .withMessageContaining("Fix: leave out what stands before the @")
        .withMessageNotContaining("hidden");
    for (String name :
        new String[] {
          "token", "api_key", "access-token", "apiKey", "PASSWORD", "sig", "code", "key"
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Address.of("https://hooks.example/in?a=1&" + name + "=hidden"))
          .withMessageStartingWith("The address of hooks.example has a secret behind")
          .withMessageNotContaining("hidden");
    }
  }

  @Test
  void noServerIsSentWhatStandsBehindANumberSign() {
    for (String fragment : new String[] {"here", "token=hidden"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Address.ofReceiver("https://hooks.example/in#" + fragment))
          .withMessageContaining("The address of hooks.example has ")
          .withMessageContaining(" Fix: leave it out")
          .withMessageNotContaining("hidden");
    }
    assertThat(Address.ofReceiver("https://hooks.example/hooks/ops")).isNotNull();
  }

  @Test
  void aReceiversAddressHasNothingBehindAQuestionMark() {
    assertThat(Address.ofReceiver("https://hooks.example/in"))
        .hasToString("https://hooks.example/in");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Address.ofReceiver("https://hooks.example/in?sp=hidden"))
        .withMessageStartingWith(
            "The address of the receiver hooks.example has something behind its question mark")
        .withMessageContaining("Fix: leave it out, and let the receiver take a token")
        .withMessageNotContaining("hidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hooks.slack.com/services/T0/B0/hidden",
        "discord.com/api/webhooks/1/hidden",
        "shop.webhook.office.com/webhookb2/hidden",
        "prod-7.westeurope.logic.azure.com:443/workflows/hidden",
        "chat.googleapis.com/v1/spaces/hidden",
        "API.TELEGRAM.ORG/bothidden/sendMessage",
        "events.pagerduty.com/integration/hidden/enqueue",
        "events.eu.pagerduty.com/integration/hidden/enqueue",
        "webexapis.com/v1/webhooks/incoming/hidden",
        "alert.victorops.com/integrations/generic/20131114/alert/hidden/ops",
        "hook.eu1.make.com/hidden",
        "hooks.slack.com./services/T0/B0/hidden",
        "chat.example:8065/hooks/hidden7890123456789012345",
        "chat.example/rocket/hooks/hidden78901234567/hidden"
      })
  void anAddressThatIsASecretIsNoReceivers(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Address.ofReceiver("https://" + address))
        .withMessageStartingWith(
            "An address of " + address.replaceAll("[:/].*", "") + " is a secret")
        .withMessageContaining("Fix: put a receiver of your own in between")
        .withMessageNotContaining("hidden");
  }

  @Test
  void pagesMayBeWithinANetworkAndHaveNoSecret() {
    for (String pages :
        new String[] {"http://wiki/index?title=page", "https://wiki/runbooks#page"}) {
      assertThatCode(() -> Address.requirePages(pages)).doesNotThrowAnyException();
    }
    for (String secret :
        new String[] {
          "https://bob:hidden@wiki/r", "https://wiki/r?code=hidden", "https://wiki/r#token=hidden"
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Address.requirePages(secret))
          .withMessageContaining("files that are written are no place for")
          .withMessageNotContaining("hidden");
    }
  }
}
