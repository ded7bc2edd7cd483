package ai.datapunk.weft.metrics;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.SortedMap;

/** A mesh in which metrics are declared. */
abstract class MetricsFixture {

  enum EventType {
    CLICK,
    VIEW
  }

  enum Status {
    OK,
    DROPPED
  }

  final PrometheusRegistry registry = new PrometheusRegistry();
  final ManualTicker ticker = new ManualTicker();
  final Mesh mesh = mesh(SeriesLimits.defaults());
  final Metrics metrics = mesh.metrics();

  final Mesh mesh(SeriesLimits limits) {
    return Mesh.builder().registry(registry).limits(limits).ticker(ticker).build();
  }

  final Scrape scrape() {
    return Scrape.of(registry);
  }

  final Scrape scrapeAfter(Duration time) {
    ticker.advance(time);
    return scrape();
  }

  /** What has changed since this scrape. */
  final SortedMap<String, String> changesSince(Scrape before) {
    return scrape().changesSince(before);
  }
}
