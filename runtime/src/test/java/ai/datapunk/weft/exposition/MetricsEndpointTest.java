package ai.datapunk.weft.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.datapunk.weft.mesh.ServiceMeshMetrics;
import ai.datapunk.weft.store.BucketBounds;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.OwnMetric;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsEndpointTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final HttpClient client = HttpClient.newHttpClient();

  private MetricsEndpoint start() {
    return MetricsEndpoint.builder().registry(registry).port(0).start();
  }

  private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  void theSeriesAreServedOnLoopback() throws Exception {
    ServiceMeshMetrics.in(registry).recordRegistration("api");
    try (MetricsEndpoint endpoint = start()) {
      assertThat(endpoint.uri())
          .isEqualTo(URI.create("http://127.0.0.1:" + endpoint.port() + "/metrics"));
      HttpResponse<String> response = get(endpoint.uri());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body().lines())
          .contains(
              "# TYPE mesh_service_registrations_total counter",
              "mesh_service_registrations_total{service=\"api\"} 1.0");
    }
  }

  @Test
  void aScrapeCanAskForFamiliesByName() throws Exception {
    ServiceMeshMetrics metrics = ServiceMeshMetrics.in(registry);
    metrics.recordRegistration("api");
    metrics.updateHealthyInstances("api", 2);
    try (MetricsEndpoint endpoint = start()) {
      assertThat(get(URI.create(endpoint.uri() + "?name[]=mesh_healthy_instances")).body())
          .contains("mesh_healthy_instances{service=\"api\"} 2.0")
          .doesNotContain("mesh_service_registrations");
      assertThat(
              get(URI.create(endpoint.uri() + "?name[]=mesh_service_registrations_total")).body())
          .contains("mesh_service_registrations_total{service=\"api\"} 1.0")
          .doesNotContain("mesh_healthy_instances");
    }
  }

  @Test
  void nothingIsServedOnceItIsClosed() {
    MetricsEndpoint endpoint = start();
    URI uri = endpoint.uri();
    endpoint.close();
    assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> get(uri));
  }

  @Test
  void aPortInUseIsNamedTogetherWithTheWayOut() {
    try (MetricsEndpoint first = start()) {
      MetricsEndpoint.Builder second = MetricsEndpoint.builder().registry(registry);
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> second.port(first.port()).start())
          .withCauseInstanceOf(BindException.class)
          .withMessageStartingWith("Port " + first.port() + " of 127.0.0.1 cannot be listened on (")
          .withMessageContaining("choose another with MetricsEndpoint.builder().port(…)");
    }
  }

  @Test
  void anAddressOfVersion6IsWrittenInBrackets() throws Exception {
    InetAddress loopback =
        InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
    if (canListenOn(loopback)) {
      try (MetricsEndpoint endpoint =
          MetricsEndpoint.builder().registry(registry).address(loopback).port(0).start()) {
        assertThat(endpoint.uri()).hasHost("[0:0:0:0:0:0:0:1]");
        assertThat(get(endpoint.uri()).statusCode()).isEqualTo(200);
      }
    }
  }

  private static boolean canListenOn(InetAddress address) {
    try (ServerSocket socket = new ServerSocket(0, 1, address)) {
      return socket.isBound();
    } catch (IOException absent) {
      return false;
    }
  }

  @Test
  void aScrapeCanAskForAMetricOfOnesOwn() throws Exception {
    OwnMetric.histogram(
        MetricStore.in(registry).customMetrics(),
        "own_seconds",
        BucketBounds.DEFAULT,
        List.of("tier"),
        List.of("hot"));
    try (MetricsEndpoint endpoint = start()) {
      HttpResponse<String> response = get(URI.create(endpoint.uri() + "?name[]=own_seconds"));
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body().lines()).contains("own_seconds_count{tier=\"hot\"} 0");
    }
  }
}
