package ai.datapunk.weft.health;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import ai.datapunk.weft.httpserver.HttpServerFilter;
import ai.datapunk.weft.process.ProcessMetrics;
import ai.datapunk.weft.testing.ShownCode;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
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
  void thePageShowsThisCodeFirst() throws IOException {
    ShownCode.assertOfBeginning("standard-metrics.md", StandardMetricsPageTest.class);
  }
}
