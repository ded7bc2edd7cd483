package ai.datapunk.weft.guard;

import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import ai.datapunk.weft.testing.StockSeries;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/** A circuit of the service {@code stock} and its clock. */
final class CircuitFixture {

  final ManualTicker ticker = new ManualTicker();
  final GuardedCircuit circuit;
  private final PrometheusRegistry registry = new PrometheusRegistry();

  CircuitFixture(CircuitPolicy policy) {
    circuit = new GuardedCircuit("stock", policy, MetricStore.in(registry), ticker);
  }

  /** Whether a call is let through. */
  boolean permits() {
    try {
      circuit.acquire();
      return true;
    } catch (CallRefusedException refused) {
      return false;
    }
  }

  /** The start of a call that is let through. */
  long began() {
    circuit.acquire();
    return ticker.nanoTime();
  }

  void succeeds(long start) {
    circuit.succeeded(start, ticker.nanoTime());
  }

  void fails(long start) {
    circuit.failed(start, ticker.nanoTime());
  }

  /** Calls fail until the circuit opens. */
  void breakDown() {
    while (circuit.state() == State.CLOSED) {
      fails(began());
    }
  }

  /** Half-open after an outage, as of now. */
  void awaitHalfOpen() {
    breakDown();
    waitOver();
  }

  /** Lets the open circuit's wait end. */
  void waitOver() {
    advance(circuit.policy().openFor().plusMillis(1));
  }

  void advance(Duration duration) {
    ticker.advance(duration);
  }

  State state() {
    return circuit.state();
  }

  double changes(String from, String to) {
    return StockSeries.of(registry).changes(from, to);
  }

  /** Not a number if the gauge is not exposed. */
  double errorRate() {
    return Scrape.of(registry).value("circuit_breaker_error_rate", "service", "stock");
  }

  /** Not a number if the gauge is not exposed. */
  double secondsToOpen() {
    return Scrape.of(registry).value("circuit_breaker_seconds_to_open", "service", "stock");
  }

  double secondsIn(String state) {
    return Scrape.of(registry)
        .value("circuit_breaker_state_seconds_total", "service", "stock", "state", state);
  }

  double recoveries() {
    return Scrape.of(registry)
        .value("circuit_breaker_recovery_time_seconds_count", "service", "stock");
  }
}
