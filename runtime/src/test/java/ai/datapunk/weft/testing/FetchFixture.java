package ai.datapunk.weft.testing;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/**
 * The method {@code fetch}, which calls the service {@code stock}: a mesh whose time passes when
 * the test says so, probes of the method, and its series.
 */
public abstract class FetchFixture {

  /** Three attempts, 100 ms and 200 ms apart. */
  protected static final RetryPolicy THREE =
      RetryPolicy.DEFAULT.backoff(Duration.ofMillis(100), 2, Duration.ofSeconds(1)).jitter(0);

  protected final PrometheusRegistry registry = new PrometheusRegistry();
  protected final ManualTicker ticker = new ManualTicker();
  protected final Mesh mesh =
      Mesh.builder().registry(registry).ticker(ticker).sleeper(ticker).scheduler(ticker).build();
  protected final MethodSpec timed =
      MethodSpec.of("fetch(java.lang.Object)").timed("stock", "fetch");

  /** A probe of the method, whose series are there at zero. */
  protected final Probe probe(MethodSpec spec, Class<?> returnType) {
    return NewProbe.withZeros(spec, mesh, returnType);
  }

  /** A mesh with the same series, whose scheduler refuses every task. */
  protected final Mesh closing() {
    // Or the registry would refuse a second mesh.
    registry.clear();
    return Mesh.builder()
        .registry(registry)
        .ticker(ticker)
        .scheduler(
            (task, nanos) -> {
              throw new RejectedExecutionException();
            })
        .build();
  }

  /** Scrapes now. */
  protected final Scrape scrape() {
    return Scrape.of(registry);
  }

  private StockSeries series() {
    return StockSeries.of(registry);
  }

  /** How many calls have ended so. */
  protected final double calls(String status) {
    return series().calls(status);
  }

  /** How many calls that the circuit let through have ended so. */
  protected final double permitted(String status) {
    return series().permitted(status);
  }

  /** How many operations have ended so, with or without a retry. */
  protected final double operations(String result, boolean again) {
    return series().operations(result, again);
  }

  /** How many operations have failed with an exception of that type. */
  protected final double failures(String type) {
    return series().failures(type);
  }

  /** How many calls of the instance are running. */
  protected final double inFlight(String instance) {
    return series().inFlight(instance);
  }
}
