package ai.datapunk.weft.it.httpservers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.health.Health;
import ai.datapunk.weft.health.HealthChecks;
import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.PrometheusServer;
import ai.datapunk.weft.it.support.Promtool;
import ai.datapunk.weft.process.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An application that has all of the platform's standard metrics, whichever its server is. */
final class StandardApplication implements AutoCloseable {

  private static final Path DEVICES = Path.of("/sys/class/net");

  private static final String PROMETHEUS =
      """
      global: {scrape_interval: 1s}
      scrape_configs:
        - job_name: shop
          metrics_path: %s
          static_configs: [{targets: ['%s']}]
      """;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .configuration(Configuration.of(Map.of("weft.application", "shop"), Map.of(), Map.of()))
          .build();
  private final HealthChecks checks =
      HealthChecks.of(mesh).require("database", Health::healthy).start();
  private final ProcessMetrics process = ProcessMetrics.of(mesh).start();

  PrometheusRegistry registry() {
    return registry;
  }

  Mesh mesh() {
    return mesh;
  }

  /** Once a request was served: a scrape, promtool and Prometheus have nothing to say. */
  void check(URI metrics) throws Exception {
    String text = scrapedOnceThere(metrics);
    Exposition scrape = Exposition.of(text);
    for (StandardMetric standard : StandardMetric.all()) {
      standard.check(scrape);
    }
    // What the standards' alerts read besides, on every system.
    assertThat(scrape.types())
        .containsEntry("disk_free_bytes", "gauge")
        .containsEntry("disk_total_bytes", "gauge");
    checkNetwork(scrape);
    assertThat(Promtool.said(text)).isEmpty();
    try (PrometheusServer prometheus = prometheus(metrics)) {
      assertThat(prometheus.onceThere("sum(http_requests_total{service=\"shop\",method=\"POST\"})"))
          .isEqualTo("1");
      assertThat(prometheus.onceThere("health_status{check_type=\"aggregate\"}")).isEqualTo("1");
    }
  }

  private static PrometheusServer prometheus(URI metrics) throws IOException {
    return new PrometheusServer(
        Programs.require("prometheus"),
        PROMETHEUS.formatted(metrics.getPath(), metrics.getAuthority()),
        Files.createTempDirectory(Path.of("target"), "prometheus"));
  }

  /** Where Linux tells of devices with hardware behind them, as which a container's eth0 counts. */
  private void checkNetwork(Exposition scrape) throws IOException {
    for (String device : devices()) {
      assertThat(scrape.types()).containsEntry("network_errors_total", "counter");
      for (String direction : List.of("receive", "transmit")) {
        assertThat(scrape.values())
            .containsKey(
                "network_errors_total{device=\"%s\",direction=\"%s\",instance=\"%s\",service=\"shop\"}"
                    .formatted(device, direction, mesh.application().instance()));
      }
    }
  }

  private static List<String> devices() throws IOException {
    if (!Files.isDirectory(DEVICES)) {
      return List.of();
    }
    try (Stream<Path> devices = Files.list(DEVICES)) {
      return devices
          .filter(each -> each.endsWith("eth0") || Files.exists(each.resolve("device")))
          .map(each -> each.getFileName().toString())
          .toList();
    }
  }

  /** The checks are asked, and the request is at its end, in threads of their own. */
  private static String scrapedOnceThere(URI metrics) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    String text = "";
    for (int i = 0; i < 400; i++) {
      text = client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
      if (text.contains("service_up{") && text.contains("http_requests_total{method=\"POST\"")) {
        return text;
      }
      TimeUnit.MILLISECONDS.sleep(25);
    }
    throw new AssertionError(text);
  }

  @Override
  public void close() {
    process.close();
    checks.close();
    mesh.close();
  }
}
