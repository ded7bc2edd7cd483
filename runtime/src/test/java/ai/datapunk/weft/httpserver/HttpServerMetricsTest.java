package ai.datapunk.weft.httpserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.SeriesRules;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpServerMetricsTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .configuration(Configuration.of(Map.of("weft.application", "shop"), Map.of(), Map.of()))
          .limits(SeriesLimits.defaults().perFamily(2))
          .build();

  @AfterEach
  void close() {
    mesh.close();
  }

  private double requests(String method, String path, String status) {
    return Scrape.of(registry)
        .value(
            "http_requests_total",
            "method",
            method,
            "path",
            path,
            "service",
            "shop",
            "status",
            status);
  }

  @Test
  void beyondALimitOnlyThePathIsOther() {
    HttpServerMetrics metrics = HttpServerMetrics.in(mesh);
    for (int i = 1; i <= 5; i++) {
      metrics.record("GET", "/orders/" + i, 200, 1_000, 0);
    }
    metrics.record("POST", "/orders/5", 201, 1_000, 0);
    assertThat(requests("GET", "/orders/1", "200")).isEqualTo(1);
    assertThat(requests("GET", "/orders/2", "200")).isEqualTo(1);
    assertThat(requests("GET", "/orders/3", "200")).isNaN();
    assertThat(requests("GET", "other", "200")).isEqualTo(3);
    assertThat(requests("POST", "other", "201")).isEqualTo(1);
    assertThat(Scrape.of(registry).value("weft_overflow_total", "family", "http_requests_total"))
        .isEqualTo(4);
  }

  /** Whatever a server says, a status is one of HTTP's. */
  @Test
  void aStatusThatIsNoneAndAMethodThatIsNoneAreOther() {
    HttpServerMetrics metrics = HttpServerMetrics.in(mesh);
    mesh.rules(new SeriesRules(SeriesLimits.defaults(), null, null));
    for (int status : new int[] {-1, 0, 99, 100, 599, 600, 1_000}) {
      metrics.record("GET", "/orders", status, 1_000, 0);
    }
    for (String method : List.of("get", "BREW", "")) {
      metrics.record(method, "/orders", 200, 1_000, 0);
    }
    assertThat(requests("GET", "/orders", "100")).isEqualTo(1);
    assertThat(requests("GET", "/orders", "599")).isEqualTo(1);
    assertThat(requests("GET", "/orders", "other")).isEqualTo(5);
    assertThat(requests("other", "/orders", "200")).isEqualTo(3);
  }

  @Test
  void aMeshThatIsClosedIsRefused() {
    mesh.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> HttpServerMetrics.in(mesh))
        .withMessage("The mesh is closed: nothing of it is shown");
    assertThatIllegalStateException()
        .isThrownBy(() -> HttpServerFilter.of(mesh))
        .withMessage("The mesh is closed: nothing of it is shown");
  }

  @Test
  void whatWasBuiltBeforeTheMeshIsClosedRecordsForNobody() {
    HttpServerMetrics metrics = HttpServerMetrics.in(mesh);
    mesh.close();
    metrics.record("GET", "/orders", 200, 1_000, 0);
    assertThat(registry.scrape()).isEmpty();
  }

  @Test
  void anotherMetricOfTheNameIsNamed() {
    Gauge.builder().name("http_request_size_bytes").help("Another.").register(registry);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpServerMetrics.in(mesh))
        .withMessageContaining("Weft's http_request_size_bytes. Fix: do not register it there");
  }
}
