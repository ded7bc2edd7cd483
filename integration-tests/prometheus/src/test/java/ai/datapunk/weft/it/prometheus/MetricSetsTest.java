package ai.datapunk.weft.it.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.access.Principals;
import ai.datapunk.weft.credentials.TokenHash;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.PrometheusServer;
import ai.datapunk.weft.it.support.RunningProgram;
import ai.datapunk.weft.view.View;
import com.example.storefront.metrics.CacheMetrics;
import com.example.storefront.metrics.CortexMetrics;
import com.example.storefront.metrics.LakeMetrics;
import com.example.storefront.metrics.LakeMetrics.QueryType;
import com.example.storefront.metrics.QueueMetrics;
import com.example.storefront.metrics.SecurityMetrics;
import com.example.storefront.metrics.StreamMetrics;
import com.example.storefront.metrics.StreamMetrics.EventType;
import com.example.storefront.report.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A real Prometheus has what the quickstart's metric sets record, under the names and labels of the
 * monitoring standard, and the standard's alerts on them see what is bad and nothing else.
 */
@Timeout(90)
class MetricSetsTest {

  private static final String CONFIG =
      """
      global:
        scrape_interval: 200ms
        scrape_timeout: 200ms
      scrape_configs:
        - job_name: shop
          honor_labels: true
          static_configs:
            - targets: ['%1$s']
        - job_name: plain
          static_configs:
            - targets: [%2$s]
      """;

  private static final Path SOURCES =
      Path.of("../quickstart/src/main/java/com/example/storefront/metrics");
  private static final Pattern REGION =
      Pattern.compile("// tag::set\\[]\n(.*?)\n// end::", Pattern.DOTALL);
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("\\bname = \"(\\w+)\"");

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh = Mesh.builder().registry(registry).build();
  private final LakeMetrics lake = mesh.metrics().of(LakeMetrics.class);
  private final StreamMetrics stream = mesh.metrics().of(StreamMetrics.class);
  private final CortexMetrics cortex = mesh.metrics().of(CortexMetrics.class);
  private final CacheMetrics caches = mesh.metrics().of(CacheMetrics.class);
  private final QueueMetrics queues = mesh.metrics().of(QueueMetrics.class);
  private final SecurityMetrics security = mesh.metrics().of(SecurityMetrics.class);
  private MetricsEndpoint endpoint;

  @BeforeEach
  void serve() throws Exception {
    endpoint = MetricsEndpoint.builder().registry(registry).port(0).start();
  }

  @AfterEach
  void close() {
    endpoint.close();
    mesh.close();
  }

  private PrometheusServer prometheus(String authority) throws Exception {
    return prometheus(authority, "");
  }

  /**
   * One that also scrapes a list of targets whose labels it does not honour.
   *
   * @param plain the list, as the configuration has it
   */
  private static PrometheusServer prometheus(String authority, String plain) throws Exception {
    return new PrometheusServer(
        Programs.require("prometheus"), CONFIG.formatted(authority, plain), folder());
  }

