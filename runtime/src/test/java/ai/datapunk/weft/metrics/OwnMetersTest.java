package ai.datapunk.weft.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.micrometer.WeftMeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

/** An application's own metrics as Micrometer's meters. */
class OwnMetersTest extends MetricsFixture {

  @Test
  void micrometerHasThem() {
    Counter reads =
        metrics
            .counter("cache_reads_total", "Reads")
            .label("cache", 10)
            .label("tenant", 10)
            .register();
    reads.labelValues("users", "a").increment(2);
    Gauge size = metrics.gauge("cache_size", "Entries").register();
    size.set(12);
    metrics.info("cache_build_info", "What the cache is").constantLabel("version", "3").register();
    try (WeftMeterBinder binder = WeftMeterBinder.of(mesh)) {
      SimpleMeterRegistry meters = new SimpleMeterRegistry();
      binder.bindTo(meters);
      reads.labelValues("users", "a").increment();
      assertThat(
              meters
                  .get("cache.reads")
                  .tag("cache", "users")
                  .tag("tenant", "a")
                  .functionCounter()
                  .count())
          .isEqualTo(3);
      assertThat(meters.get("cache.size").gauge().value()).isEqualTo(12);
      assertThat(meters.get("cache.build.info").tag("version", "3").gauge().value()).isEqualTo(1);
    }
  }
}
