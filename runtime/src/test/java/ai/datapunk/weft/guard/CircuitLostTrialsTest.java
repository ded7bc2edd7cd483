package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When trial calls are given up: those that went out and did not end within {@code openFor}, or a
 * minute if that is longer; however long the circuit has been half-open.
 */
class CircuitLostTrialsTest {

  private static final CircuitPolicy POLICY =
      CircuitPolicy.DEFAULT.window(4, 4).recovery(Duration.ofSeconds(10), 3);

  private final CircuitFixture stock = new CircuitFixture(POLICY);

  private List<Long> began(int calls) {
    List<Long> starts = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      starts.add(stock.began());
    }
    return starts;
  }

  private void assertRefused(State state) {
    assertThat(stock.permits()).isFalse();
    assertThat(stock.state()).isEqualTo(state);
  }

  /** Four at a time, of which the circuit lets three through and refuses one. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 49, 50, 51, 60, 290, 86_400})
  void fourHealthyCallsCloseTheCircuitHoweverLateTheyCome(long secondsLate) {
    stock.awaitHalfOpen();
    stock.advance(Duration.ofSeconds(secondsLate));
    List<Long> trials = began(3);
    assertRefused(State.HALF_OPEN);
    trials.forEach(stock::succeeds);
    assertThat(stock.state()).isEqualTo(State.CLOSED);
    assertThat(stock.changes("half_open", "open")).isZero();
    assertThat(stock.recoveries()).isEqualTo(1);
  }

  @Test
  void aBatchOfFourEveryFiveMinutesLosesOneCallToTheTrial() {
    stock.breakDown();
    int permitted = 0;
    for (int batch = 0; batch < 288; batch++) {
      stock.advance(Duration.ofMinutes(5));
      List<Long> starts = new ArrayList<>();
      for (int call = 0; call < 4; call++) {
        if (stock.permits()) {
          starts.add(stock.ticker.nanoTime());
        }
      }
      stock.advance(Duration.ofMillis(20));
      starts.forEach(stock::succeeds);
      permitted += starts.size();
      assertThat(stock.state()).as("after batch %d", batch).isEqualTo(State.CLOSED);
    }
    assertThat(permitted).isEqualTo(288 * 4 - 1);
    assertThat(stock.changes("half_open", "open")).isZero();
  }

  @Test
  void trialsThatFailAfterALongSilenceOpenTheCircuitOnce() {
    stock.awaitHalfOpen();
    stock.advance(Duration.ofHours(1));
    List<Long> trials = began(3);
    assertRefused(State.HALF_OPEN);
    trials.forEach(stock::fails);
    assertThat(stock.state()).isEqualTo(State.OPEN);
    assertThat(stock.changes("half_open", "open")).isEqualTo(1);
    assertRefused(State.OPEN);
  }

  @Test
  void theMinuteBeginsWhenTheTrialGoesOut() {
    stock.awaitHalfOpen();
    stock.advance(Duration.ofMinutes(10));
    began(3);
    assertRefused(State.HALF_OPEN);
    stock.advance(Duration.ofMillis(59_999));
    assertRefused(State.HALF_OPEN);
    stock.advance(Duration.ofMillis(1));
    assertRefused(State.OPEN);
    stock.waitOver();
    began(3).forEach(stock::succeeds);
    assertThat(stock.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void aWaitThatIsLongerThanAMinuteIsTheLimit() {
    CircuitFixture patient = new CircuitFixture(POLICY.recovery(Duration.ofMinutes(5), 1));
    patient.awaitHalfOpen();
    patient.advance(Duration.ofMinutes(7));
    patient.began();
    patient.advance(Duration.ofSeconds(299));
    assertThat(patient.permits()).isFalse();
    assertThat(patient.state()).isEqualTo(State.HALF_OPEN);
    patient.advance(Duration.ofSeconds(1));
    assertThat(patient.permits()).isFalse();
    assertThat(patient.state()).isEqualTo(State.OPEN);
  }

  @Test
  void trialsAreNotGivenUpWhileALaterOneMayEnd() {
    stock.awaitHalfOpen();
    long first = stock.began();
    stock.advance(Duration.ofSeconds(50));
    List<Long> later = began(2);
    stock.advance(Duration.ofSeconds(59));
    assertRefused(State.HALF_OPEN);
    later.forEach(stock::succeeds);
    assertRefused(State.HALF_OPEN);
    stock.succeeds(first);
    assertThat(stock.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void oneLostTrialOpensTheCircuitThoughTheOthersSucceeded() {
    stock.awaitHalfOpen();
    List<Long> trials = began(3);
    stock.succeeds(trials.get(0));
    stock.succeeds(trials.get(1));
    stock.advance(Duration.ofSeconds(60));
    assertRefused(State.OPEN);
    stock.waitOver();
    stock.succeeds(stock.began());
    stock.succeeds(stock.began());
    assertThat(stock.state()).isEqualTo(State.HALF_OPEN);
    stock.succeeds(stock.began());
    assertThat(stock.state()).isEqualTo(State.CLOSED);
  }

  /** The third call is let through: nothing is lost while a permit is left. */
  @Test
  void trialsAreGivenUpOnlyWhenACallIsRefused() {
    stock.awaitHalfOpen();
    List<Long> trials = new ArrayList<>(began(2));
    stock.advance(Duration.ofMinutes(5));
    assertThat(stock.state()).isEqualTo(State.HALF_OPEN);
    trials.addAll(began(1));
    assertRefused(State.HALF_OPEN);
    trials.forEach(stock::succeeds);
    assertThat(stock.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void aTrialThatEndsLateCountsUnlessACallWasRefusedInBetween() {
    stock.awaitHalfOpen();
    List<Long> trials = began(3);
    stock.advance(Duration.ofMinutes(5));
    assertThat(stock.state()).isEqualTo(State.HALF_OPEN);
    trials.forEach(stock::succeeds);
    assertThat(stock.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void aTrialThatTookThePlaceOfAnIgnoredOneHasItsOwnMinute() {
    stock.awaitHalfOpen();
    List<Long> trials = new ArrayList<>(began(3));
    stock.advance(Duration.ofSeconds(59));
    stock.circuit.released(trials.remove(0));
    trials.addAll(began(1));
    stock.advance(Duration.ofSeconds(59));
    assertRefused(State.HALF_OPEN);
    trials.forEach(stock::succeeds);
    assertThat(stock.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void aTrialThatWasGivenUpDecidesNothingWhenItEnds() {
    stock.awaitHalfOpen();
    List<Long> lost = began(3);
    stock.advance(Duration.ofSeconds(60));
    assertRefused(State.OPEN);
    stock.succeeds(lost.get(0));
    assertThat(stock.state()).isEqualTo(State.OPEN);
    stock.waitOver();
    List<Long> trials = began(3);
    stock.fails(lost.get(1));
    stock.circuit.released(lost.get(2));
    assertRefused(State.HALF_OPEN);
    trials.forEach(stock::succeeds);
    assertThat(stock.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void anOutageAfterARecoveryHasTrialsOfItsOwn() {
    for (int outage = 1; outage <= 3; outage++) {
      stock.awaitHalfOpen();
      stock.advance(Duration.ofMinutes(3));
      List<Long> trials = began(3);
      assertRefused(State.HALF_OPEN);
      trials.forEach(stock::succeeds);
      assertThat(stock.recoveries()).isEqualTo(outage);
    }
  }

  @Test
  void trialsOutWhenTheCircuitIsClosedByHandAreForgotten() {
    stock.awaitHalfOpen();
    List<Long> before = began(3);
    stock.circuit.close();
    stock.awaitHalfOpen();
    stock.advance(Duration.ofMinutes(2));
    List<Long> trials = began(3);
    before.forEach(stock::fails);
    assertRefused(State.HALF_OPEN);
    trials.forEach(stock::succeeds);
    assertThat(stock.state()).isEqualTo(State.CLOSED);
  }

  /** Who lowers {@code openFor} wants a circuit back that waits for trials that are lost. */
  @Test
  void theLimitIsThatOfTheLatestPolicy() {
    CircuitFixture patient = new CircuitFixture(POLICY.recovery(Duration.ofHours(1), 1));
    patient.awaitHalfOpen();
    patient.began();
    patient.advance(Duration.ofSeconds(90));
    assertThat(patient.permits()).isFalse();
    assertThat(patient.state()).isEqualTo(State.HALF_OPEN);
    patient.circuit.configure(POLICY, patient.ticker.nanoTime());
    assertThat(patient.permits()).isFalse();
    assertThat(patient.state()).isEqualTo(State.OPEN);
    patient.waitOver();
    patient.succeeds(patient.began());
    patient.succeeds(patient.began());
    patient.succeeds(patient.began());
    assertThat(patient.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void aLongerLimitHoldsAtOnceToo() {
    stock.awaitHalfOpen();
    List<Long> trials = began(3);
    stock.circuit.configure(POLICY.recovery(Duration.ofMinutes(5), 3), stock.ticker.nanoTime());
    stock.advance(Duration.ofSeconds(299));
    assertRefused(State.HALF_OPEN);
    trials.forEach(stock::succeeds);
    assertThat(stock.state()).isEqualTo(State.CLOSED);
  }
}
