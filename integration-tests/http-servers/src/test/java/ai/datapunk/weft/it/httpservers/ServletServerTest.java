package ai.datapunk.weft.it.httpservers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.servlet.MetricsFilter;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** What is true of each servlet container. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
abstract class ServletServerTest {

  private static final Set<DispatcherType> ALL = EnumSet.allOf(DispatcherType.class);
  private static final Set<DispatcherType> REQUESTS = EnumSet.of(DispatcherType.REQUEST);

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusRegistry broken = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .ticker(() -> 0)
          .configuration(Configuration.of(Map.of("weft.application", "shop"), Map.of(), Map.of()))
          .build();
  private final StandardApplication standard = new StandardApplication();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final ServletContainer container;
  private RunningServer server;
  private Client client;

  ServletServerTest(ServletContainer container) {
    this.container = container;
  }

  @BeforeAll
  void start() throws Exception {
    broken.register(
        new Collector() {
          @Override
          public MetricSnapshot collect() {
            throw new IllegalStateException("on purpose");
          }
        });
    Filter counting = MetricsFilter.of(mesh, ServletServerTest::template);
    server =
        container.start(
            List.of(
                application("/shop", registry, List.of(counting), ALL),
                application("/plain", registry, List.of(counting), REQUESTS),
                application(
                    "/twice",
                    registry,
                    List.of(MetricsFilter.of(mesh), MetricsFilter.of(mesh)),
                    ALL),
                application("/broken", broken, List.of(), REQUESTS),
                application("/half", HalfScrape.registry(), List.of(), REQUESTS),
                application(
                    "/standard",
                    standard.registry(),
                    List.of(MetricsFilter.of(standard.mesh())),
                    ALL)));
    client = new Client(server.port());
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
    workers.shutdownNow();
    standard.close();
    mesh.close();
  }

  private ShopApplication application(
      String path,
      PrometheusRegistry registry,
      List<Filter> filters,
      Set<DispatcherType> dispatches) {
    return new ShopApplication(path, registry, filters, dispatches, workers);
  }

  private static String template(HttpServletRequest request) {
    if (request.getServletPath().equals("/routed")) {
      if (request.getPathInfo().equals("/wrong")) {
        throw new AssertionError("a router that is wrong");
      }
      return request.getContextPath() + "/routed/{id}";
    }
    return null;
  }

  private Exposition scrape() throws Exception {
    return Exposition.of(client.get("/shop/metrics").body());
  }

  /** Of each application, with the filter in all dispatches and in the first alone. */
  @Test
  void eachRequestIsCountedOnceUnderItsTemplate() throws Exception {
    List<CountedRequest> all = new ArrayList<>();
    all.addAll(new ShopCalls(client, "/shop", container.version()).make());
    all.addAll(new UnusualCalls(client, "/shop", container.version()).make());
    all.addAll(new ShopCalls(client, "/plain", container.version()).make());
    all.addAll(new UnusualCalls(client, "/plain", container.version()).make());
    SortedMap<String, Double> expected = CountedRequest.series(all);
    SortedMap<String, Double> counted = counted();
    for (int i = 0; i < 200 && !counted.equals(expected); i++) {
      // An answer is there before the container has completed the request.
      TimeUnit.MILLISECONDS.sleep(25);
      counted = counted();
    }
    assertThat(counted).containsExactlyEntriesOf(expected);
    assertThat(scrape().values()).containsEntry("weft_recording_failures_total", 2.0);
  }

  private SortedMap<String, Double> counted() throws Exception {
    SortedMap<String, Double> counted = new TreeMap<>();
    Exposition scrape = scrape();
    for (String path : List.of("/shop", "/plain", "/pets", "unmatched")) {
      counted.putAll(scrape.requestsOf(path));
    }
    counted.keySet().removeIf(series -> series.contains("/metrics\""));
    return counted;
  }

