package ai.datapunk.weft.monitoring.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where teams get their alerts. */
class ReceiversTest {

  @Test
  void aTeamGetsThemWhereItsAddressSays() {
    Receivers receivers =
        Receivers.of("https://hooks.example/{team}/in, data=https://data.example/a=b");
    assertThat(receivers.addressOf("platform").orElseThrow())
        .hasToString("https://hooks.example/platform/in");
    assertThat(receivers.addressOf("we & you").orElseThrow())
        .hasToString("https://hooks.example/we%20%26%20you/in");
    assertThat(receivers.addressOf("data").orElseThrow()).hasToString("https://data.example/a=b");
  }

  @Test
  void aTeamWithoutAnAddressGetsNone() {
    assertThat(Receivers.none().addressOf("platform")).isEmpty();
    assertThat(Receivers.of("data=https://data.example").addressOf("platform")).isEmpty();
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Receivers.of("https://a.example,https://b.example"))
        .withMessage(
            "'https://a.example' and 'https://b.example' are two addresses for one. Fix: name one"
                + " for all, and others as team=address.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Receivers.of("data=https://a.example,data=https://b.example"))
        .withMessageContaining("two addresses for one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Receivers.of("data=http://data.example"))
        .withMessageStartingWith("'http://data.example' is not encrypted");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Receivers.of(""))
        .withMessageStartingWith("'' is not an address");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Receivers.of("date=https://data.example")
                    .requireTeams(List.of("platform", "data", "data")))
        .withMessage(
            "There is a receiver for 'date', which gets none of the alerts that are written. Fix: name"
                + " one of [data, platform], or choose groups with alerts for it.");
  }
}
