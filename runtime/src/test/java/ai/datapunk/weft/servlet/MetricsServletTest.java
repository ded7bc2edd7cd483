package ai.datapunk.weft.servlet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.attempt.SneakyThrow;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.FailingLog;
import ai.datapunk.weft.testing.ScrapedText;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What needs no server; real ones are in integration-tests/http-servers. */
class MetricsServletTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();

  /** What a metric of the application's throws at a scrape. */
  private @Nullable Throwable broken;

  MetricsServletTest() {
    Collector failing =
        () -> {
          throw SneakyThrow.rethrown(requireNonNull(broken));
        };
    registry.register(failing);
  }

  /** The status of a scrape. */
  private static Object scraped(MetricsServlet servlet) throws Exception {
    FakeExchange scrape =
        new FakeExchange()
            .with("getMethod", "HEAD")
            .with("getQueryString", null)
            .with("getHeaders", Collections.emptyEnumeration())
            .answer("setHeader", header -> null)
            .answer("setContentType", type -> null)
            .answer("setContentLength", length -> null)
            .answer("reset", nothing -> null);
    servlet.service(scrape.request(), scrape.response());
    return scrape.response().getStatus();
  }

  @Test
  void aScrapeThatFailsIsAnsweredWhateverIsThrownAndToldOnce() throws Exception {
    MetricsServlet servlet = MetricsServlet.of(registry);
    servlet.init();
    try (CapturedLog log = new CapturedLog()) {
      for (Throwable each :
          List.of(
              new IllegalStateException("a database that is gone"),
              new AssertionError("error"),
              new Exception("declared nowhere"))) {
        broken = each;
        assertThat(scraped(servlet)).isEqualTo(500);
      }
      assertThat(log.linesWith("A scrape failed; others that fail are not logged")).hasSize(1);
      assertThat(log.linesWith("a database that is gone")).hasSize(1);
    }
  }

  @Test
  void aScrapeThatFailsIsAnsweredThoughTheLogThrows() throws Exception {
    broken = new IllegalStateException("a database that is gone");
    MetricsServlet servlet = MetricsServlet.of(registry);
    servlet.init();
    try (FailingLog log = new FailingLog()) {
      assertThat(log).isNotNull();
      assertThat(scraped(servlet)).isEqualTo(500);
    }
  }

  /** In the registry's own counter, if a mesh has one there. */
  @Test
  void theLineThatIsLostIsCounted() throws Exception {
    PrometheusRegistry ofMesh = new PrometheusRegistry();
    try (Mesh mesh = FilteredRequest.mesh(ofMesh)) {
      MetricsServlet servlet = MetricsServlet.of(ofMesh);
      servlet.init();
      assertThat(mesh.engine().store().hasEnded()).isFalse();
      Collector gone =
          () -> {
            throw new IllegalStateException("a database that is gone");
          };
      ofMesh.register(gone);
      try (FailingLog log = new FailingLog()) {
        assertThat(log).isNotNull();
        assertThat(scraped(servlet)).isEqualTo(500);
      }
      ofMesh.unregister(gone);
      assertThat(ScrapedText.of(ofMesh)).contains("weft_recording_failures_total 1.0");
    }
  }
}
