package ai.datapunk.weft.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.resilience4j.CircuitBreakerBridge;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.spec.MetricHolder;
import ai.datapunk.weft.store.CellCount;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A class whose mesh is configured anew again and again goes on counting where it was. */
class ConfiguredAnewTest {

  private static final int TIMES = 100;

  /** With a holder, as the processor generates it. */
  static class Depot {}

  /** The holder of it. */
  public static final class Depot_Metrics implements MetricHolder {
    /** Called by reflection. */
    public Depot_Metrics() {}

    @Override
    public MethodSpec[] methods() {
      return new MethodSpec[] {
        MethodSpec.of("fetch(java.lang.Object)")
            .timed("depot", "fetch")
            .retried(
                "depot",
                "fetch",
                RetryPolicy.DEFAULT
                    .maxAttempts(2)
                    .backoff(Duration.ZERO, 1, Duration.ZERO)
                    .retryOn(IOException.class))
            .circuitGuarded("depot", CircuitPolicy.DEFAULT.failureRate(1).window(8, 8))
            .loadBalanced("depot", "round_robin", 3, 0),
        MethodSpec.of("count(java.lang.Object)")
            .timed(CustomHistogram.of("depot_seconds", "Counting.").boundedLabel("aisle", 0, 2))
      };
    }
  }

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker ticker = new ManualTicker();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .configuration(Configuration.none())
          .ticker(ticker)
          .sleeper(ticker)
          .build();
  private ClassProbes probes = ClassProbes.load(Depot.class, mesh);

  ConfiguredAnewTest() {
    mesh.instances("depot", () -> List.of("a"));
  }

  private void configure(String key, String value) {
    mesh.configure(Configuration.builder().add("a line", Map.of(key, value)).build());
    probes = probes.renewed(mesh);
  }

  private Probe probe(String method) {
    return probes.probe(method, new Class<?>[] {Object.class}, Object.class);
  }

  /** Each way for a call to end: at once, after another attempt, and not well. */
  private void callAll() {
    for (int failures = 0; failures < 3; failures++) {
      int[] left = {failures};
      AdvisedCall.thrown(
          probe("fetch"),
          null,
          instance -> {
            ticker.millis(10);
            if (left[0]-- > 0) {
              throw new IOException("down");
            }
            return instance;
          });
    }
    for (String aisle : new String[] {"1", "2"}) {
      assertThat(AdvisedCall.thrown(probe("count"), aisle, argument -> argument)).isNull();
    }
  }

  private int cells() {
    return CellCount.of(mesh.engine().store());
  }

  private int series() {
    return registry.scrape().stream().mapToInt(family -> family.getDataPoints().size()).sum();
  }

  @Test
  void leavesNoCellBehindAndCountsOn() {
    configure("weft.retry.delay", "1ms");
    callAll();
    callAll();
    int cells = cells();
    int series = series();
    for (int i = 2; i <= TIMES; i++) {
      configure("weft.retry.delay", i + "ms");
      callAll();
    }
    assertThat(cells()).isEqualTo(cells);
    assertThat(series()).isEqualTo(series);
    Scrape scrape = Scrape.of(registry);
    assertThat(
            scrape.value(
                "retry_attempts_total", "attempt", "2", "operation", "fetch", "service", "depot"))
        .isEqualTo(2 * (TIMES + 1));
    assertThat(
            scrape.value(
                "mesh_service_calls_total",
                "operation",
                "fetch",
                "service",
                "depot",
                "status",
                "success"))
        .isEqualTo(2 * (TIMES + 1));
    assertThat(scrape.value("depot_seconds_count", "aisle", "1")).isEqualTo(TIMES + 1);
  }

  private double retriesLeft() {
    return Scrape.of(registry).value("retry_budget_remaining", "service", "depot");
  }

  /** Each time that all is called there are two retries, of three calls. */
  @Test
  void aBudgetComesAndGoes() {
    callAll();
    assertThat(retriesLeft()).isNaN();
    configure("weft.retry.depot.budget", "0.2");
    assertThat(retriesLeft()).isEqualTo(100);
    callAll();
    assertThat(retriesLeft()).isEqualTo(98);
    configure("weft.retry.depot.budget", "0.5");
    callAll();
    assertThat(retriesLeft()).isEqualTo(96);
    configure("weft.retry.depot.budget", "0");
    assertThat(retriesLeft()).isNaN();
  }

  @Test
  void goesByTheNewPolicyAtOnce() {
    configure("weft.retry.max-attempts", "1");
    callAll();
    assertThat(
            Scrape.of(registry)
                .value(
                    "retry_attempts_total",
                    "attempt",
                    "2",
                    "operation",
                    "fetch",
                    "service",
                    "depot"))
        .isZero();
  }

