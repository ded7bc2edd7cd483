package ai.datapunk.weft.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.access.Admission.Refusal;
import ai.datapunk.weft.attempt.SneakyThrow;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.FailingLog;
import ai.datapunk.weft.testing.Scrape;
import com.sun.net.httpserver.Headers;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  private final PrometheusRegistry registry = new PrometheusRegistry();

  private MetricsEndpoint started() {
    return MetricsEndpoint.builder().port(0).registry(registry).start();
  }

  private @Nullable Collector broken;

  /** A metric of the application's that throws at a scrape, in place of the one before. */
  private void breakWith(Throwable fault) {
    if (broken != null) {
      registry.unregister(broken);
    }
    broken =
        () -> {
          throw SneakyThrow.rethrown(fault);
        };
    registry.register(broken);
  }

  private static int status(MetricsEndpoint endpoint) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(endpoint.uri()).build(), BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void aScrapeThatFailsIsAnsweredWhateverIsThrownAndToldOnce() throws Exception {
    for (Throwable each :
        List.of(
            new IllegalStateException("unchecked"),
            new AssertionError("error"),
            new Exception("declared nowhere"),
            new IOException("a share that is gone"))) {
      breakWith(each);
      try (CapturedLog log = new CapturedLog()) {
        try (MetricsEndpoint endpoint = started()) {
          assertThat(status(endpoint)).isEqualTo(500);
          assertThat(status(endpoint)).isEqualTo(500);
        }
        // It is told when it has been answered; closing has waited for that.
        assertThat(log.linesWith("A scrape failed")).hasSize(1);
        assertThat(log.linesWith(String.valueOf(each.getMessage()))).isNotEmpty();
      }
    }
  }

  @Test
  void aScrapeThatFailsIsAnsweredThoughTheLogThrows() throws Exception {
    breakWith(new IllegalStateException("a database that is gone"));
    MetricsEndpoint endpoint = started();
    // It is closed while the log still throws: the line comes after the answer.
    try (FailingLog log = new FailingLog();
        endpoint) {
      assertThat(log).isNotNull();
      assertThat(status(endpoint)).isEqualTo(500);
      assertThat(status(endpoint)).isEqualTo(500);
    }
  }

  /** What the audit loses is counted, and does not stand for a scrape that fails later. */
  @Test
  void anAuditThatThrowsFailsNoScrapeAndIsNotToldAsOneThatFailed() throws Exception {
    try (CapturedLog log = new CapturedLog();
        Mesh mesh = Mesh.builder().registry(registry).build()) {
      try (MetricsEndpoint endpoint =
          MetricsEndpoint.builder().port(0).registry(registry).threads(1).start()) {
        try (FailingLog failing = new FailingLog()) {
          assertThat(failing).isNotNull();
          assertThat(status(endpoint)).isEqualTo(200);
          // By the one thread, which has told the audit of the first by then.
          assertThat(status(endpoint)).isEqualTo(200);
        }
        assertThat(mesh.engine().store().hasEnded()).isFalse();
        assertThat(Scrape.of(registry).value("weft_recording_failures_total")).isPositive();
        breakWith(new IllegalStateException("a database that is gone"));
        assertThat(status(endpoint)).isEqualTo(500);
      }
      assertThat(log.linesWith("A scrape failed")).hasSize(1);
    }
  }

  @Test
  void whoIsRefusedIsAnsweredThoughTheAuditThrows() throws Exception {
    try (MetricsEndpoint endpoint =
            MetricsEndpoint.builder()
                .port(0)
                .registry(registry)
                .access(request -> new Refusal(403, Map.of(), "not_on_the_list"))
                .start();
        FailingLog failing = new FailingLog()) {
      assertThat(failing).isNotNull();
      assertThat(status(endpoint)).isEqualTo(403);
    }
  }
}
