package ai.datapunk.weft.httpserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.FailingLog;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpServerFilterTest {

  private static final int NO_BODY = -1;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker ticker = new ManualTicker();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .ticker(ticker)
          .configuration(Configuration.of(Map.of("weft.application", "shop"), Map.of(), Map.of()))
          .build();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    workers.shutdownNow();
    mesh.close();
  }

  private HttpContext context(String path, HttpHandler handler) {
    HttpContext context = server.createContext(path, handler);
    context.getFilters().add(HttpServerFilter.of(mesh));
    return context;
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
            .timeout(Duration.ofSeconds(10))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString(UTF_8));
  }

  /** The client has its answer before the server has closed the exchange. */
  private Scrape scrapeOnceRecorded(int requests) throws InterruptedException {
    for (int i = 0; i < 1_000; i++) {
      Scrape scrape = Scrape.of(registry);
      if (scrape.sum("http_request_size_bytes_count") == requests) {
        return scrape;
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    throw new AssertionError(
        "recorded: " + Scrape.of(registry).sum("http_request_size_bytes_count"));
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void aRequestIsCountedByTheContextsPathWithItsTimeAndItsSize() throws Exception {
    context(
        "/orders",
        exchange -> {
          byte[] read = exchange.getRequestBody().readAllBytes();
          ticker.advance(Duration.ofMillis(70));
          answer(exchange, 201, "read " + read.length);
        });
    assertThat(send("POST", "/orders/17?customer=joe", "12345").body()).isEqualTo("read 5");
    Scrape scrape = scrapeOnceRecorded(1);
    String[] request = {"method", "POST", "path", "/orders", "service", "shop"};
    assertThat(
            scrape.value(
                "http_requests_total",
                "method",
                "POST",
                "path",
                "/orders",
                "service",
                "shop",
                "status",
                "201"))
        .isEqualTo(1);
    assertThat(scrape.value("http_request_duration_seconds_count", request)).isEqualTo(1);
    assertThat(scrape.value("http_request_duration_seconds_sum", request)).isEqualTo(0.07);
    assertThat(scrape.value("http_request_size_bytes_sum", request)).isEqualTo(5);
  }

  @Test
  void onlyWhatIsReadOfABodyCounts() throws Exception {
    context(
        "/some",
        exchange -> {
          int first = exchange.getRequestBody().read();
          long skipped = exchange.getRequestBody().skip(2);
          answer(exchange, 200, first + " " + skipped);
        });
    assertThat(send("PUT", "/some", "x".repeat(1000)).body()).isEqualTo("120 2");
    assertThat(scrapeOnceRecorded(1).sum("http_request_size_bytes_sum")).isEqualTo(3);
  }

  @Test
  void anAnswerWithoutABodyIsCountedWhenTheHandlerReturns() throws Exception {
    context("/none", exchange -> exchange.sendResponseHeaders(204, NO_BODY));
    assertThat(send("DELETE", "/none", "").statusCode()).isEqualTo(204);
    assertThat(scrapeOnceRecorded(1).sum("http_requests_total")).isEqualTo(1);
  }

  @Test
  void anAnswerOfAnotherThreadIsCountedWhenItIsClosed() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    context(
        "/later",
        exchange ->
            workers.execute(
                () -> {
                  try {
                    goOn.await();
                    ticker.advance(Duration.ofSeconds(2));
                    answer(exchange, 200, "late");
                  } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                  }
                }));
    var answer = workers.submit(() -> send("GET", "/later", ""));
    TimeUnit.MILLISECONDS.sleep(50);
    assertThat(Scrape.of(registry).sum("http_requests_total")).isZero();
    goOn.countDown();
    assertThat(answer.get().body()).isEqualTo("late");
    assertThat(scrapeOnceRecorded(1).sum("http_request_duration_seconds_sum")).isEqualTo(2);
  }

  @Test
  void aHandlerThatThrowsBeforeItAnswersIsAServerError() throws Exception {
    context(
        "/broken",
        exchange -> {
          throw new IllegalStateException("on purpose");
        });
    try {
      // Others would be sent once more by the client.
      send("POST", "/broken", "x");
    } catch (IOException closed) {
      assertThat(closed).isNotNull();
    }
    assertThat(
            scrapeOnceRecorded(1)
                .value(
                    "http_requests_total",
                    "method",
                    "POST",
                    "path",
                    "/broken",
                    "service",
                    "shop",
                    "status",
                    "500"))
        .isEqualTo(1);
  }

  @Test
  void templatesTakeThePlaceOfPathsAndWhatHasNoneIsUnmatched() throws Exception {
    HttpContext context = server.createContext("/", exchange -> answer(exchange, 200, "ok"));
    context
        .getFilters()
        .add(
            HttpServerFilter.of(
                mesh,
                exchange ->
                    switch (exchange.getRequestURI().getPath().length()) {
                      case 8 -> "/items/{id}";
                      case 9 -> throw new IllegalStateException("a router that fails");
                      default -> null;
                    }));
    send("GET", "/items/7", "");
    send("GET", "/items/77", "");
    send("BREW", "/joe@shop.example", "");
    Scrape scrape = scrapeOnceRecorded(3);
    assertThat(scrape.sum("http_requests_total")).isEqualTo(3);
    assertThat(requests(scrape, "GET", "/items/{id}")).isEqualTo(1);
    assertThat(requests(scrape, "GET", "unmatched")).isEqualTo(1);
    assertThat(requests(scrape, "other", "unmatched")).isEqualTo(1);
    assertThat(scrape.value("weft_recording_failures_total")).isEqualTo(1);
  }

  private static double requests(Scrape scrape, String method, String path) {
    return scrape.value(
        "http_requests_total", "method", method, "path", path, "service", "shop", "status", "200");
  }

  /** The JDK asks it after all filters, and takes no exchange but its own. */
  @Test
  void aContextWithAnAuthenticatorIsCountedToo() throws Exception {
    context("/guarded", exchange -> answer(exchange, 200, "ok"))
        .setAuthenticator(
            new BasicAuthenticator("shop") {
              @Override
              public boolean checkCredentials(String user, String password) {
                return user.equals("joe") && password.equals("s3cret");
              }
            });
    assertThat(send("GET", "/guarded", "").statusCode()).isEqualTo(401);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/guarded"))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Basic am9lOnMzY3JldA==")
            .build();
    assertThat(client.send(request, BodyHandlers.ofString(UTF_8)).body()).isEqualTo("ok");
    Scrape scrape = scrapeOnceRecorded(2);
    assertThat(requests(scrape, "GET", "/guarded")).isEqualTo(1);
    assertThat(
            scrape.value(
                "http_requests_total",
                "method",
                "GET",
                "path",
                "/guarded",
                "service",
                "shop",
                "status",
                "401"))
        .isEqualTo(1);
  }

  @Test
  void twoFiltersCountOnceAndAreToldOnce() throws Exception {
    HttpContext context = context("/twice", exchange -> answer(exchange, 200, "ok"));
    context.getFilters().add(HttpServerFilter.of(mesh));
    try (CapturedLog log = new CapturedLog()) {
      send("GET", "/twice", "");
      send("GET", "/twice", "");
      assertThat(scrapeOnceRecorded(2).sum("http_requests_total")).isEqualTo(2);
      assertThat(log.linesWith("two filters that count them"))
          .singleElement()
          .asString()
          .contains("The HTTP requests of the context /twice are counted once");
    }
  }

  @Test
  void aLogThatThrowsBreaksNoExchange() throws Exception {
    HttpContext context = server.createContext("/", exchange -> answer(exchange, 200, "ok"));
    context.getFilters().add(HttpServerFilter.of(mesh, exchange -> null));
    context.getFilters().add(HttpServerFilter.of(mesh));
    try (FailingLog log = new FailingLog()) {
      assertThat(log).isNotNull();
      for (int i = 0; i < 100; i++) {
        assertThat(send("GET", "/", "").statusCode()).isEqualTo(200);
      }
    }
    Scrape scrape = scrapeOnceRecorded(100);
    assertThat(scrape.sum("http_requests_total")).isEqualTo(100);
    // That of two filters at least: the other line may come after the last answer.
    assertThat(scrape.sum("weft_recording_failures_total")).isPositive();
  }

  @Test
  void aFunctionThatKnowsNoTemplatesIsToldOnce() throws Exception {
    HttpContext context =
        server.createContext("/", exchange -> exchange.sendResponseHeaders(204, NO_BODY));
    context.getFilters().add(HttpServerFilter.of(mesh, exchange -> null));
    try (CapturedLog log = new CapturedLog()) {
      for (int i = 0; i < 201; i++) {
        send("GET", "/items/" + i, "");
      }
      scrapeOnceRecorded(201);
      assertThat(log.linesWith("No template is known"))
          .singleElement()
          .asString()
          .contains("WARN")
          .endsWith(
              "No template is known for any of the first 100 HTTP requests that succeeded, so all"
                  + " count under the path 'unmatched': the function of"
                  + " HttpServerFilter.of(mesh, templates) is to give them, or leave it out for the"
                  + " paths of contexts");
    }
  }

  @Test
  void aRegistryWithMetricsOfTheNamesIsToldAtOnce() {
    PrometheusRegistry own = new PrometheusRegistry();
    Gauge.builder().name("http_requests").register(own);
    try (Mesh other = Mesh.builder().registry(own).build()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> HttpServerFilter.of(other))
          .withMessageContaining("http_requests");
    }
  }
}
