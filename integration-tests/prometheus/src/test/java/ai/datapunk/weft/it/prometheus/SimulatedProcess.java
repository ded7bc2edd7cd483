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
final class SimulatedProcess {

  private static final int CALLS = 150;

  private final Random random = new Random(42);
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final LoadBalancerMetrics balancer = LoadBalancerMetrics.in(registry);
  private final ServiceMeshMetrics mesh = ServiceMeshMetrics.in(registry);
  private final RetryMetrics retries = RetryMetrics.in(registry);
  private final CircuitBreakerMetrics circuit = CircuitBreakerMetrics.in(registry);

  SimulatedProcess() {
    circuit.updateState("stock", Circuit.State.CLOSED);
  }

  /** Goes on for 15 s. */
  void goOn() {
    int calls = CALLS + (int) (random.nextGaussian() * Math.sqrt(CALLS));
    int failures = 0;
    for (int i = 0; i < calls; i++) {
      String instance = "10.0.0." + random.nextInt(3) + ":8080";
      double seconds = 0.02 * Math.exp(random.nextGaussian());
      balancer.recordRequest("stock", instance, "round-robin");
      balancer.observeRequestDuration("stock", instance, seconds);
      retries.recordAttempt("stock", "fetch", 1);
      if (random.nextInt(100) == 0) {
        failures++;
        balancer.recordError("stock", "IOException");
        circuit.recordFailure("stock", "IOException", seconds);
        retries.recordFailure("stock", "fetch", 1, "IOException", seconds);
        mesh.recordCallFailure("stock", "fetch", seconds);
      } else {
        circuit.recordSuccess("stock", seconds);
        retries.recordSuccess("stock", "fetch", 1, seconds);
        mesh.recordCallSuccess("stock", "fetch", seconds);
      }
    }
    circuit.updateErrorRate("stock", failures / (double) calls);
    for (int instance = 0; instance < 3; instance++) {
      balancer.updateActiveConnections("stock", "10.0.0." + instance + ":8080", random.nextInt(4));
      balancer.updateHealthScore(
          "stock", "10.0.0." + instance + ":8080", 1 - random.nextInt(3) / 100.0);
    }
  }

  /** What a scrape is answered with. */
  byte[] page() throws IOException {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(page, registry.scrape());
    return page.toByteArray();
  }

  /** The lines of a page that are samples. */
  static List<String> samples(byte[] page) {
    return new String(page, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }
}
