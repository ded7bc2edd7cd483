package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A circuit that goes by another policy from some time on. */
class ConfiguredCircuitTest {

  private static final CircuitPolicy POLICY =
      CircuitPolicy.DEFAULT.window(4, 4).recovery(Duration.ofSeconds(10), 2);

  private final CircuitFixture stock = new CircuitFixture(POLICY);

  private void configure(CircuitPolicy policy) {
    stock.circuit.configure(policy, stock.ticker.nanoTime());
    assertThat(stock.circuit.policy()).isEqualTo(policy);
  }

  private void succeed(int calls) {
    for (int i = 0; i < calls; i++) {
      stock.succeeds(stock.began());
    }
  }

  private void fail(int calls) {
    for (int i = 0; i < calls; i++) {
      stock.fails(stock.began());
    }
  }

  @Test
  void anOpenCircuitIsOpenForAsLongAsTheNewPolicySays() {
    stock.breakDown();
    stock.advance(Duration.ofSeconds(3));
    configure(POLICY.recovery(Duration.ofSeconds(20), 2));
    stock.advance(Duration.ofSeconds(17));
    assertThat(stock.permits()).isFalse();
    assertThat(stock.state()).isEqualTo(State.OPEN);
    configure(POLICY.recovery(Duration.ofSeconds(21), 2));
    stock.advance(Duration.ofMillis(1_001));
    assertThat(stock.permits()).isTrue();
    assertThat(stock.changes("open", "half_open")).isEqualTo(1);
    assertThat(stock.secondsIn("open")).isEqualTo(21);
  }

  @Test
  void aWaitThatWouldHaveBeenOverIsOverNow() {
    stock.breakDown();
    stock.advance(Duration.ofSeconds(3));
    configure(POLICY.recovery(Duration.ofSeconds(2), 2));
    assertThat(stock.state()).isEqualTo(State.HALF_OPEN);
    assertThat(stock.secondsIn("open")).isEqualTo(3);
    succeed(2);
    assertThat(stock.state()).isEqualTo(State.CLOSED);
    stock.breakDown();
    stock.advance(Duration.ofMillis(2_001));
    assertThat(stock.state()).isEqualTo(State.HALF_OPEN);
    assertThat(stock.changes("closed", "open")).isEqualTo(2);
    assertThat(stock.recoveries()).isEqualTo(1);
  }

  @Test
  void aLongerWaitDoesNotOpenACircuitThatIsHalfOpen() {
    stock.awaitHalfOpen();
    assertThat(stock.state()).isEqualTo(State.HALF_OPEN);
    configure(POLICY.recovery(Duration.ofHours(1), 2));
    assertThat(stock.permits()).isTrue();
  }

  @Test
  void aCircuitThatIsForcedOpenStaysSoAndIsClosedByWhoeverHasIt() {
    stock.circuit.forceOpen();
    configure(POLICY.window(Duration.ofSeconds(10), 3).recovery(Duration.ofMillis(1), 1));
    stock.advance(Duration.ofDays(1));
    assertThat(stock.permits()).isFalse();
    assertThat(stock.errorRate()).isNaN();
    stock.circuit.close();
    assertThat(stock.permits()).isTrue();
    assertThat(stock.changes("open", "closed")).isEqualTo(1);
  }

  @Test
  void trialCallsDecideByThePolicyThatTheyBeganWith() {
    stock.awaitHalfOpen();
    long first = stock.began();
    configure(POLICY.recovery(Duration.ofSeconds(10), 1));
    stock.succeeds(first);
    assertThat(stock.state()).isEqualTo(State.HALF_OPEN);
    fail(1);
    // Half of two, as before; the error rate is theirs.
    assertThat(stock.state()).isEqualTo(State.OPEN);
    assertThat(stock.errorRate()).isEqualTo(0.5);
    stock.waitOver();
    succeed(1);
    assertThat(stock.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void aClosedCircuitKeepsItsCallsAndJudgesThemAtTheNextOne() {
    configure(POLICY.window(10, 4));
    succeed(5);
    fail(3);
    configure(POLICY.window(10, 4).failureRate(0.3));
    assertThat(stock.state()).isEqualTo(State.CLOSED);
    assertThat(stock.errorRate()).isEqualTo(3.0 / 8);
    succeed(1);
    assertThat(stock.state()).isEqualTo(State.OPEN);
    assertThat(stock.errorRate()).isEqualTo(3.0 / 9);
  }

  @Test
  void aHigherMinimumHoldsForTheCallsThatAreThere() {
    fail(3);
    configure(POLICY.window(4, 3));
    succeed(1);
    assertThat(stock.state()).isEqualTo(State.OPEN);
    stock.circuit.close();
    configure(POLICY.window(4, 4));
    fail(3);
    assertThat(stock.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void aWindowOfAnotherSizeBeginsAnew() {
    fail(3);
    configure(POLICY.window(8, 4));
    fail(3);
    assertThat(stock.state()).isEqualTo(State.CLOSED);
    assertThat(stock.errorRate()).isNaN();
    fail(1);
    assertThat(stock.state()).isEqualTo(State.OPEN);
    assertThat(stock.errorRate()).isEqualTo(1);
  }

  @Test
  void aWindowOfAnotherKindBeginsAnewAndTimeIsItsOwn() {
    stock.advance(Duration.ofSeconds(100));
    fail(3);
    configure(POLICY.window(Duration.ofSeconds(2), 4));
    fail(3);
    stock.advance(Duration.ofSeconds(2));
    fail(3);
    assertThat(stock.state()).isEqualTo(State.CLOSED);
    fail(1);
    assertThat(stock.state()).isEqualTo(State.OPEN);
  }

  @Test
  void anOpenCircuitWithAnotherWindowHasNoErrorRate() {
    stock.breakDown();
    configure(POLICY.window(4, 3));
    assertThat(stock.errorRate()).isEqualTo(1);
    configure(POLICY.window(5, 3));
    assertThat(stock.errorRate()).isNaN();
  }

  @Test
  void aCallInFlightIsSlowByThePolicyThatItEndsUnder() {
    for (int i = 0; i < 4; i++) {
      configure(POLICY);
      long start = stock.began();
      configure(POLICY.slowCalls(Duration.ofMillis(100), 1));
      stock.advance(Duration.ofMillis(101));
      stock.succeeds(start);
    }
    assertThat(stock.state()).isEqualTo(State.OPEN);
    assertThat(stock.errorRate()).isZero();
  }

  /** At 1 % more each second, of 100 calls, ten seconds have 60 % at the 64th or 65th. */
  @Test
  void theForecastIsOfTheNewFailureRate() {
    configure(CircuitPolicy.DEFAULT.window(Duration.ofSeconds(10), 20));
    for (int second = -30; second <= 40; second++) {
      if (second == 15) {
        configure(CircuitPolicy.DEFAULT.window(Duration.ofSeconds(10), 20).failureRate(0.6));
        assertThat(stock.secondsToOpen()).isNaN();
      }
      succeed(100 - Math.max(0, second));
      fail(Math.max(0, second));
      stock.advance(Duration.ofSeconds(1));
    }
    assertThat(stock.secondsToOpen()).isCloseTo(24, within(7.0));
  }
}