  @Test
  void keepsTheLimitOnTheValuesOfALabel() {
    callAll();
    for (int i = 1; i <= TIMES; i++) {
      configure("weft.retry.delay", i + "ms");
      AdvisedCall.thrown(probe("count"), "aisle " + i, argument -> argument);
    }
    Scrape scrape = Scrape.of(registry);
    assertThat(scrape.value("depot_seconds_count", "aisle", "other")).isEqualTo(TIMES);
    assertThat(scrape.sum("depot_seconds_count")).isEqualTo(TIMES + 2);
  }

  @Test
  void switchedOffAndOnAgainCountsOn() {
    configure("weft.timed.depot.enabled", "true");
    callAll();
    configure("weft.timed.depot.enabled", "false");
    callAll();
    int cells = cells();
    for (int i = 0; i < TIMES; i++) {
      configure("weft.timed.depot.enabled", Boolean.toString(i % 2 == 0));
      callAll();
    }
    assertThat(cells()).isEqualTo(cells);
    assertThat(Scrape.of(registry).sum("mesh_service_calls_total"))
        .isEqualTo(3 * (1 + TIMES / 2.0));
  }

  @Test
  void keepsTheStateOfACircuitWhosePolicyIsTheSame() {
    Circuit circuit = mesh.circuit("depot");
    circuit.forceOpen();
    for (int i = 1; i <= TIMES; i++) {
      configure("weft.retry.delay", i + "ms");
    }
    assertThat(mesh.circuit("depot")).isSameAs(circuit);
    assertThat(AdvisedCall.thrown(probe("fetch"), null, argument -> argument))
        .isInstanceOf(CallRefusedException.class);
    assertThat(Scrape.of(registry).value("circuit_breaker_rejections_total", "service", "depot"))
        .isEqualTo(1);
  }

  @Test
  void keepsTheStateOfACircuitWhosePolicyIsAnother() {
    Circuit circuit = mesh.circuit("depot");
    circuit.forceOpen();
    ticker.millis(10);
    circuit.close();
    circuit.forceOpen();
    ticker.millis(10);
    Scrape before = Scrape.of(registry);
    assertThat(before.sum("circuit_breaker_state_changes_total")).isEqualTo(3);
    for (int i = 1; i <= TIMES; i++) {
      configure("weft.circuit.open-for", i + "ms");
      ticker.millis(10);
    }
    configure("weft.circuit.window", "30s");
    assertThat(mesh.circuit("depot")).isSameAs(circuit);
    assertThat(circuit.policy().windowTime()).isEqualTo(Duration.ofSeconds(30));
    assertThat(circuit.state()).isEqualTo(Circuit.State.OPEN);
    assertThat(AdvisedCall.thrown(probe("fetch"), null, argument -> argument))
        .isInstanceOf(CallRefusedException.class);
    Scrape after = Scrape.of(registry);
    assertThat(after.sum("circuit_breaker_state_changes_total")).isEqualTo(3);
    assertThat(after.value("circuit_breaker_recovery_time_seconds_count", "service", "depot"))
        .isEqualTo(1);
    assertThat(
            after.value("circuit_breaker_state_seconds_total", "service", "depot", "state", "open"))
        .isEqualTo((TIMES + 2) * 0.01);
    circuit.close();
    assertThat(AdvisedCall.thrown(probe("fetch"), null, argument -> argument)).isNull();
    assertThat(Scrape.of(registry).sum("circuit_breaker_state_changes_total")).isEqualTo(4);
  }

  /** What the earlier probes let through ends in the same circuit. */
  @Test
  void countsTheEndsOfCallsInFlightInTheSameCircuit() {
    Circuit circuit = mesh.circuit("depot");
    for (int i = 0; i < 8; i++) {
      AdvisedCall.thrown(
          probe("fetch"),
          null,
          instance -> {
            configure("weft.circuit.trial-calls", circuit.policy().trialCalls() % 2 + 1 + "");
            throw new IllegalStateException("down");
          });
    }
    assertThat(circuit.state()).isEqualTo(Circuit.State.OPEN);
  }

  /** A bridge that fed the series while the circuit was switched off ends them when it lets go. */
  @Test
  void countsInSeriesThatBeginAnew() {
    callAll();
    configure("weft.circuit.depot.enabled", "false");
    mesh.engine().circuits().settle();
    CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
    breakers.circuitBreaker("depot").executeRunnable(() -> {});
    CircuitBreakerBridge.bind(breakers, mesh, CircuitBreaker::getName);
    configure("weft.circuit.depot.enabled", "true");
    callAll();
    assertThat(
            Scrape.of(registry)
                .value("circuit_breaker_requests_total", "service", "depot", "status", "success"))
        .isEqualTo(2);
  }
}