  @Test
  void twoFiltersCountOnceAndAreToldOnce() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      client.get("/twice/orders/1");
      client.get("/twice/orders/2");
      assertThat(log.linesWith("two filters that count them"))
          .singleElement()
          .asString()
          .contains("The HTTP requests of the web application '/twice' are counted once");
    }
    assertThat(scrape().values())
        .containsEntry(
            "http_requests_total{method=\"GET\",path=\"/twice/orders/*\",service=\"shop\",status=\"200\"}",
            2.0);
  }

  @Test
  void theServletAnswersInTheFormatThatIsAskedFor() throws Exception {
    String path = "/shop/metrics?name[]=http_requests_total".replace("[]", "%5B%5D");
    HttpResponse<String> text = client.get(path);
    assertThat(text.headers().firstValue("Content-Type").map(type -> type.replace(" ", "")))
        .contains("text/plain;version=0.0.4;charset=utf-8");
    assertThat(text.headers().map())
        .containsEntry("cache-control", List.of("no-store"))
        .containsEntry("x-content-type-options", List.of("nosniff"));
    assertThat(text.body()).startsWith("# HELP http_requests_total ");
    assertThat(Exposition.of(text.body()).types()).containsOnlyKeys("http_requests_total");
    HttpResponse<String> open = client.get(path, "Accept", "application/openmetrics-text");
    assertThat(open.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
    assertThat(open.body()).endsWith("# EOF\n");
    HttpResponse<String> protobuf =
        client.get(
            path,
            "Accept",
            "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
                + " encoding=delimited");
    assertThat(protobuf.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).contains("protobuf"));
  }

  @Test
  void theServletCompressesWhereThatIsAskedFor() throws Exception {
    HttpResponse<byte[]> answer =
        client
            .http()
            .send(
                HttpRequest.newBuilder(client.uri("/shop/metrics"))
                    .timeout(Duration.ofSeconds(10))
                    .header("Accept-Encoding", "gzip")
                    .build(),
                BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertThat(new String(in.readAllBytes(), UTF_8)).contains("http_requests_total");
    }
  }

  @Test
  void theServletAnswersHeadWithoutABodyAndRefusesOtherMethods() throws Exception {
    HttpResponse<String> head = client.send("HEAD", "/shop/metrics", BodyPublishers.noBody());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValueAsLong("Content-Length").orElse(0)).isGreaterThan(100);
    HttpResponse<String> zipped =
        client.send("HEAD", "/shop/metrics", BodyPublishers.noBody(), "Accept-Encoding", "gzip");
    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    for (String method : List.of("POST", "OPTIONS", "DELETE", "BREW")) {
      HttpResponse<String> other = client.send(method, "/shop/metrics", BodyPublishers.noBody());
      assertThat(other.statusCode()).as(method).isEqualTo(405);
      assertThat(other.headers().firstValue("Allow")).contains("GET, HEAD");
      assertThat(other.body()).isEqualTo("Only GET and HEAD are answered\n");
    }
  }

  @Test
  void aScrapeThatFailsIsAServerErrorThatTellsNothing() throws Exception {
    HttpResponse<String> answer = client.get("/broken/metrics");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("This cannot be served; the application's log says why\n");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void halfAScrapeIsNotServed() throws Exception {
    for (String encoding : List.of("gzip", "identity")) {
      HttpResponse<String> answer = client.get("/half/metrics", "Accept-Encoding", encoding);
      assertThat(answer.statusCode()).as(encoding).isEqualTo(500);
      assertThat(answer.headers().firstValue("Content-Encoding")).as(encoding).isEmpty();
      assertThat(answer.body())
          .isEqualTo("This cannot be served; the application's log says why\n");
    }
  }

  @Test
  void aMalformedQueryIsAClientErrorThatIsNotLogged() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      assertThat(client.getRaw("/shop/metrics?x%zz=1"))
          .startsWith("HTTP/1.1 400")
          .endsWith("\r\n\r\nThe query is malformed\n");
      assertThat(log.linesWith("A scrape failed")).isEmpty();
    }
  }

  @Test
  void thePlatformsStandardMetricsAreServed() throws Exception {
    client.post("/standard/orders/1", "text/plain", "12345");
    standard.check(client.uri("/standard/metrics"));
  }
}
