package ai.datapunk.weft.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.ManualTicker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** For how long, and how many, credentials are remembered. */
class VerifiedCredentialsTest {

  private final ManualTicker ticker = new ManualTicker();
  private final VerifiedCredentials<String> verified = new VerifiedCredentials<>(ticker);

  @Test
  void remembersThemForTenMinutesFromTheirLastUse() {
    verified.add("Bearer a", "alice");
    for (int i = 0; i < 100; i++) {
      ticker.advance(Duration.ofMinutes(10));
      assertThat(verified.find("Bearer a")).isEqualTo("alice");
    }
    ticker.advance(Duration.ofMinutes(10).plusNanos(1));
    assertThat(verified.find("Bearer a")).isNull();
    assertThat(verified.size()).isZero();
  }

  @Test
  void forgetsTheOneThatWasUsedLongestAgo() {
    verified.add("first", "alice");
    verified.add("second", "bob");
    verified.find("first");
    for (int i = 1; i < VerifiedCredentials.MOST; i++) {
      verified.add("more" + i, "carol" + i);
    }
    assertThat(verified.size()).isEqualTo(VerifiedCredentials.MOST);
    assertThat(verified.find("first")).isEqualTo("alice");
    assertThat(verified.find("second")).isNull();
  }

  @Test
  void remembersOneOfEach() {
    verified.add("first", "alice");
    for (int i = 0; i < VerifiedCredentials.MOST; i++) {
      verified.add("spelling" + i, "bob");
    }
    assertThat(verified.size()).isEqualTo(2);
    assertThat(verified.find("first")).isEqualTo("alice");
    assertThat(verified.find("spelling0")).isNull();
  }
}
