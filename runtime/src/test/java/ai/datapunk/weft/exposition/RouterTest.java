package ai.datapunk.weft.exposition;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.FailingLog;
import com.sun.net.httpserver.Headers;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RouterTest {

  private static Headers headers(Map<String, List<String>> all) {
    Headers headers = new Headers();
    headers.putAll(all);
    return headers;
  }

  /** Not each JDK refuses two lengths by itself. */
  @Test
  void aRequestHasABodyIfAnybodyCouldReadOne() {
    assertThat(Router.hasBody(headers(Map.of()))).isFalse();
    assertThat(Router.hasBody(headers(Map.of("Content-length", List.of("0"))))).isFalse();
    for (List<String> lengths :
        List.of(List.of("0", "44"), List.of("44", "0"), List.of("0", "0"), List.of("00"))) {
      assertThat(Router.hasBody(headers(Map.of("Content-length", lengths))))
          .as(lengths.toString())
          .isTrue();
    }
    assertThat(Router.hasBody(headers(Map.of("Transfer-encoding", List.of("identity"))))).isTrue();
  }

  @Test
  void aScrapeThatFailsIsAnsweredWhateverIsThrownAndThoughTheLogThrows() throws Exception {
    PrometheusRegistry registry = new PrometheusRegistry();
    AtomicReference<Throwable> broken =
        new AtomicReference<>(new IllegalStateException("a database that is gone"));
    Collector failing =
        () -> {
          throw RouterTest.<RuntimeException>asIs(requireNonNull(broken.get()));
        };
    registry.register(failing);
    try (CapturedLog log = new CapturedLog();
        MetricsEndpoint endpoint = MetricsEndpoint.builder().port(0).registry(registry).start()) {
      try (FailingLog full = new FailingLog()) {
        assertThat(full).isNotNull();
        assertThat(status(endpoint)).isEqualTo(500);
      }
      for (Throwable each : List.of(new AssertionError("error"), new Exception("checked"))) {
        broken.set(each);
        assertThat(status(endpoint)).isEqualTo(500);
      }
      assertThat(log.linesWith("A scrape failed")).isEmpty();
    }
  }

  private static int status(MetricsEndpoint endpoint) throws Exception {
    URI metrics = URI.create("http://127.0.0.1:" + endpoint.port() + "/metrics");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.discarding())
        .statusCode();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T asIs(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
