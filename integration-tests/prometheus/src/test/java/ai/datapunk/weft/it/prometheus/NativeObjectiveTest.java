package ai.datapunk.weft.it.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.catalog.CatalogParser;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.PrometheusServer;
import ai.datapunk.weft.mesh.ServiceMeshMetrics;
import ai.datapunk.weft.monitoring.Monitoring;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A real Prometheus counts the calls of an objective in native histograms, for which promtool has
 * no notation. Its time runs sixty times faster.
 */
class NativeObjectiveTest {

  /** No bucket of those that are fixed ends at 0.3 s. */
  private static final String CATALOG =
      """
      {"version": 1, "series": 0, "services": [], "metrics": [], "classes": [{"name": "shop.Stock",
        "methods": [{"signature": "fetch()", "timed": {"service": "stock", "operation": "fetch"},
          "objective": {"latency": 0.3, "latencyTarget": 0.99, "window": 2592000.0}}]}]}
      """;

  private static final String CONFIG =
      """
      global:
        scrape_interval: 1s
      rule_files: [objectives.yml]
      scrape_configs:
        - job_name: shop
          static_configs:
            - targets: ['%s']
      """;

  @Test
  void oneOfTenCallsIsTooSlow() throws Exception {
    Path binary = Programs.require("prometheus");
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "native");
    SortedMap<String, String> written = written();
    Files.writeString(
        folder.resolve("objectives.yml"), written.getOrDefault("rules/objectives.yml", ""));
    Path flags = folder.resolve("high_frequency.flags");
    Files.writeString(flags, written.getOrDefault("retention/high_frequency.flags", ""));
    PrometheusRegistry registry = new PrometheusRegistry();
    Mesh.builder().registry(registry).histograms(HistogramType.NATIVE).build();
    ServiceMeshMetrics metrics = ServiceMeshMetrics.in(registry);
    ScheduledExecutorService calls = Executors.newSingleThreadScheduledExecutor();
    try (MetricsEndpoint endpoint = MetricsEndpoint.builder().registry(registry).port(0).start();
        PrometheusServer server =
            new PrometheusServer(
                binary, CONFIG.formatted(endpoint.uri().getAuthority()), folder, "@" + flags)) {
      Future<?> calling =
          calls.scheduleAtFixedRate(() -> tenCalls(metrics), 0, 20, TimeUnit.MILLISECONDS);
      String share = "objective:bad_calls:rate5m / objective:calls:rate5m";
      server.onceThere("sum_over_time(objective:calls:rate5m[1m]) > 1000");
      assertThat(Double.parseDouble(server.onceThere(share))).isBetween(0.099, 0.101);
      assertThat(server.onceThere("ALERTS{alertname='ObjectiveBurnsFast',alertstate='firing'}"))
          .isEqualTo("1");
      calling.cancel(false);
      // Without calls a fraction is not a number, and one of these would spoil all sums.
      server.onceThere("objective:bad_calls:rate5m == 0 and objective:calls:rate5m == 0");
      assertThat(Double.parseDouble(server.onceThere("error_budget:remaining")))
          .isBetween(-9.1, -8.9);
    } finally {
      calls.shutdownNow();
    }
  }

  private static void tenCalls(ServiceMeshMetrics metrics) {
    for (int call = 0; call < 10; call++) {
      metrics.recordCallSuccess("stock", "fetch", call == 0 ? 1 : 0.02);
    }
  }

  private static SortedMap<String, String> written() throws Exception {
    return Monitoring.of(List.of(CatalogParser.read(new StringReader(CATALOG))))
        .groups("objectives")
        .drill(60)
        .files();
  }
}
