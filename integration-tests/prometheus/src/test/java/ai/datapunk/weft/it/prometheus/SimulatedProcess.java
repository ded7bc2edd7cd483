package ai.datapunk.weft.it.prometheus;

import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.CircuitBreakerMetrics;
import ai.datapunk.weft.loadbalancer.LoadBalancerMetrics;
import ai.datapunk.weft.mesh.ServiceMeshMetrics;
import ai.datapunk.weft.retry.RetryMetrics;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * A process that calls a service of three instances, for as long as it is told: some ten calls a
 * second, of around 20 ms, of which one in a hundred fails. Seeded, so that it is the same each
 * time.
 */
public final class SimulatedProcess {

  private static final int CALLS = 150;
  private static final int SEED = 42;
  private static final String STOCK = "stock";

  /** How many calls of a hundred fail. */
  private static final int CALM = 1;

  private static final int BROKEN = 60;

  private final Random random;
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final LoadBalancerMetrics balancer = LoadBalancerMetrics.in(registry);
  private final ServiceMeshMetrics mesh = ServiceMeshMetrics.in(registry);
  private final RetryMetrics retries = RetryMetrics.in(registry);
  private final CircuitBreakerMetrics circuit = CircuitBreakerMetrics.in(registry);
  private int failing = CALM;

  SimulatedProcess() {
    this(SEED);
  }

  /** One of several, each of which is another. */
  public SimulatedProcess(int seed) {
    random = new Random(seed);
    circuit.updateState(STOCK, Circuit.State.CLOSED);
  }

  /** From now on the service is away for most calls, which are tried again, and a circuit opens. */
  public void breakDown() {
    failing = BROKEN;
    circuit.recordStateChange(STOCK, Circuit.State.CLOSED, Circuit.State.OPEN);
    circuit.updateState(STOCK, Circuit.State.OPEN);
  }

  /** From now on it is there again. */
  public void recover() {
    failing = CALM;
    circuit.recordStateChange(STOCK, Circuit.State.OPEN, Circuit.State.CLOSED);
    circuit.updateState(STOCK, Circuit.State.CLOSED);
  }

  /** How many instances it knows. */
  public void knows(int instances) {
    balancer.updateActiveInstances(STOCK, instances);
  }

  /** Goes on for 15 s. */
  public void goOn() {
    int calls = CALLS + (int) (random.nextGaussian() * Math.sqrt(CALLS));
    int failures = 0;
    for (int i = 0; i < calls; i++) {
      String instance = "10.0.0." + random.nextInt(3) + ":8080";
      double seconds = 0.02 * Math.exp(random.nextGaussian());
      balancer.recordRequest(STOCK, instance, "round-robin");
      balancer.observeRequestDuration(STOCK, instance, seconds);
      retries.recordAttempt(STOCK, "fetch", 1);
      if (random.nextInt(100) < failing) {
        failures++;
        balancer.recordError(STOCK, "IOException");
        circuit.recordFailure(STOCK, "IOException", seconds);
        retries.recordFailure(STOCK, "fetch", 1, "IOException", seconds);
        mesh.recordCallFailure(STOCK, "fetch", seconds);
        if (failing == BROKEN) {
          retries.recordAttempt(STOCK, "fetch", 2);
        }
      } else {
        circuit.recordSuccess(STOCK, seconds);
        retries.recordSuccess(STOCK, "fetch", 1, seconds);
        mesh.recordCallSuccess(STOCK, "fetch", seconds);
      }
    }
    circuit.updateErrorRate(STOCK, failures / (double) calls);
    for (int instance = 0; instance < 3; instance++) {
      balancer.updateActiveConnections(STOCK, "10.0.0." + instance + ":8080", random.nextInt(4));
      balancer.updateHealthScore(
          STOCK, "10.0.0." + instance + ":8080", 1 - random.nextInt(3) / 100.0);
    }
  }

  /** What a scrape is answered with. */
  public byte[] page() throws IOException {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(page, registry.scrape());
    return page.toByteArray();
  }

  /** The lines of a page that are samples. */
  public static List<String> samples(byte[] page) {
    return new String(page, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }
}
