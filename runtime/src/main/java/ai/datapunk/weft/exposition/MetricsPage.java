package ai.datapunk.weft.exposition;

import ai.datapunk.weft.access.Admission.Principal;
import ai.datapunk.weft.view.View;
import com.sun.net.httpserver.HttpExchange;
import io.prometheus.metrics.exporter.common.PrometheusScrapeHandler;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.registry.PrometheusScrapeRequest;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;

/**
 * The series of a registry, in the format that a scraper asks for. Formats, compression and the
 * choice by name are the Prometheus client's.
 */
final class MetricsPage implements Page {

  private final PrometheusRegistry registry;
  private final PrometheusScrapeHandler everything;

  MetricsPage(PrometheusRegistry registry) {
    this.registry = registry;
    this.everything = new PrometheusScrapeHandler(registry);
  }

  @Override
  public void serve(HttpExchange exchange, Principal principal) throws IOException {
    handler(principal.view()).handleRequest(new ClientExchange(exchange));
  }

  private PrometheusScrapeHandler handler(View view) {
    if (view == View.everything()) {
      return everything;
    }
    PrometheusRegistry viewed = new PrometheusRegistry();
    viewed.register(
        new MultiCollector() {
          @Override
          public MetricSnapshots collect() {
            return view.apply(registry.scrape());
          }

          @Override
          public MetricSnapshots collect(PrometheusScrapeRequest request) {
            return view.apply(registry.scrape(request));
          }
        });
    return new PrometheusScrapeHandler(viewed);
  }
}
