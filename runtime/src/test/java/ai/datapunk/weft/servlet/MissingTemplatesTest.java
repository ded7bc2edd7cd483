package ai.datapunk.weft.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.testing.CapturedLog;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A web application of which the filter knows no templates. */
class MissingTemplatesTest {

  private static final FilterChain ANSWERS = (request, response) -> {};

  private final PrometheusRegistry registry = new PrometheusRegistry();

  /** What is logged of so many requests with the filter. */
  private static List<String> logged(Filter filter, int requests, FilterChain application)
      throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      for (int i = 0; i < requests; i++) {
        FakeExchange exchange = new FakeExchange();
        filter.doFilter(exchange.request(), exchange.response(), application);
      }
      return log.linesWith("No template is known");
    }
  }

  @Test
  void isToldOnceAndHow() throws Exception {
    try (Mesh mesh = FilteredRequest.mesh(registry)) {
      MetricsFilter filter = MetricsFilter.of(mesh);
      assertThat(logged(filter, 99, ANSWERS)).isEmpty();
      assertThat(logged(filter, 200, ANSWERS))
          .singleElement()
          .asString()
          .contains("WARN")
          .endsWith(
              "No template is known for any of the first 100 HTTP requests of the web application"
                  + " '/shop' that succeeded, so all count under the path 'unmatched': give the"
                  + " filter a function of templates, by MetricsFilter.of(mesh, templates) or, in a"
                  + " web.xml, by its parameter 'templates'");
      assertThat(FilteredRequest.statuses(registry)).containsExactly("200: 299.0");
    }
  }

  @Test
  void isNotToldWhereOneIsKnown() throws Exception {
    try (Mesh mesh = FilteredRequest.mesh(registry)) {
      MetricsFilter filter =
          MetricsFilter.of(
              mesh, request -> request.getAttribute("order") == null ? null : "/orders/{id}");
      assertThat(logged(filter, 99, ANSWERS)).isEmpty();
      assertThat(logged(filter, 1, (request, response) -> request.setAttribute("order", "17")))
          .isEmpty();
      assertThat(logged(filter, 200, ANSWERS)).isEmpty();
    }
  }

  @Test
  void isToldThoughScrapesHaveATemplate() throws Exception {
    MetricsServlet servlet = MetricsServlet.of(registry);
    servlet.init();
    try (Mesh mesh = FilteredRequest.mesh(registry)) {
      MetricsFilter filter =
          MetricsFilter.of(
              mesh, request -> request.getAttribute("scrape") == null ? null : "/metrics");
      FakeExchange scrape =
          new FakeExchange()
              .with("getMethod", "HEAD")
              .with("getQueryString", null)
              .with("getHeaders", Collections.emptyEnumeration())
              .answer("setHeader", header -> null)
              .answer("setContentLength", length -> null);
      filter.doFilter(
          scrape.request(),
          scrape.response(),
          (request, response) -> {
            request.setAttribute("scrape", true);
            servlet.service(request, response);
          });
      assertThat(FilteredRequest.statuses(registry)).containsExactly("200: 1.0");
      assertThat(logged(filter, 100, ANSWERS)).hasSize(1);
    }
  }

  @Test
  void isToldOnceWhicheverMeshCounts() throws Exception {
    MetricsFilter filter = new MetricsFilter();
    try (Mesh before = FilteredRequest.mesh(registry);
        Mesh after = FilteredRequest.mesh(new PrometheusRegistry())) {
      Weft.use(before);
      filter.init(MetricsFilterTest.config(null));
      assertThat(logged(filter, 100, ANSWERS)).hasSize(1);
      Weft.use(after);
      assertThat(logged(filter, 100, ANSWERS)).isEmpty();
    } finally {
      Weft.release(Weft.mesh());
    }
  }
}
