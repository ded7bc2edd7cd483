package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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

  @Test
  void whoGivesWayDoesSoForOneWhoStaysAndForNobodyElse() {
    SeriesOwners.GivesWay givesWay = letGo::incrementAndGet;
    assertThat(owners.claim(PROCESS, givesWay)).isTrue();
    assertThat(owners.claim(PROCESS, (SeriesOwners.GivesWay) () -> {})).isFalse();
    assertThat(letGo).hasValue(0);
    assertThat(owners.claim(PROCESS, bridge)).isTrue();
    assertThat(letGo).hasValue(1);
    assertThat(owners.claim(PROCESS, givesWay)).isFalse();
    assertThat(owners.claim(PROCESS, () -> {})).isFalse();
    assertThat(letGo).hasValue(1);
    owners.release(PROCESS, bridge);
    assertThat(owners.claim(PROCESS, givesWay)).isTrue();
  }

  @Test
  void whoHasGivenWayReleasesNothingOfItsSuccessors() {
    SeriesOwners.GivesWay givesWay =
        new SeriesOwners.GivesWay() {
          @Override
          public void run() {
            owners.release(PROCESS, this);
          }
        };
    owners.claim(PROCESS, givesWay);
    assertThat(owners.claim(PROCESS, bridge)).isTrue();
    owners.release(PROCESS, givesWay);
    assertThat(owners.claim(PROCESS, () -> {})).isFalse();
  }

  /** It ends by the application's code, which may wait for another thread. */
  @Test
  void othersClaimWhileOneGivesWayAndItsSuccessorHasTheSeriesAlready() {
    List<Boolean> claimed = new ArrayList<>();
    SeriesOwners.GivesWay givesWay =
        () ->
            elsewhere(
                () -> {
                  claimed.add(owners.claim(PROCESS, () -> {}));
                  claimed.add(owners.claim(HEALTH, () -> {}));
                  owners.release(PROCESS, () -> {});
                });
    owners.claim(PROCESS, givesWay);
    assertThat(owners.claim(PROCESS, bridge)).isTrue();
    assertThat(claimed).containsExactly(false, true);
    assertThat(owners.claim(PROCESS, () -> {})).isFalse();
  }

  @Test
  void aClaimThatComesWhileOneGivesWayIsOfWhoeverHasItThen() {
    SeriesOwners.GivesWay givesWay =
        () ->
            elsewhere(
                () -> {
                  owners.release(PROCESS, bridge);
                  assertThat(owners.claim(PROCESS, () -> {})).isTrue();
                });
    owners.claim(PROCESS, givesWay);
    assertThat(owners.claim(PROCESS, bridge)).isTrue();
    assertThat(owners.claim(PROCESS, bridge)).isFalse();
  }

  @Test
  void aGuardOfWeftsEndsWhoGivesWayTooWithoutALock() {
    SeriesOwners.GivesWay givesWay =
        () -> {
          letGo.incrementAndGet();
          elsewhere(() -> assertThat(owners.claim(HEALTH, () -> {})).isTrue());
        };
    owners.claim(CIRCUIT, givesWay);
    owners.take(CIRCUIT);
    assertThat(letGo).hasValue(1);
    assertThat(owners.takeovers()).isEqualTo(1);
    assertThat(owners.claim(CIRCUIT, bridge)).isFalse();
    owners.give(CIRCUIT);
    assertThat(owners.claim(CIRCUIT, bridge)).isTrue();
  }

  private static void elsewhere(Runnable action) {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      CompletableFuture.runAsync(action, other).orTimeout(10, TimeUnit.SECONDS).join();
    } finally {
      other.shutdownNow();
    }
  }
}
