package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SeriesOwnersTest {

  private static final SeriesKey CIRCUIT = SeriesOwners.circuit("api");

  private final SeriesOwners claims = new SeriesOwners();
  private final AtomicInteger letGo = new AtomicInteger();
  private final Runnable bridge = letGo::incrementAndGet;

  @Test
  void whoComesFirstHasIt() {
    assertThat(claims.claim(CIRCUIT, bridge)).isTrue();
    assertThat(claims.claim(CIRCUIT, () -> {})).isFalse();
    assertThat(claims.claim(SeriesOwners.retries("api", "fetch"), () -> {})).isTrue();
  }

  @Test
  void whatIsReleasedCanBeClaimedAgain() {
    claims.claim(CIRCUIT, bridge);
    claims.release(CIRCUIT, () -> {});
    assertThat(claims.claim(CIRCUIT, bridge)).isFalse();
    claims.release(CIRCUIT, bridge);
    assertThat(claims.claim(CIRCUIT, bridge)).isTrue();
  }

  @Test
  void weftsOwnGuardTakesItAndKeepsIt() {
    claims.claim(CIRCUIT, bridge);
    claims.take(CIRCUIT);
    claims.take(CIRCUIT);
    assertThat(letGo).hasValue(1);
    claims.release(CIRCUIT, bridge);
    assertThat(claims.claim(CIRCUIT, bridge)).isFalse();
  }
}
