package ai.datapunk.weft.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.view.Grant;
import ai.datapunk.weft.view.Level;
import ai.datapunk.weft.view.View;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who sees an application's own metrics, and how. */
class ShownMetricsTest extends MetricsFixture {

  private Counter reads() {
    Counter reads =
        metrics
            .counter("cache_reads_total", "Reads")
            .label("cache", 10)
            .label("tenant", 10)
            .register();
    reads.labelValues("users", "a").increment(2);
    reads.labelValues("users", "b").increment(3);
    reads.labelValues("orders", "a").increment(4);
    return reads;
  }

  @Test
  void oneThatIsSwitchedOffIsCountedAndNotShown() {
    Counter reads = reads();
    mesh.configure(
        Configuration.of(
            Map.of("weft.family.cache_reads_total.enabled", "false"), Map.of(), Map.of()));
    assertThat(scrape().sum("cache_reads_total")).isZero();
    assertThat(scrape().has("cache_reads_total", "cache", "users", "tenant", "a")).isFalse();
    reads.labelValues("users", "a").increment(5);
    mesh.configure(Configuration.of(Map.of(), Map.of(), Map.of()));
    assertThat(scrape().value("cache_reads_total", "cache", "users", "tenant", "a")).isEqualTo(7);
  }

  @Test
  void aViewAddsUpTheLabelsThatItDoesNotShow() {
    reads();
    View view = View.of(Grant.of("cache_reads_total").level(Level.SERVICE).labels("cache"));
    List<MetricSnapshot> shown = view.apply(registry.scrape()).stream().toList();
    assertThat(shown).hasSize(1);
    assertThat(
            shown.get(0).getDataPoints().stream()
                .collect(
                    Collectors.toMap(
                        point -> point.getLabels().toString(),
                        point -> ((CounterDataPointSnapshot) point).getValue())))
        .isEqualTo(Map.of("{cache=\"users\"}", 5.0, "{cache=\"orders\"}", 4.0));
  }
}
