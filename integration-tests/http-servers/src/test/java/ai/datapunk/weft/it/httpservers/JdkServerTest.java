package ai.datapunk.weft.it.httpservers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import ai.datapunk.weft.httpserver.HttpServerFilter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The JDK's server, whose application has Weft's endpoint beside it. */
@Timeout(60)
class JdkServerTest {

  private static final String TEXT = "text/plain; charset=utf-8";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .ticker(() -> 0)
          .configuration(Configuration.of(Map.of("weft.application", "shop"), Map.of(), Map.of()))
          .build();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private HttpServer server;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.start();
    client = new Client(server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
    workers.shutdownNow();
    mesh.close();
  }

  private void serve(Mesh counting, String path, HttpHandler handler) {
    server.createContext(path, handler).getFilters().add(HttpServerFilter.of(counting));
  }

  private static void orders(HttpExchange exchange) throws IOException {
    byte[] bytes = new byte[2];
    int total = 0;
    for (int n; (n = exchange.getRequestBody().read(bytes)) >= 0; ) {
      total += n;
    }
    answer(exchange, 201, "read " + total);
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  private void answerLater(HttpExchange exchange) {
    workers.execute(
        () -> {
          try {
            answer(exchange, 202, "late");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void eachRequestIsCountedOnce() throws Exception {
    serve(mesh, "/orders", JdkServerTest::orders);
    serve(mesh, "/later", this::answerLater);
    serve(mesh, "/nothing", exchange -> exchange.sendResponseHeaders(404, -1));
    serve(
        mesh,
        "/fails",
        exchange -> {
          throw new IllegalStateException("on purpose");
        });
    client.post("/orders/17?a=b", TEXT, "12345");
    client.postChunked("/orders/18", TEXT, "1234567");
    client.get("/later");
    client.get("/nothing/joe@shop.example");
    try {
      // What is no GET is not sent once more by the client.
      client.post("/fails", TEXT, "1");
    } catch (IOException closed) {
      assertThat(closed).isNotNull();
    }
    client.abandon("/orders/19");
    SortedMap<String, Double> expected =
        CountedRequest.series(
            List.of(
                new CountedRequest("POST", "/orders", 201, 5),
                new CountedRequest("POST", "/orders", 201, 7),
                new CountedRequest("GET", "/later", 202, 0),
                new CountedRequest("GET", "/nothing", 404, 0),
                new CountedRequest("POST", "/fails", 500, 0),
                new CountedRequest("POST", "/orders", 499, 5)));
    try (MetricsEndpoint endpoint = MetricsEndpoint.builder().port(0).registry(registry).start()) {
      Client scraper = new Client(endpoint.port());
      SortedMap<String, Double> counted = counted(scraper);
      for (int i = 0; i < 200 && !counted.equals(expected); i++) {
        TimeUnit.MILLISECONDS.sleep(25);
        counted = counted(scraper);
      }
      assertThat(counted).containsExactlyEntriesOf(expected);
    }
  }

  private static SortedMap<String, Double> counted(Client scraper) throws Exception {
    return Exposition.of(scraper.get("/metrics").body()).requestsOf("/");
  }

  @Test
  void thePlatformsStandardMetricsAreServed() throws Exception {
    try (StandardApplication standard = new StandardApplication();
        MetricsEndpoint endpoint =
            MetricsEndpoint.builder().port(0).registry(standard.registry()).start()) {
      serve(standard.mesh(), "/orders", JdkServerTest::orders);
      client.post("/orders/1", TEXT, "12345");
      standard.check(endpoint.uri());
    }
  }
}
