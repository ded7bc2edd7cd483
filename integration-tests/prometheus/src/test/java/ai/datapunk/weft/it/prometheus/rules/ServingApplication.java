package ai.datapunk.weft.it.prometheus.rules;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import ai.datapunk.weft.health.Health;
import ai.datapunk.weft.health.HealthChecks;
import ai.datapunk.weft.httpserver.HttpServerFilter;
import ai.datapunk.weft.process.ProcessMetrics;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/**
 * An application that serves requests, of which every fourth fails, and shows these, its health and
 * its process.
 */
final class ServingApplication implements AutoCloseable {

  private static final int NO_BODY = -1;
  private static final int FAILING = 4;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .configuration(Configuration.of(Map.of("weft.application", "shop"), Map.of(), Map.of()))
          .build();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;
  private final HealthChecks checks;
  private final ProcessMetrics process;
  private final MetricsEndpoint endpoint;
  private int requests;

  ServingApplication() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    HttpContext orders =
        server.createContext(
            "/orders",
            exchange -> {
              exchange.getRequestBody().readAllBytes();
              requests++;
              exchange.sendResponseHeaders(requests % FAILING == 0 ? 503 : 200, NO_BODY);
              exchange.close();
            });
    orders.getFilters().add(HttpServerFilter.of(mesh));
    server.start();
    checks = HealthChecks.of(mesh).require("database", Health::healthy).start();
    process = ProcessMetrics.of(mesh).start();
    endpoint = MetricsEndpoint.builder().registry(registry).port(0).start();
  }

  URI metrics() {
    return endpoint.uri();
  }

  /** Is asked so often. */
  void serve(int times) throws IOException, InterruptedException {
    URI orders = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/orders");
    for (int i = 0; i < times; i++) {
      HttpRequest order =
          HttpRequest.newBuilder(orders).POST(BodyPublishers.ofString("an order")).build();
      client.send(order, BodyHandlers.discarding());
    }
  }

  @Override
  public void close() {
    endpoint.close();
    process.close();
    checks.close();
    server.stop(0);
    mesh.close();
  }
}
