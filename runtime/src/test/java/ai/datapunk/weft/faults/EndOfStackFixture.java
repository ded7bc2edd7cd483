package ai.datapunk.weft.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.guard.GuardedCircuit;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.provider.Arguments;

/** The service {@code stock} of two instances, whose circuit is half-open if it has one. */
abstract class EndOfStackFixture {

  static final RetryPolicy TWICE =
      RetryPolicy.DEFAULT
          .maxAttempts(2)
          .backoff(Duration.ofMillis(1), 1, Duration.ofMillis(1))
          .retryOn(IllegalStateException.class);

  static final MethodSpec TIMED = MethodSpec.of("fetch(java.lang.Object)").timed("stock", "fetch");
  static final MethodSpec BALANCED = TIMED.loadBalanced("stock", "round_robin", 10, 0);

  /** What throws says nothing to it: it lends a permit and gets it back. */
  static final CircuitPolicy ONE_TRIAL =
      CircuitPolicy.DEFAULT.recovery(Duration.ofSeconds(1), 1).ignore(Throwable.class);

  static final MethodSpec HALF_OPEN = BALANCED.circuitGuarded("stock", ONE_TRIAL);

  /** Those whose calls may end later than they return. */
  static final Map<String, MethodSpec> LATER =
      new TreeMap<>(
          Map.of(
              "balanced",
              BALANCED,
              "half-open",
              HALF_OPEN,
              "retried",
              BALANCED.retried("stock", "fetch", TWICE),
              "retried, half-open",
              HALF_OPEN.retried("stock", "fetch", TWICE)));

  /**
   * How many calls may be lost that end later: those for which there is not even the stack to keep
   * them. How many these are depends on what the JVM has compiled.
   */
  static final int LAST_FEW = 16;

  final PrometheusRegistry registry = new PrometheusRegistry();
  final ManualTicker time = new ManualTicker();
  final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .configuration(Configuration.none())
          .ticker(time)
          .scheduler(time)
          .sleeper(nanos -> {})
          .build();
  final Object value = new Object();
  final IllegalStateException failure = new IllegalStateException("its own");

  EndOfStackFixture() {
    mesh.instances("stock", () -> List.of("a", "b"));
  }

  @AfterEach
  void close() {
    mesh.close();
  }

  /**
   * Each of these, which returns or fails.
   *
   * @param warm how many calls are made first, for the JVM to have compiled them
   */
  static Stream<Arguments> eachOf(Collection<String> methods, int warm) {
    return methods.stream()
        .flatMap(
            method ->
                Stream.of(false, true)
                    .flatMap(
                        fails ->
                            Stream.of(0, warm).map(before -> Arguments.of(method, fails, before))));
  }

  final void letHalfOpen(MethodSpec spec) {
    if (spec.circuit() != null && spec.circuit().policy().equals(ONE_TRIAL)) {
      GuardedCircuit circuit = (GuardedCircuit) mesh.circuit("stock");
      while (circuit.state() == State.CLOSED) {
        circuit.acquire();
        circuit.failed(time.nanoTime(), time.nanoTime());
      }
      time.millis(1_001);
      assertThat(circuit.state()).isEqualTo(State.HALF_OPEN);
    }
  }

  static double inFlight(Scrape scrape) {
    return Stream.of("a", "b")
        .mapToDouble(
            instance ->
                scrape.value(
                    "load_balancer_active_connections", "instance", instance, "service", "stock"))
        .filter(value -> !Double.isNaN(value))
        .sum();
  }

  static double counted(Scrape scrape, String status) {
    return scrape.value(
        "mesh_service_calls_total", "operation", "fetch", "service", "stock", "status", status);
  }
}
