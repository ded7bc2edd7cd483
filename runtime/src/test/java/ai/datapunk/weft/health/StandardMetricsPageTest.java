package ai.datapunk.weft.health;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import ai.datapunk.weft.httpserver.HttpServerFilter;
import ai.datapunk.weft.process.ProcessMetrics;
import ai.datapunk.weft.testing.Scrape;
import ai.datapunk.weft.testing.ShownCode;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What docs/standard-metrics.md shows is code of this class, compiled and run. */
class StandardMetricsPageTest {

  /** What the page's application needs. */
  private interface Database {
    boolean isReachable() throws IOException;
  }

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder().registry(registry).configuration(Configuration.none()).build();

  @AfterEach
  void close() {
    mesh.close();
  }

  @Test
  void checksAreAskedAndSayWhetherTheApplicationIsReady() throws IOException {
    Database database = () -> true;
    HealthChecks checks =
        // tag::checks[]
        HealthChecks.of(mesh)
            .require(
                "database",
                () -> database.isReachable() ? Health.healthy() : Health.unhealthy("away"))
            .require("disk", StandardChecks.diskSpace(Path.of("."), 1_000_000_000))
            .watch("stock", StandardChecks.circuit(mesh, "stock"))
            .start()
        // end::checks[]
        ;
    MetricsEndpoint.Builder endpoint =
        // tag::ready[]
        MetricsEndpoint.builder().ready(checks::isUp)
        // end::ready[]
        ;
    assertThat(endpoint).isNotNull();
    checks.close();
  }

  @Test
  void theProcessIsShown() {
    // tag::process[]
    ProcessMetrics process = ProcessMetrics.of(mesh).disks(Path.of("data")).start();
    // end::process[]
    assertThat(registry.scrape("process_memory_bytes"::equals)).hasSize(1);
    process.close();
  }

  @Test
  void aFilterCountsTheRequestsOfAContext() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    HttpHandler orders = exchange -> exchange.sendResponseHeaders(204, -1);
    // tag::filter[]
    HttpServerFilter requests = HttpServerFilter.of(mesh);
    server.createContext("/orders", orders).getFilters().add(requests);
    // end::filter[]
    assertThat(requests.description()).isNotEmpty();
  }

  @Test
  void aFunctionGivesTemplatesInPlaceOfPaths() throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    HttpHandler orders =
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        };
    // tag::templates[]
    Pattern order = Pattern.compile("/orders/\\d+");
    HttpServerFilter requests =
        HttpServerFilter.of(
            mesh,
            exchange ->
                order.matcher(exchange.getRequestURI().getPath()).matches()
                    ? "/orders/{id}"
                    : exchange.getHttpContext().getPath());
    server.createContext("/orders", orders).getFilters().add(requests);
    // end::templates[]
    server.start();
    try {
      URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      for (String path : List.of("/orders/17", "/orders/18", "/orders")) {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve(path)).build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
      }
    } finally {
      // What is answered is counted before its thread ends.
      server.stop(1);
    }
    assertThat(requests("/orders/{id}")).isEqualTo(2);
    assertThat(requests("/orders")).isEqualTo(1);
  }

  private double requests(String path) {
    return Scrape.of(registry)
        .value(
            "http_requests_total",
            "method",
            "GET",
            "path",
            path,
            "service",
            "unknown",
            "status",
            "204");
  }

  @Test
  void thePageShowsThisCodeFirst() throws IOException {
    ShownCode.assertOfBeginning("standard-metrics.md", StandardMetricsPageTest.class);
  }
}
