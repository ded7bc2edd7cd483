package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.Family;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SeriesOwnersTest {

  private static final SeriesKey CIRCUIT = SeriesOwners.circuit("api");

  private static final SeriesOwners.Whole PROCESS = new SeriesOwners.Whole("process");
  private static final SeriesOwners.Whole HEALTH = new SeriesOwners.Whole("health");

  private final SeriesOwners owners = new SeriesOwners();
  private final AtomicInteger letGo = new AtomicInteger();
  private final Runnable bridge = letGo::incrementAndGet;

  @Test
  void whoComesFirstHasIt() {
    assertThat(owners.claim(CIRCUIT, bridge)).isTrue();
    assertThat(owners.claim(CIRCUIT, () -> {})).isFalse();
    assertThat(owners.claim(SeriesOwners.retries("api", "fetch"), () -> {})).isTrue();
  }

  @Test
  void whatAnApplicationHasOnceIsNoSeriesOfAnyFamily() {
    assertThat(owners.claim(PROCESS, bridge)).isTrue();
    assertThat(owners.claim(HEALTH, bridge)).isTrue();
    assertThat(owners.claim(SeriesKey.of(Family.SERVICE_UP, "", ""), bridge)).isTrue();
    assertThat(owners.claim(SeriesKey.of(Family.HEALTH_STATUS, "", ""), bridge)).isTrue();
    assertThat(owners.claim(PROCESS, () -> {})).isFalse();
    assertThat(owners.claim(HEALTH, () -> {})).isFalse();
  }

  @Test
  void whatIsReleasedCanBeClaimedAgain() {
    owners.claim(CIRCUIT, bridge);
    owners.release(CIRCUIT, () -> {});
    assertThat(owners.claim(CIRCUIT, bridge)).isFalse();
    owners.release(CIRCUIT, bridge);
    assertThat(owners.claim(CIRCUIT, bridge)).isTrue();
  }

  @Test
  void weftsOwnGuardTakesItAndKeepsIt() {
    owners.claim(CIRCUIT, bridge);
    owners.take(CIRCUIT);
    owners.take(CIRCUIT);
    assertThat(letGo).hasValue(1);
    owners.release(CIRCUIT, bridge);
    assertThat(owners.claim(CIRCUIT, bridge)).isFalse();
  }
}