  private static Path folder() throws Exception {
    return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "sets");
  }

  private static Map<String, String> shop(String... labels) {
    Map<String, String> all = new TreeMap<>(Map.of("job", "shop"));
    for (int i = 0; i < labels.length; i += 2) {
      all.put(labels[i], labels[i + 1]);
    }
    return all;
  }

  private static Map<Map<String, String>, Double> one(double value, String... labels) {
    return Map.of(shop(labels), value);
  }

  @Test
  void whatTheServicesRecordIsThereWithItsLabels() throws Exception {
    lake.stored(LakeMetrics.Operation.WRITE, LakeMetrics.Status.SUCCESS);
    lake.stored(LakeMetrics.Operation.WRITE, LakeMetrics.Status.SUCCESS);
    lake.stored(LakeMetrics.Operation.READ, LakeMetrics.Status.FAILURE);
    lake.searched("articles", QueryType.NEAREST, Duration.ofMillis(250));
    lake.searched("articles", QueryType.NEAREST, Duration.ofMillis(500));
    stream.processed(EventType.RETURN, StreamMetrics.Status.DECLINED);
    stream.lag("orders", 3, Duration.ofMillis(1250));
    cortex.requested("ranking", "7");
    cortex.answered("ranking", CortexMetrics.Operation.EMBED, Duration.ofMillis(125));
    try (PrometheusServer server = prometheus(endpoint.uri().getAuthority())) {
      Vector.await(
          server,
          "storage_operations_total",
          Map.of(
              shop("operation", "READ", "status", "SUCCESS"), 0.0,
              shop("operation", "READ", "status", "FAILURE"), 1.0,
              shop("operation", "WRITE", "status", "SUCCESS"), 2.0,
              shop("operation", "WRITE", "status", "FAILURE"), 0.0,
              shop("operation", "DELETE", "status", "SUCCESS"), 0.0,
              shop("operation", "DELETE", "status", "FAILURE"), 0.0));
      Vector.await(
          server,
          "vector_search_duration_seconds_sum",
          one(0.75, "index", "articles", "query_type", "NEAREST"));
      Vector.await(
          server,
          "vector_search_duration_seconds_bucket{le='0.25'}",
          one(1, "index", "articles", "query_type", "NEAREST", "le", "0.25"));
      Vector.await(
          server, "events_processed_total != 0", one(1, "type", "RETURN", "status", "DECLINED"));
      Vector.await(server, "count(events_processed_total)", Map.of(Map.of(), 8.0));
      Vector.await(server, "stream_lag_seconds", one(1.25, "topic", "orders", "partition", "3"));
      Vector.await(server, "inference_requests_total", one(1, "model", "ranking", "version", "7"));
      Vector.await(
          server,
          "model_latency_seconds_sum",
          one(0.125, "model", "ranking", "operation", "EMBED"));
      Vector.await(
          server, "model_latency_seconds_count", one(1, "model", "ranking", "operation", "EMBED"));
    }
  }

  @Test
  void theAlertsFireForWhatIsBadAlone() throws Exception {
    caches.read("prices", 79, 100);
    caches.read("articles", 80, 100);
    caches.evicted("prices", 0);
    caches.evicted("articles", 0);
    queues.waiting("orders", () -> 1001);
    queues.waiting("mails", () -> 1000);
    queues.waiting("orders.dlq", () -> 1);
    queues.waiting("mails.dlq", () -> 0);
    stream.lag("orders", 0, Duration.ofMinutes(5));
    stream.lag("orders", 1, Duration.ofSeconds(301));
    String failing = "rate(auth_failures_total[5m]) / rate(auth_attempts_total[5m]) > 0.1";
    try (PrometheusServer server = prometheus(endpoint.uri().getAuthority())) {
      Vector.await(
          server,
          "cache_hit_ratio",
          Map.of(shop("cache", "prices"), 0.79, shop("cache", "articles"), 0.8));
      Vector.await(server, "cache_hit_ratio < 0.8", one(0.79, "cache", "prices"));
      Vector.await(server, "rabbitmq_queue_messages > 1000", one(1001, "queue", "orders"));
      Vector.await(
          server, "rabbitmq_queue_messages{queue=~\".*dlq.*\"} > 0", one(1, "queue", "orders.dlq"));
      Vector.await(
          server, "stream_lag_seconds > 300", one(301, "topic", "orders", "partition", "1"));
      Vector.await(server, "auth_attempts_total", one(0, "service", "storefront"));
      Vector.await(server, "auth_failures_total", one(0, "service", "storefront"));

      // In 5 min these are 300 and 33 in a second, or twice that where two samples stand for all.
      caches.evicted("prices", 90_000);
      caches.evicted("articles", 10_000);
      logIn(20, 1);
      Vector.await(
          server,
          "cache_evictions_total",
          Map.of(shop("cache", "prices"), 90_000.0, shop("cache", "articles"), 10_000.0));
      Vector.await(server, "auth_attempts_total", one(20, "service", "storefront"));
      assertThat(Vector.of(server, "rate(cache_evictions_total[5m]) > 100").values())
          .containsOnlyKeys(shop("cache", "prices"));
      // So far one in twenty.
      assertThat(Vector.of(server, failing).values()).isEmpty();

      logIn(20, 7);
      Vector.await(server, "round(" + failing + ", 0.001)", one(0.2, "service", "storefront"));
    }
  }

  private void logIn(int times, int refused) {
    for (int i = 0; i < times; i++) {
      security.tried();
      if (i < refused) {
        security.refused();
      }
    }
  }

  /** The label {@code job} is the one that the job pushes under, where a scrape honours it. */
  @Test
  void theAlertOnAJobFiresUntilItsNextRunIsWell() throws Exception {
    Path folder = folder();
    int port = RunningProgram.freePort();
    String gateway = "http://127.0.0.1:" + port;
    String target = "127.0.0.1:" + port;
    Map<String, String> job = Map.of("job", "stock_take", "warehouse", "north");
    Map<String, String> plain =
        Map.of("job", "plain", "exported_job", "stock_take", "warehouse", "north");
    try (PushgatewayServer pushgateway =
            new PushgatewayServer(Programs.require("prometheus-pushgateway"), port, folder);
        PrometheusServer server = prometheus(target, "'" + target + "'")) {
      assertThat(pushgateway.metrics()).doesNotContain("etl_job_status");
      assertThat(BatchJob.run(folder, gateway, 50)).isEqualTo(1);
      Vector.await(server, "etl_job_status == 0", Map.of(job, 0.0, plain, 0.0));
      assertThat(BatchJob.run(folder, gateway, 49)).isZero();
      Vector.await(server, "etl_job_status", Map.of(job, 1.0, plain, 1.0));
      assertThat(Vector.of(server, "etl_job_status == 0").values()).isEmpty();
    }
  }

  @Test
  void promtoolFindsNothingToSay() throws Exception {
    caches.read("prices", 1, 2);
    caches.evicted("prices", 1);
    queues.waiting("orders", () -> 1);
    stream.lag("orders", 0, Duration.ofSeconds(1));
    lake.searched("articles", QueryType.FILTERED, Duration.ofMillis(1));
    cortex.requested("ranking", "7");
    cortex.answered("ranking", CortexMetrics.Operation.EMBED, Duration.ofMillis(1));
    logIn(1, 1);
    Path page = folder().resolve("page.txt");
    Files.writeString(page, Scrape.text(endpoint.uri()));
    Process promtool =
        new ProcessBuilder(Programs.require("promtool").toString(), "check", "metrics")
            .redirectInput(page.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said).isEmpty();
    assertThat(promtool.waitFor()).isZero();
  }

  @Test
  void thePageHasEachMetricOfASetAndTheCodeThatItShows() throws Exception {
    String page = Files.readString(DocsPage.of("own-metrics.md").file());
    String section =
        page.substring(
            page.indexOf("### Sets to copy"), page.indexOf("## Metrics without annotations"));
    List<String> code = new ArrayList<>();
    List<String> metrics = new ArrayList<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path source : files.toList()) {
        String text = Files.readString(source);
        REGION.matcher(text).results().map(region -> region.group(1)).forEach(code::add);
        NAME.matcher(text).results().map(name -> name.group(1)).forEach(metrics::add);
      }
    }
    assertThat(metrics).hasSize(12);
    assertThat(metrics).allSatisfy(name -> assertThat(section).contains("| `" + name + "` |"));
    assertThat(BLOCK.matcher(section).results().map(block -> block.group(1)))
        .hasSize(3)
        .isSubsetOf(code);
  }

  @Test
  void aGuardedEndpointIsBesideTheLogInsOfTheApplication() throws Exception {
    logIn(3, 1);
    for (boolean counts : new boolean[] {false, true}) {
      try (MetricsEndpoint guarded =
          MetricsEndpoint.builder()
              .registry(registry)
              .port(0)
              .access(
                  Principals.builder()
                      .token("prometheus", TokenHash.of("s3cret"), View.everything())
                      .build())
              .countAuthentication(counts)
              .start()) {
        assertThat(page(guarded, "wrong").statusCode()).isEqualTo(401);
        assertThat(page(guarded, "s3cret").body().lines())
            .filteredOn(line -> line.startsWith("auth_"))
            .containsExactlyInAnyOrder(
                "auth_attempts_total{service=\"storefront\"} 3.0",
                "auth_failures_total{service=\"storefront\"} 1.0");
      }
    }
  }

  @Test
  void whatAnEndpointCountsIsRefusedToTheApplication() throws Exception {
    PrometheusRegistry other = new PrometheusRegistry();
    try (Mesh late = Mesh.builder().registry(other).build();
        MetricsEndpoint guarded =
            MetricsEndpoint.builder()
                .registry(other)
                .port(0)
                .access(
                    Principals.builder()
                        .token("prometheus", TokenHash.of("s3cret"), View.everything())
                        .build())
                .countAuthentication(true)
                .start()) {
      assertThatThrownBy(() -> late.metrics().of(SecurityMetrics.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("auth_attempts");
      assertThat(page(guarded, "s3cret").statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> page(MetricsEndpoint endpoint, String token)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.uri()).header("Authorization", "Bearer " + token).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
