package ai.datapunk.weft.it.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.exposition.MetricsEndpoint;
import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.PrometheusServer;
import ai.datapunk.weft.it.support.VictoriaServer;
import ai.datapunk.weft.loadbalancer.LoadBalancerMetrics;
import ai.datapunk.weft.mesh.ServiceMeshMetrics;
import com.example.storefront.report.Scrape;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real Prometheus scrapes several processes, and writes on to a real VictoriaMetrics. */
@Timeout(90)
class RemoteWriteTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern VALUE = Pattern.compile("\"value\":\\[[^,]*,\"([^\"]*)\"]");

  private static final Path PAGE = Path.of("../../docs/scaling.md");

  /** A process of the shop: its registry, and the endpoint that serves it. */
  private static final class Shop implements AutoCloseable {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ServiceMeshMetrics calls = ServiceMeshMetrics.in(registry);
    private final MetricsEndpoint endpoint =
        MetricsEndpoint.builder().registry(registry).port(0).start();

    /** One that has made so many calls; all processes call the same instance. */
    static Shop after(int number) {
      Shop shop = new Shop();
      LoadBalancerMetrics balancer = LoadBalancerMetrics.in(shop.registry);
      for (int i = 0; i < number; i++) {
        shop.calls.recordCallSuccess("stock", "fetch", 0.01 * i);
        balancer.recordRequest("stock", "10.0.0.1:80", "random");
      }
      return shop;
    }

    /** One that makes so many calls between any two scrapes. */
    static Shop making(int number) {
      Shop shop = new Shop();
      shop.calls.recordCallSuccess("prices", "fetch", 1);
      shop.registry.register(
          new Collector() {
            @Override
            public MetricSnapshot collect() {
              for (int i = 0; i < number; i++) {
                shop.calls.recordCallSuccess("prices", "fetch", 1);
              }
              return GaugeSnapshot.builder().name("scrapes").build();
            }
          });
      return shop;
    }

    String process() {
      return endpoint.uri().getAuthority();
    }

    @Override
    public void close() {
      endpoint.close();
    }
  }

  @Test
  void bothServersHaveTheSeriesAndTheirSumsToTheUnit() throws Exception {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target")), "remote-write");
    try (Shop first = Shop.after(30);
        Shop second = Shop.after(12);
        Shop busy = Shop.making(7);
        VictoriaServer victoria = new VictoriaServer(Programs.require("victoria-metrics"), folder);
        PrometheusServer prometheus =
            new PrometheusServer(
                Programs.require("prometheus"),
                configuration(
                    PrometheusServer.authorities(
                        List.of(first.endpoint.uri(), second.endpoint.uri(), busy.endpoint.uri())),
                    victoria.uri()),
                folder)) {
      Map<Map<String, String>, Double> served = new HashMap<>();
      for (Shop shop : List.of(first, second)) {
        served.putAll(served(shop));
      }
      String still = "{job='shop',process!='%s',__name__=~'%s'}";
      String selector = still.formatted(busy.process(), SeriesValues.NAMES);
      await(served, () -> held(prometheus.query(selector)));
      await(served, () -> held(victoria.query(selector)));

      for (String sum :
          List.of(
              "sum(load_balancer_requests_total)",
              "sum(mesh_service_calls_total{service='stock'})",
              "sum(mesh_call_duration_seconds_count{service='stock'})",
              "sum(mesh_call_duration_seconds_bucket{service='stock',le='+Inf'})")) {
        assertThat(value(prometheus.query(sum))).as(sum).isEqualTo(42);
        assertThat(value(victoria.query(sum))).as(sum).isEqualTo(42);
      }
      String seconds = "sum(mesh_call_duration_seconds_sum{service='stock'})";
      assertThat(value(victoria.query(seconds))).isEqualTo(value(prometheus.query(seconds)));

      assertRates(prometheus, victoria);
    }
  }

  /** What the page shows, for these processes and this store, and faster. */
  private static String configuration(String targets, URI victoria) throws IOException {
    String page = Files.readString(PAGE);
    String shown = page.substring(page.indexOf("```yaml\n") + 8);
    return replaced(
        shown.substring(0, shown.indexOf("```")),
        Map.of(
            "scrape_interval: 15s",
            "scrape_interval: 200ms\n  scrape_timeout: 200ms",
            "'shop-1:9464', 'shop-2:9464'",
            targets,
            "http://victoria:8428/api/v1/write",
            victoria + "/api/v1/write\n    queue_config: {batch_send_deadline: 200ms}"));
  }

  private static String replaced(String text, Map<String, String> replacements) {
    String replaced = text;
    for (Map.Entry<String, String> replacement : replacements.entrySet()) {
      assertThat(replaced).contains(replacement.getKey());
      replaced = replaced.replace(replacement.getKey(), replacement.getValue());
    }
    return replaced;
  }

  private static void assertRates(PrometheusServer prometheus, VictoriaServer victoria)
      throws Exception {
    String series = "mesh_service_calls_total{service='prices',status='success'}";
    while (value(prometheus.query("count_over_time(" + series + "[1m])")) < 45) {
      Thread.sleep(200);
    }
    // Five seconds that both have all of: nine are scraped, and the last one may be on its way.
    String earlier = series + "[5s] @ " + (Instant.now().getEpochSecond() - 2);
    double samples = value(prometheus.query("count_over_time(" + earlier + ")"));
    assertThat(samples).isGreaterThan(15);
    // Prometheus extrapolates by at most 1.1 intervals at each end.
    double tolerance = 2.2 / (samples - 1);
    for (String function : List.of("increase", "rate")) {
      double ours = value(prometheus.query(function + "(" + earlier + ")"));
      double theirs = value(victoria.query(function + "(" + earlier + ")"));
      assertThat(theirs / ours).as(function).isBetween(1 - tolerance, 1 + tolerance);
    }
    // What has no extrapolation is a multiple of what each scrape adds.
    assertThat(value(victoria.query("increase(" + earlier + ")")) % 7).isZero();
  }

  private static Map<Map<String, String>, Double> served(Shop shop) throws Exception {
    Map<Map<String, String>, Double> served = new HashMap<>();
    SeriesValues.served(Scrape.of(shop.endpoint.uri()))
        .forEach(
            (labels, value) -> {
              Map<String, String> stored = new TreeMap<>(labels);
              stored.put("process", shop.process());
              served.put(stored, value);
            });
    return served;
  }

  /** Without what servers add: {@code instance} where there was none, and the external label. */
  private static Map<Map<String, String>, Double> held(String json) {
    Map<Map<String, String>, Double> held = new HashMap<>();
    SeriesValues.held(json, "")
        .forEach(
            (labels, value) -> {
              Map<String, String> stored = new TreeMap<>(labels);
              stored.remove("shard");
              stored.remove("instance", stored.get("process"));
              held.put(stored, value);
            });
    return held;
  }

  @FunctionalInterface
  private interface Held {
    Map<Map<String, String>, Double> now() throws Exception;
  }

  private static void await(Map<Map<String, String>, Double> served, Held held) throws Exception {
    assertThat(served).isNotEmpty();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!held.now().equals(served) && System.nanoTime() < deadline) {
      Thread.sleep(200);
    }
    assertThat(held.now()).isEqualTo(served);
  }

  private static double value(String json) {
    Matcher value = VALUE.matcher(json);
    return value.find() ? Double.parseDouble(value.group(1)) : Double.NaN;
  }
}
