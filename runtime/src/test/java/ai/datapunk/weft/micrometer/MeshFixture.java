package ai.datapunk.weft.micrometer;

import static ai.datapunk.weft.testing.AdvisedCall.throwing;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.ManualTicker;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;

/** A mesh of the test's own time, and a method with all that Weft counts. */
abstract class MeshFixture {

  static final RetryPolicy THREE =
      RetryPolicy.DEFAULT.backoff(Duration.ofMillis(100), 2, Duration.ofSeconds(1)).jitter(0);

  final PrometheusRegistry prometheus = new PrometheusRegistry();
  final ManualTicker ticker = new ManualTicker();
  final Mesh mesh =
      Mesh.builder()
          .registry(prometheus)
          .ticker(ticker)
          .sleeper(ticker)
          .scheduler(ticker)
          .configuration(Configuration.none())
          .build();

  @AfterEach
  void closeMesh() {
    mesh.close();
  }

  /** The probe of a method of this service; its series are there at zero. */
  final Probe method(String service) {
    return NewProbe.withZeros(
        MethodSpec.of("fetch(java.lang.Object)")
            .timed(service, "fetch")
            .timed(CustomHistogram.of("checkout_duration_seconds", "Checkouts."))
            .retried(service, "fetch", THREE)
            .circuitGuarded(service, CircuitPolicy.DEFAULT.failureRate(0.5).window(10, 10))
            .loadBalanced(service, "round_robin", 10, 0),
        mesh,
        Object.class);
  }

  /**
   * A call whose attempts take 10 ms each, and throw these one after the other; then it answers.
   */
  final void call(Probe probe, String instance, Exception... failures) {
    Deque<Exception> next = new ArrayDeque<>(Arrays.asList(failures));
    AdvisedCall.thrown(
        probe,
        instance,
        argument -> {
          ticker.millis(10);
          Exception failure = next.poll();
          return failure == null ? "answer" : throwing(failure).run(argument);
        });
  }

  /** Some calls of each kind. */
  final void calls(Probe probe) {
    call(probe, "one");
    call(probe, "one", new IOException());
    call(probe, "two", new IOException(), new IllegalStateException(), new IOException());
    call(probe, "two");
  }
}
