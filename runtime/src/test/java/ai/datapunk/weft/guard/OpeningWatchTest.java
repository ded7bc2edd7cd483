package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.store.StripedCounter;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.FailingLog;
import ai.datapunk.weft.window.SlidingCalls;
import ai.datapunk.weft.window.Thresholds;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A circuit that sees its opening come: 100 calls a second, of which ever more fail. */
class OpeningWatchTest {

  private static final int CALLS = 100;

  /** Lets a second pass in which so many of the calls fail. */
  private static void second(CircuitFixture stock, int failing) {
    for (int call = 0; call < CALLS && stock.permits(); call++) {
      long start = stock.ticker.nanoTime();
      if (call >= CALLS - failing) {
        stock.fails(start);
      } else {
        stock.succeeds(start);
      }
    }
    stock.advance(Duration.ofSeconds(1));
  }

  private static CircuitFixture ramp(CircuitPolicy policy, int seconds) {
    CircuitFixture stock = new CircuitFixture(policy);
    for (int second = 0; second < 30; second++) {
      second(stock, 0);
    }
    for (int second = 1; second <= seconds; second++) {
      second(stock, second);
    }
    return stock;
  }

  private static CircuitPolicy policy() {
    return CircuitPolicy.DEFAULT.window(Duration.ofSeconds(10), 20);
  }

  /**
   * At 1 % more each second the rate of ten seconds is at 50 % when that of one is at 54 or 55 %.
   */
  @Test
  void theGaugeSaysWhenTheRateWillBeThereAndCountsDown() {
    try (CapturedLog log = new CapturedLog()) {
      CircuitFixture stock = ramp(policy(), 20);
      assertThat(stock.secondsToOpen()).isCloseTo(35, within(7.0));
      for (int second = 21; second <= 40; second++) {
        second(stock, second);
      }
      assertThat(stock.secondsToOpen()).isCloseTo(14, within(4.0));
      int second = 41;
      for (; stock.state() == State.CLOSED; second++) {
        second(stock, second);
      }
      assertThat(second).isBetween(53, 56);
      assertThat(stock.secondsToOpen()).isNaN();
      assertThat(log.linesWith("event=circuit_expected_to_open service=stock")).hasSize(1);
    }
  }

  @Test
  void aWindowOfCallsHasAForecastToo() {
    CircuitFixture stock = ramp(CircuitPolicy.DEFAULT.window(500, 20), 30);
    assertThat(stock.secondsToOpen()).isCloseTo(22, within(4.0));
  }

  /** When a second begins, a window of one second holds nothing: what it held has just left. */
  @Test
  void aWindowOfOneSecondHasAForecastToo() {
    try (CapturedLog log = new CapturedLog()) {
      CircuitFixture stock = ramp(CircuitPolicy.DEFAULT.window(Duration.ofSeconds(1), 20), 20);
      second(stock, 21);
      assertThat(stock.secondsToOpen()).isCloseTo(22, within(6.0));
      assertThat(log.linesWith("event=circuit_expected_to_open service=stock"))
          .singleElement()
          .asString()
          .containsPattern("error_rate=0\\.\\d{3}");
    }
  }

  /** As when the clock stands still for long. */
  @Test
  void moreCallsThanAnIntHoldsDoNotStopIt() {
    StripedCounter successes = new StripedCounter();
    SlidingCalls window = SlidingCalls.ofSeconds(10, new Thresholds(1, 0.5, 1), successes);
    OpeningWatch watch = new OpeningWatch("stock", policy());
    for (int second = 1; second <= 3; second++) {
      successes.add(3_000_000_000L);
      window.moveTo(second);
      assertThat(watch.isDue(second, window)).isFalse();
    }
  }

  @Test
  void theForecastIsAbsentWhereTheRateDoesNotRise() {
    CircuitFixture stock = new CircuitFixture(policy());
    for (int second = 0; second < 30; second++) {
      second(stock, 10);
    }
    assertThat(stock.errorRate()).isCloseTo(0.1, within(1e-9));
    assertThat(stock.secondsToOpen()).isNaN();
  }

  @Test
  void theForecastEndsWhereNobodyCalls() {
    CircuitFixture stock = ramp(policy(), 20);
    stock.advance(Duration.ofSeconds(8));
    assertThat(stock.secondsToOpen()).isNotNaN();
    stock.advance(Duration.ofSeconds(5));
    assertThat(stock.secondsToOpen()).isNaN();
  }

  @Test
  void readingTheGaugeChangesNothing() {
    CircuitFixture read = ramp(policy(), 20);
    CircuitFixture unread = ramp(policy(), 20);
    for (int second = 21; second <= 30; second++) {
      read.secondsToOpen();
      second(read, second);
      read.secondsToOpen();
      second(unread, second);
    }
    assertThat(read.secondsToOpen()).isNotNaN().isEqualTo(unread.secondsToOpen());
  }

  @Test
  void aLogThatFailsKeepsNoCircuitFromItsState() {
    CircuitFixture stock = new CircuitFixture(policy().window(4, 4));
    try (FailingLog log = new FailingLog()) {
      assertThat(log).isNotNull();
      for (int call = 0; call < 4; call++) {
        failQuietly(stock);
      }
      assertThat(stock.permits()).isFalse();
      stock.waitOver();
    }
    assertThat(stock.state()).isEqualTo(State.HALF_OPEN);
  }

  /** That the wait is over is logged by whoever finds it out, before what they came for. */
  @Test
  void aLogThatFailsKeepsNobodyFromWhatTheyCameFor() {
    CircuitFixture opened = new CircuitFixture(policy().window(4, 4));
    CircuitFixture tried = new CircuitFixture(policy().window(4, 4));
    opened.breakDown();
    tried.breakDown();
    opened.waitOver();
    tried.waitOver();
    try (FailingLog log = new FailingLog()) {
      assertThat(log).isNotNull();
      opened.circuit.forceOpen();
      assertThat(tried.permits()).isTrue();
    }
    opened.waitOver();
    assertThat(opened.state()).isEqualTo(State.OPEN);
    assertThat(opened.changes("half_open", "open")).isEqualTo(1);
    assertThat(tried.state()).isEqualTo(State.HALF_OPEN);
  }

  private static void failQuietly(CircuitFixture stock) {
    try {
      stock.fails(stock.began());
    } catch (IllegalStateException logged) {
      assertThat(logged).hasMessage(FailingLog.MESSAGE);
    }
  }
}
