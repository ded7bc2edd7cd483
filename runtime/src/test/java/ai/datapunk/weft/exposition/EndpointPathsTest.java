package ai.datapunk.weft.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.mesh.ServiceMeshMetrics;
import ai.datapunk.weft.testing.RawConnection;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointPathsTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final AtomicBoolean ready = new AtomicBoolean();
  private final MetricsEndpoint endpoint =
      MetricsEndpoint.builder().registry(registry).port(0).ready(ready::get).start();

  @AfterEach
  void close() {
    endpoint.close();
  }

  private String answer(String method, String target, String... headers) {
    return RawConnection.answer(
        endpoint.port(),
        "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
            .formatted(method, target, String.join("", headers)));
  }

  @Test
  void whetherTheApplicationIsReadyIsTheApplicationsToSay() {
    assertThat(answer("GET", "/-/ready"))
        .startsWith("HTTP/1.1 503")
        .endsWith("\r\n\r\nnot ready\n");
    ready.set(true);
    assertThat(answer("GET", "/-/ready")).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nready\n");
    assertThat(answer("GET", "/-/healthy")).startsWith("HTTP/1.1 200").endsWith("healthy\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/metrics/",
        "/metrics/x",
        "/metricsfoo",
        "//metrics",
        "//x/metrics",
        "/metrics/../metrics",
        "/./metrics",
        "/%6detrics",
        "/metrics%00",
        "/metrics;x=1",
        "/METRICS",
        "/-/",
        "/favicon.ico",
        "/-/healthy/",
        "ftp://localhost/metrics",
        "/metrics#x",
        "*"
      })
  void nothingIsElsewhere(String target) {
    assertThat(answer("GET", target)).startsWith("HTTP/1.1 404").doesNotContain("mesh_");
  }

  @Test
  void aTargetThatIsNeitherAPathNorAnAddressIsNotAnswered() {
    assertThat(answer("GET", "mailto:metrics")).isEmpty();
  }

  @Test
  void aWholeAddressIsTakenAsHttpHasIt() {
    ServiceMeshMetrics.in(registry).recordRegistration("api");
    assertThat(answer("GET", "http://elsewhere/metrics"))
        .startsWith("HTTP/1.1 200")
        .contains("mesh_service_registrations_total{service=\"api\"} 1.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "get", "X"})
  void otherMethodsAreRefusedWithThoseThereAre(String method) {
    assertThat(answer(method, "/metrics")).startsWith("HTTP/1.1 405").contains("Allow: GET, HEAD");
  }

  @Test
  void aHeadHasTheHeadersAlone() {
    ServiceMeshMetrics.in(registry).recordRegistration("api");
    for (String path : new String[] {"/metrics", "/", "/-/healthy"}) {
      String got = answer("GET", path);
      String head = answer("HEAD", path);
      assertThat(head).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
      int length = got.length() - got.indexOf("\r\n\r\n") - 4;
      assertThat(head).containsIgnoringCase("Content-Length: " + length + "\r\n");
    }
    assertThat(answer("HEAD", "/metrics", "Accept-Encoding: gzip\r\n"))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("Content-Encoding: gzip")
        .endsWith("\r\n\r\n");
  }

  @Test
  void aRequestWithABodyIsRefusedAndItsConnectionClosed() {
    assertThat(answer("GET", "/metrics", "Content-Length: 3\r\n"))
        .startsWith("HTTP/1.1 400")
        .containsIgnoringCase("Connection: close");
    assertThat(answer("POST", "/metrics", "Transfer-Encoding: chunked\r\n"))
        .startsWith("HTTP/1.1 400");
    assertThat(answer("HEAD", "/metrics", "Content-Length: 3\r\n")).isEmpty();
    assertThat(answer("GET", "/metrics", "Content-Length: 0\r\n")).startsWith("HTTP/1.1 200");
  }

  @Test
  void nothingIsKeptOrTakenForSomethingElse() {
    for (String path : new String[] {"/metrics", "/", "/-/ready", "/x"}) {
      assertThat(answer("GET", path))
          .containsIgnoringCase("Cache-Control: no-store")
          .containsIgnoringCase("X-Content-Type-Options: nosniff");
    }
  }
}
