package ai.datapunk.weft.httpserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.RawConnection;
import ai.datapunk.weft.testing.Scrape;
import ai.datapunk.weft.testing.TestKeys;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When an exchange of the JDK's server is at its end, whatever its handler does. */
@Timeout(60)
class HttpServerEndingsTest {

  private static final int NO_BODY = -1;
  private static final int UNKNOWN_LENGTH = 0;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker ticker = new ManualTicker();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .ticker(ticker)
          .configuration(Configuration.of(Map.of("weft.application", "shop"), Map.of(), Map.of()))
          .build();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private @Nullable HttpServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
    workers.shutdownNow();
    mesh.close();
  }

  private HttpServer start(HttpServer bound, List<Filter> filters, HttpHandler handler) {
    server = bound;
    bound.setExecutor(workers);
    bound.createContext("/", handler).getFilters().addAll(filters);
    bound.start();
    return bound;
  }

  private int serve(List<Filter> filters, HttpHandler handler) throws IOException {
    return start(HttpServer.create(loopback(), 0), filters, handler).getAddress().getPort();
  }

  private int serve(HttpHandler handler) throws IOException {
    return serve(List.of(HttpServerFilter.of(mesh)), handler);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static String get(int port, String version) {
    return RawConnection.answer(port, "GET / " + version + "\r\nConnection: close\r\n\r\n");
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 2);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write("ok".getBytes(UTF_8));
    }
  }

  private double requests(Scrape scrape, int status) {
    return scrape.value(
        "http_requests_total",
        "method",
        "GET",
        "path",
        "/",
        "service",
        "shop",
        "status",
        String.valueOf(status));
  }

  private Scrape scrapeOnceRecorded() throws InterruptedException {
    for (int i = 0; i < 1_000; i++) {
      Scrape scrape = Scrape.of(registry);
      if (scrape.sum("http_request_size_bytes_count") > 0) {
        return scrape;
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    throw new AssertionError("nothing was recorded");
  }

  /** HTTP/1.0 has neither a length nor chunks then: the body ends with the connection. */
  @Test
  void aBodyOfUnknownLengthOfHttp10EndsWhenItIsClosed() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    int port =
        serve(
            exchange -> {
              exchange.sendResponseHeaders(200, UNKNOWN_LENGTH);
              workers.execute(
                  () -> {
                    try (OutputStream body = exchange.getResponseBody()) {
                      goOn.await();
                      ticker.advance(Duration.ofSeconds(2));
                      body.write("late".getBytes(UTF_8));
                    } catch (IOException | InterruptedException e) {
                      throw new AssertionError(e);
                    }
                  });
            });
    var answer = workers.submit(() -> get(port, "HTTP/1.0"));
    TimeUnit.MILLISECONDS.sleep(100);
    assertThat(Scrape.of(registry).sum("http_requests_total")).isZero();
    goOn.countDown();
    assertThat(answer.get()).endsWith("late");
    assertThat(scrapeOnceRecorded().sum("http_request_duration_seconds_sum")).isEqualTo(2);
  }

  /** The length is that of the page which the client has already. */
  @Test
  void aPageThatIsNotModifiedHasNoBodyWhateverItsLength() throws Exception {
    int port =
        serve(
            exchange -> {
              exchange.getResponseHeaders().set("Content-Length", "5");
              exchange.sendResponseHeaders(304, NO_BODY);
            });
    assertThat(get(port, "HTTP/1.1")).startsWith("HTTP/1.1 304");
    assertThat(requests(scrapeOnceRecorded(), 304)).isEqualTo(1);
  }

  @Test
  void anExchangeThatIsClosedWithoutAnAnswerIsAServerError() throws Exception {
    int port = serve(HttpExchange::close);
    assertThat(get(port, "HTTP/1.1")).isEmpty();
    assertThat(requests(scrapeOnceRecorded(), 500)).isEqualTo(1);
  }

  @Test
  void anExchangeThatIsClosedByAnotherThreadWithoutAnAnswerIsAServerError() throws Exception {
    int port = serve(exchange -> workers.execute(exchange::close));
    assertThat(get(port, "HTTP/1.1")).isEmpty();
    assertThat(requests(scrapeOnceRecorded(), 500)).isEqualTo(1);
  }

  @Test
  void aFilterBetweenTwoThatCountMayWrapTheStreams() throws Exception {
    Filter buffering =
        new Filter() {
          @Override
          public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
            exchange.setStreams(
                new BufferedInputStream(exchange.getRequestBody()),
                new BufferedOutputStream(exchange.getResponseBody()));
            chain.doFilter(exchange);
          }

          @Override
          public String description() {
            return "buffers";
          }
        };
    int port =
        serve(
            List.of(HttpServerFilter.of(mesh), buffering, HttpServerFilter.of(mesh)),
            HttpServerEndingsTest::answer);
    assertThat(get(port, "HTTP/1.1")).endsWith("ok");
    assertThat(scrapeOnceRecorded().sum("http_requests_total")).isEqualTo(1);
  }

  @Test
  void anErrorInATemplateIsCountedAndTheAnswerGoesOn() throws Exception {
    int port =
        serve(
            List.of(
                HttpServerFilter.of(
                    mesh,
                    exchange -> {
                      throw new AssertionError("a router that is wrong");
                    })),
            HttpServerEndingsTest::answer);
    assertThat(get(port, "HTTP/1.1")).endsWith("ok");
    assertThat(scrapeOnceRecorded().value("weft_recording_failures_total")).isEqualTo(1);
  }

  @Test
  void aTemplateWithoutEndIsCountedAndTheHandlerDoesNotSeeIt() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    int port =
        serve(
            List.of(HttpServerFilter.of(mesh, exchange -> endless(0))),
            exchange -> {
              answer(exchange);
              closed.countDown();
            });
    assertThat(get(port, "HTTP/1.1")).endsWith("ok");
    closed.await();
    Scrape scrape = scrapeOnceRecorded();
    assertThat(scrape.value("weft_recording_failures_total")).isEqualTo(1);
    assertThat(scrape.sum("http_requests_total")).isEqualTo(1);
  }

  private static String endless(int depth) {
    return depth < 0 ? "" : endless(depth + 1) + "/";
  }

  @Test
  void anExchangeByTlsIsStillOneForItsHandler() throws Exception {
    SSLContext context = TestKeys.trusting(TestKeys.server(), TestKeys.server());
    HttpsServer https = HttpsServer.create(loopback(), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(context));
    start(
        https,
        List.of(HttpServerFilter.of(mesh)),
        exchange -> {
          exchange
              .getResponseHeaders()
              .set("Spoken", ((HttpsExchange) exchange).getSSLSession().getProtocol());
          answer(exchange);
        });
    HttpClient client = HttpClient.newBuilder().sslContext(context).build();
    URI uri = URI.create("https://127.0.0.1:" + https.getAddress().getPort() + "/");
    var answer =
        client.send(
            HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
            BodyHandlers.ofString());
    assertThat(answer.headers().firstValue("Spoken")).contains("TLSv1.3");
    assertThat(requests(scrapeOnceRecorded(), 200)).isEqualTo(1);
  }
}
