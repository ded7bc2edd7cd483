package ai.datapunk.weft.it.httpservers;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

/**
 * Metrics of which the first can be written and the last cannot: it has a label without a value.
 */
final class HalfScrape {

  private HalfScrape() {}

  static PrometheusRegistry registry() {
    PrometheusRegistry registry = new PrometheusRegistry();
    register(registry, "first", Labels.EMPTY);
    register(registry, "last", Labels.of(new String[] {"broken"}, new String[1]));
    return registry;
  }

  private static void register(PrometheusRegistry registry, String name, Labels labels) {
    Collector collector =
        () ->
            GaugeSnapshot.builder()
                .name(name)
                .dataPoint(GaugeDataPointSnapshot.builder().value(1).labels(labels).build())
                .build();
    registry.register(collector);
  }
}
