package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.datapunk.weft.audit.AuditLog;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import ai.datapunk.weft.testing.StockSeries;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuardedCircuitTest {

  private static final CircuitPolicy POLICY =
      CircuitPolicy.DEFAULT.window(4, 4).recovery(Duration.ofSeconds(10), 2);

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker ticker = new ManualTicker();
  private final GuardedCircuit circuit = circuit("stock", POLICY);

  private GuardedCircuit circuit(String service, CircuitPolicy policy) {
    return new GuardedCircuit(service, policy, MetricStore.in(registry), ticker);
  }

  private void call(boolean success, long millis) {
    circuit.acquire();
    end(success, ticker.nanoTime(), millis);
  }

  private void end(boolean success, long start, long millis) {
    ticker.millis(millis);
    if (success) {
      circuit.succeeded(start, ticker.nanoTime());
    } else {
      circuit.failed(start, ticker.nanoTime());
    }
  }

  private void failFourTimes() {
    for (int i = 0; i < 4; i++) {
      call(false, 0);
    }
  }

  private void assertRefused() {
    assertThatExceptionOfType(CallRefusedException.class)
        .isThrownBy(circuit::acquire)
        .satisfies(refused -> assertThat(refused.service()).isEqualTo("stock"))
        .satisfies(refused -> assertThat(refused.getStackTrace()).isEmpty());
  }

  private double changes(String from, String to) {
    return StockSeries.of(registry).changes(from, to);
  }

  private double allChanges() {
    return Scrape.of(registry).sum("circuit_breaker_state_changes_total");
  }

  private double value(String family) {
    return Scrape.of(registry).value(family, "service", "stock");
  }

  private double secondsIn(String state) {
    return Scrape.of(registry)
        .value("circuit_breaker_state_seconds_total", "service", "stock", "state", state);
  }

  @Test
  void allSeriesAreThereAtZeroBeforeTheFirstCall() {
    for (String from : new String[] {"open", "half_open", "closed"}) {
      assertThat(secondsIn(from)).isZero();
      for (String to : new String[] {"open", "half_open", "closed"}) {
        if (!from.equals(to)) {
          assertThat(changes(from, to)).isZero();
        }
      }
    }
    assertThat(value("circuit_breaker_state")).isEqualTo(2);
    assertThat(value("mesh_circuit_breaker_state")).isEqualTo(2);
    assertThat(value("circuit_breaker_recovery_time_seconds_count")).isZero();
    assertThat(value("circuit_breaker_error_rate")).isNaN();
  }

  @Test
  void theCircuitOpensWhenTheShareOfFailuresIsReachedAndNotBefore() {
    call(true, 0);
    call(false, 0);
    call(true, 0);
    assertThat(circuit.state()).isEqualTo(State.CLOSED);
    call(false, 0);
    assertThat(circuit.state()).isEqualTo(State.OPEN);
    assertThat(value("circuit_breaker_state")).isZero();
    assertThat(value("mesh_circuit_breaker_state")).isZero();
    assertThat(changes("closed", "open")).isEqualTo(1);
    assertThat(allChanges()).isEqualTo(1);
    assertRefused();
  }

  @Test
  void anErrorCountsAsAFailure() {
    for (int i = 0; i < 4; i++) {
      circuit.acquire();
      circuit.failed(ticker.nanoTime(), ticker.nanoTime());
    }
    assertThat(circuit.state()).isEqualTo(State.OPEN);
  }

  @Test
  void theErrorRateIsAbsentBelowTheMinimumOfCalls() {
    call(false, 0);
    call(true, 0);
    call(true, 0);
    assertThat(value("circuit_breaker_error_rate")).isNaN();
    call(true, 0);
    assertThat(value("circuit_breaker_error_rate")).isEqualTo(0.25);
  }

  @Test
  void slowCallsOpenTheCircuitThoughTheySucceed() {
    GuardedCircuit slow = circuit("slow", POLICY.slowCalls(Duration.ofSeconds(1), 0.5));
    long[] millis = {1_000, 1_001, 1_000, 1_001};
    for (long each : millis) {
      assertThat(slow.state()).isEqualTo(State.CLOSED);
      slow.acquire();
      long start = ticker.nanoTime();
      ticker.millis(each);
      slow.succeeded(start, ticker.nanoTime());
    }
    assertThat(slow.state()).isEqualTo(State.OPEN);
  }

  @Test
  void callsOlderThanTheWindowDoNotCount() {
    GuardedCircuit timed = circuit("timed", POLICY.window(Duration.ofSeconds(10), 4));
    for (int i = 0; i < 3; i++) {
      timed.acquire();
      timed.failed(ticker.nanoTime(), ticker.nanoTime());
    }
    ticker.millis(11_000);
    timed.acquire();
    timed.failed(ticker.nanoTime(), ticker.nanoTime());
    assertThat(timed.state()).isEqualTo(State.CLOSED);
    for (int i = 0; i < 3; i++) {
      timed.acquire();
      timed.failed(ticker.nanoTime(), ticker.nanoTime());
    }
    assertThat(timed.state()).isEqualTo(State.OPEN);
  }

  @Test
  void anOpenCircuitBecomesHalfOpenInTheGaugeWithoutTraffic() {
    failFourTimes();
    ticker.millis(10_000);
    assertThat(value("circuit_breaker_state")).isZero();
    ticker.millis(1);
    assertThat(value("circuit_breaker_state")).isEqualTo(1);
    assertThat(changes("open", "half_open")).isEqualTo(1);
    assertThat(allChanges()).isEqualTo(2);
  }

  @Test
  void theSeriesOfTheScrapeThatNoticesTheEndOfTheWaitAgree() {
    failFourTimes();
    ticker.millis(25_000);
    Scrape scrape = Scrape.of(registry);
    assertThat(scrape.value("circuit_breaker_state", "service", "stock")).isEqualTo(1);
    assertThat(
            scrape.value(
                "circuit_breaker_state_changes_total{from_state=\"open\",service=\"stock\","
                    + "to_state=\"half_open\"}"))
        .isEqualTo(1);
    assertThat(
            scrape.value("circuit_breaker_state_seconds_total{service=\"stock\",state=\"open\"}"))
        .isCloseTo(10, within(1e-9));
    assertThat(
            scrape.value(
                "circuit_breaker_state_seconds_total{service=\"stock\",state=\"half_open\"}"))
        .isCloseTo(15, within(1e-9));
  }

  @Test
  void aHalfOpenCircuitLetsItsTrialCallsThroughAndNoMore() {
    failFourTimes();
    ticker.millis(10_001);
    circuit.acquire();
    circuit.acquire();
    assertRefused();
    assertThat(circuit.state()).isEqualTo(State.HALF_OPEN);
  }

  @Test
  void trialCallsThatSucceedCloseTheCircuit() {
    failFourTimes();
    ticker.millis(12_000);
    call(true, 500);
    assertThat(circuit.state()).isEqualTo(State.HALF_OPEN);
    call(true, 500);
    assertThat(circuit.state()).isEqualTo(State.CLOSED);
    assertThat(changes("half_open", "closed")).isEqualTo(1);
    assertThat(allChanges()).isEqualTo(3);
    assertThat(value("circuit_breaker_recovery_time_seconds_count")).isEqualTo(1);
    assertThat(value("circuit_breaker_recovery_time_seconds_sum")).isCloseTo(13, within(1e-9));
    ticker.millis(4_000);
    assertThat(secondsIn("open")).isCloseTo(10, within(1e-9));
    assertThat(secondsIn("half_open")).isCloseTo(3, within(1e-9));
    assertThat(secondsIn("closed")).isCloseTo(4, within(1e-9));
  }

  @Test
  void trialCallsThatFailOpenTheCircuitAgain() {
    failFourTimes();
    ticker.millis(10_001);
    call(false, 0);
    call(true, 0);
    assertThat(circuit.state()).isEqualTo(State.OPEN);
    assertThat(changes("half_open", "open")).isEqualTo(1);
    ticker.millis(10_001);
    call(true, 0);
    call(true, 0);
    assertThat(circuit.state()).isEqualTo(State.CLOSED);
    assertThat(changes("closed", "open")).isEqualTo(1);
    assertThat(changes("open", "half_open")).isEqualTo(2);
    assertThat(changes("half_open", "open")).isEqualTo(1);
    assertThat(changes("half_open", "closed")).isEqualTo(1);
    assertThat(value("circuit_breaker_recovery_time_seconds_count")).isEqualTo(1);
    assertThat(value("circuit_breaker_recovery_time_seconds_sum")).isCloseTo(20.002, within(1e-9));
  }

  @Test
  void aPermitThatIsGivenBackCanBeTakenAgain() {
    failFourTimes();
    ticker.millis(10_001);
    circuit.acquire();
    circuit.acquire();
    circuit.released(ticker.nanoTime());
    circuit.acquire();
    assertRefused();
  }

  @Test
  void aCallFromBeforeTheTrialDoesNotDecideIt() {
    circuit.acquire();
    circuit.acquire();
    circuit.acquire();
    long early = ticker.nanoTime();
    failFourTimes();
    ticker.millis(10_001);
    circuit.acquire();
    circuit.acquire();
    end(false, early, 0);
    end(false, early, 0);
    circuit.released(early);
    assertRefused();
    assertThat(circuit.state()).isEqualTo(State.HALF_OPEN);
    end(true, ticker.nanoTime(), 0);
    end(true, ticker.nanoTime(), 0);
    assertThat(circuit.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void aForcedOpenCircuitStaysOpenUntilItIsClosed() {
    circuit.forceOpen();
    circuit.forceOpen();
    ticker.millis(60_000);
    assertThat(circuit.state()).isEqualTo(State.OPEN);
    assertRefused();
    circuit.close();
    circuit.close();
    assertThat(circuit.state()).isEqualTo(State.CLOSED);
    circuit.acquire();
    assertThat(changes("closed", "open")).isEqualTo(1);
    assertThat(changes("open", "closed")).isEqualTo(1);
    assertThat(allChanges()).isEqualTo(2);
    assertThat(value("circuit_breaker_recovery_time_seconds_sum")).isCloseTo(60, within(1e-9));
  }

  @Test
  void theAuditIsToldWhatIsDoneByHand() {
    try (CapturedLog log = new CapturedLog()) {
      circuit.forceOpen();
      circuit.close();
      assertThat(log.linesWith(AuditLog.LOGGER))
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .endsWith(
                          "event=circuit_forced_open service=stock A circuit was opened by hand:"
                              + " service 'stock'"),
              line ->
                  assertThat(line)
                      .endsWith(
                          "event=circuit_closed service=stock A circuit was closed by hand: service"
                              + " 'stock'"));
    }
  }

  @Test
  void aResetForgetsTheWindow() {
    call(false, 0);
    call(false, 0);
    call(false, 0);
    circuit.reset();
    call(false, 0);
    call(false, 0);
    call(false, 0);
    assertThat(circuit.state()).isEqualTo(State.CLOSED);
    call(false, 0);
    assertThat(circuit.state()).isEqualTo(State.OPEN);
    circuit.reset();
    assertThat(circuit.state()).isEqualTo(State.CLOSED);
    assertThat(changes("open", "closed")).isEqualTo(1);
  }

  @Test
  void eachChangeIsLoggedOnceWithServiceAndStates() {
    try (CapturedLog log = new CapturedLog()) {
      failFourTimes();
      assertRefused();
      ticker.millis(10_001);
      assertThat(circuit.state()).isEqualTo(State.HALF_OPEN);
      assertThat(log.linesWith("service=stock")).hasSize(2);
      assertThat(log.linesWith("service=stock from_state=closed to_state=open")).hasSize(1);
      assertThat(log.linesWith("service=stock from_state=open to_state=half_open")).hasSize(1);
      assertThat(log.linesWith("Circuit changed state from closed to open: service 'stock'"))
          .hasSize(1);
      assertThat(log.linesWith("Circuit changed state from open to half_open: service 'stock'"))
          .hasSize(1);
    }
  }

  @Test
  void trialCallsThatNeverEndDoNotKeepTheCircuitHalfOpenForEver() {
    failFourTimes();
    ticker.advance(Duration.ofSeconds(11));
    circuit.acquire();
    circuit.acquire();
    ticker.advance(Duration.ofSeconds(59));
    assertRefused();
    assertThat(circuit.state()).isEqualTo(State.HALF_OPEN);
    ticker.advance(Duration.ofSeconds(1));
    assertRefused();
    assertThat(circuit.state()).isEqualTo(State.OPEN);
    ticker.advance(Duration.ofSeconds(11));
    call(true, 1);
    call(true, 1);
    assertThat(circuit.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void theTimeInAStateNeverDecreasesAlthoughACallIsToldOfLate() {
    long start = ticker.nanoTime();
    ticker.millis(100);
    long end = ticker.nanoTime();
    ticker.millis(1_000);
    double before = Scrape.of(registry).value(SECONDS, "service", "stock", "state", "closed");
    for (int i = 0; i < 4; i++) {
      circuit.failed(start, end);
    }
    double after = Scrape.of(registry).value(SECONDS, "service", "stock", "state", "closed");
    assertThat(before).isCloseTo(1.1, within(1e-9));
    assertThat(after).isEqualTo(before);
    assertThat(circuit.state()).isEqualTo(State.OPEN);
  }

  private static final String SECONDS = "circuit_breaker_state_seconds_total";
}
