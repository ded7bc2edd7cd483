package ai.datapunk.weft.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.mesh.ServiceMeshMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointFormatsTest {

  private static final String TEXT_LINE = "mesh_service_registrations_total{service=\"api\"} 1.0";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final MetricsEndpoint endpoint =
      MetricsEndpoint.builder().registry(registry).port(0).start();

  @BeforeEach
  void record() {
    ServiceMeshMetrics.in(registry).recordRegistration("api");
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  private HttpResponse<byte[]> get(String query, String header, String value) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(endpoint.uri() + query))
                .header(header, value)
                .build(),
            BodyHandlers.ofByteArray());
  }

  private static String type(HttpResponse<?> response) {
    return response.headers().firstValue("Content-Type").orElseThrow();
  }

  @Test
  void textIsServedToWhoeverDoesNotAskForAnythingElse() throws Exception {
    HttpResponse<byte[]> response = get("", "Accept", "*/*");
    assertThat(type(response)).startsWith("text/plain; version=0.0.4");
    assertThat(new String(response.body(), StandardCharsets.UTF_8).lines()).contains(TEXT_LINE);
  }

  @Test
  void openMetricsAndProtobufAreServedToThoseWhoAsk() throws Exception {
    HttpResponse<byte[]> open =
        get("", "Accept", "application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(type(open)).startsWith("application/openmetrics-text");
    assertThat(new String(open.body(), StandardCharsets.UTF_8)).endsWith("# EOF\n");
    HttpResponse<byte[]> protobuf =
        get(
            "",
            "Accept",
            "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
                + " encoding=delimited");
    assertThat(type(protobuf)).startsWith("application/vnd.google.protobuf");
    assertThat(new String(protobuf.body(), StandardCharsets.ISO_8859_1))
        .contains("mesh_service_registrations_total");
  }

  @Test
  void whoeverTakesGzipGetsIt() throws Exception {
    HttpResponse<byte[]> response = get("", "Accept-Encoding", "br, gzip");
    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    byte[] body = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
    assertThat(new String(body, StandardCharsets.UTF_8).lines()).contains(TEXT_LINE);
  }

  @Test
  void aFormatCanBeLookedAtInABrowser() throws Exception {
    HttpResponse<byte[]> response = get("?debug=text", "Accept", "text/html");
    assertThat(type(response)).startsWith("text/plain");
    assertThat(new String(response.body(), StandardCharsets.UTF_8).lines()).contains(TEXT_LINE);
  }
}
