package ai.datapunk.weft.monitoring.dependencies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.monitoring.SampleShop;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is measured, on the graph of the catalogs, by recorded answers of Prometheus. */
class MeasuredGraphTest {

  private static final DependencyQueries QUERIES = new DependencyQueries("5m");
  private static final String NOTHING =
      "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

  private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private int status = 200;
  private String calls = NOTHING;
  private String failures = NOTHING;
  private String durations = NOTHING;
  private String retries = NOTHING;
  private String circuits = NOTHING;
  private boolean waits;

  /**
   * Without it, the JDK's server holds each answer back for 40 ms, between its head and its body.
   */
  @BeforeAll
  static void answerAtOnce() {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/prom/api/v1/query", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String query = URLDecoder.decode(body.substring("query=".length()), UTF_8);
      authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      byte[] answer = answer(query).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Location", "/login");
      exchange.sendResponseHeaders(status, answer.length + (waits ? 1 : 0));
      exchange.getResponseBody().write(answer);
      exchange.getResponseBody().flush();
      if (waits) {
        end.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String answer(String query) {
    if (query.equals(QUERIES.calls().text())) {
      return calls;
    }
    if (query.equals(QUERIES.failures().text())) {
      return failures;
    }
    if (query.equals(QUERIES.durations().text())) {
      return durations;
    }
    if (query.equals(QUERIES.retries().text())) {
      return retries;
    }
    return query.equals(DependencyQueries.circuits().text()) ? circuits : "which?";
  }

  private PrometheusClient client() {
    return client("", Duration.ofSeconds(20), 100_000);
  }

  private PrometheusClient client(String authorization, Duration patience, long mostBytes) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/prom/");
    return new PrometheusClient(address, authorization, patience, mostBytes);
  }

  private static String vector(String... series) {
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
        + String.join(",", series)
        + "]}}";
  }

  private static String of(String job, String service, String value) {
    return "{\"metric\":{\"job\":\"%s\",\"service\":\"%s\"},\"value\":[1700000000.123,\"%s\"]}"
        .formatted(job, service, value);
  }

  private String drawn(Catalog... catalogs) throws PrometheusException {
    return MeasuredGraph.mermaid(List.of(catalogs), client(), QUERIES);
  }

  @Test
  void ratesStandOnTheEdgesOfTheCatalog() throws PrometheusException {
    calls = vector(of("shop", "inventory", "12.3456"), of("shop", "prices", "0"));
    failures = vector(of("shop", "inventory", "0.617280"), of("shop", "prices", "0"));
    durations = vector(of("shop", "inventory", "0.2375"), of("shop", "prices", "NaN"));
    retries = vector(of("shop", "inventory", "1.5"));
    circuits = vector(of("shop", "inventory", "1"), of("shop", "prices", "0"));
    assertThat(drawn(SampleShop.catalog()))
        .isEqualTo(
            """
            flowchart LR
              n1["inventory"]
              n2["prices"]
              n3(["shop"])
              n3 ==>|"calls 12.3/s<br>failing 5 #37;<br>p95 0.238 s<br>retries 1.5/s<br>circuit is half-open<br>3 attempts<br>waits 0.3 s<br>circuit open for 10 s<br>balanced by round#95;robin<br>at most 3 calls<br>at most 0.3 s of waits"| n1
              n3 -.->|"not called<br>circuit is open<br>circuit open for 1 s"| n2
            """);
    assertThat(authorizations).containsOnly("null").hasSize(5);
  }

  @Test
  void whatNobodyMeasuresAndWhatNoCatalogHas() throws PrometheusException {
    calls =
        vector(
            of("shop", "mail", "2"),
            of("other", "prices", "1"),
            of("shop", "shop", "7"),
            of("other", "", "9"));
    assertThat(drawn(SampleShop.catalog(SampleShop.timed("prices"))))
        .isEqualTo(
            """
            flowchart LR
              n1["prices"]
              n2(["shop"])
              m3["other"]:::unknown
              m4["mail"]:::unknown
              classDef unknown stroke-dasharray:3
              n2 -.->|"not measured"| n1
              m3 ==>|"calls 1/s<br>in no catalog"| n1
              n2 ==>|"calls 2/s<br>in no catalog"| m4
            """);
  }

  @Test
  void aServiceThatIsAnApplicationIsItsNode() throws PrometheusException {
    calls = vector(of("shop", "orders", "2"));
    Catalog shop = SampleShop.catalog(SampleShop.timed("orders"));
    Catalog orders =
        new Catalog(
            "orders",
            List.of(
                new CatalogClass("orders.Db", "Db.java", List.of(SampleShop.timed("database")))));
    assertThat(drawn(shop, orders))
        .isEqualTo(drawn(orders, shop))
        .isEqualTo(
            """
            flowchart LR
              n1["database"]
              n2(["orders"])
              n3(["shop"])
              n2 -.->|"not measured"| n1
              n3 ==>|"calls 2/s"| n2
            """);
  }

  @Test
  void credentialsAreSent() throws PrometheusException {
    PrometheusClient client = client("Bearer abc", Duration.ofSeconds(20), 100_000);
    MeasuredGraph.mermaid(List.of(SampleShop.catalog()), client, QUERIES);
    assertThat(authorizations).containsOnly("Bearer abc");
  }

  @Test
  void whatIsWrongIsSaid() {
    status = 401;
    assertFails(client(), "answers with 401: it asks who this is. Fix: give --token-file");
    assertFails(
        client("Bearer x", Duration.ofSeconds(20), 100_000), "it does not take who this is.");
    status = 302;
    assertFails(client(), "sends on to /login. Fix: ");
    status = 400;
    calls = "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"}";
    assertFails(client(), "answers with 400: parse error. Fix: ");
    status = 502;
    calls = "<html>bad gateway</html>";
    assertFails(client(), "answers with 502. Fix: ");
    status = 200;
    assertFails(client(), "does not answer as Prometheus does: no JSON");
    calls = "{\"status\":\"success\",\"data\":{\"result\":{}}}";
    assertFails(client(), "does not answer as Prometheus does: without a result. Fix: ");
    calls = vector("{\"metric\":{\"job\":\"a\",\"service\":\"b\"},\"value\":[1,\"x\"]}");
    assertFails(client(), "does not answer as Prometheus does: ");
  }

  @Test
  void anAnswerHasBounds() {
    calls = " ".repeat(2000) + NOTHING;
    assertFails(
        client("", Duration.ofSeconds(20), 1000), "The answer has more than 1000 bytes. Fix: ");
    waits = true;
    assertFails(client("", Duration.ofSeconds(1), 100_000), "has not answered within 1 s. Fix: ");
  }

  @Test
  void nobodyIsThere() {
    PrometheusClient client = client();
    server.stop(0);
    assertFails(client, "cannot be reached: ");
  }

  private static void assertFails(PrometheusClient client, String message) {
    assertThatExceptionOfType(PrometheusException.class)
        .isThrownBy(() -> MeasuredGraph.mermaid(List.of(SampleShop.catalog()), client, QUERIES))
        .withMessageContaining(message);
  }
}
