package ai.datapunk.weft.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.access.Principals;
import ai.datapunk.weft.application.Application;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.credentials.TokenHash;
import ai.datapunk.weft.mesh.ServiceMeshMetrics;
import ai.datapunk.weft.store.BucketBounds;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.OwnMetric;
import ai.datapunk.weft.view.Grant;
import ai.datapunk.weft.view.View;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LandingPageTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final MetricsEndpoint endpoint =
      MetricsEndpoint.builder().registry(registry).port(0).start();

  @AfterEach
  void close() {
    endpoint.close();
  }

  private HttpResponse<String> get() throws Exception {
    return get(endpoint);
  }

  private static HttpResponse<String> get(MetricsEndpoint endpoint) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(endpoint.uri().resolve("/")).build(), BodyHandlers.ofString());
  }

  private static String row(String start, String page) {
    return page.lines().filter(line -> line.startsWith("<tr><td>" + start)).findFirst().orElse("");
  }

  @Test
  void familiesStandWithTheirNumbersOfSeries() throws Exception {
    OwnMetric.histogram(
        MetricStore.in(registry).customMetrics(),
        "own_seconds",
        BucketBounds.of(0.1, 1),
        List.of("tier"),
        List.of("hot"));
    ServiceMeshMetrics.in(registry).recordRegistration("api");
    String page = get().body();
    assertThat(row("own_seconds", page))
        .startsWith(
            "<tr><td>own_seconds</td><td>histogram</td><td class=\"n\">1</td>"
                + "<td class=\"n\">5</td><td class=\"n\">1 of 1000</td><td>Own");
    assertThat(row("mesh_service_registrations_total", page))
        .startsWith(
            "<tr><td>mesh_service_registrations_total</td><td>counter</td><td class=\"n\">1</td>"
                + "<td class=\"n\">1</td><td class=\"n\">1 of 1000</td><td>");
  }

  @Test
  void limitsStandWithWhatIsTakenOfThem() throws Exception {
    try (Mesh mesh =
        Mesh.builder().registry(registry).limits(SeriesLimits.defaults().inAll(77)).build()) {
      ServiceMeshMetrics.in(registry).recordRegistration("api");
      assertThat(mesh.circuits()).isEmpty();
      assertThat(get().body()).contains("<p>Label sets with an open label: 1 of 77</p>");
    }
  }

  @Test
  void whatRunsStandsAboveForThoseWhoSeeEverything() throws Exception {
    Application shop = new Application("shop <1>", "shop-1:4", "2.1");
    try (MetricsEndpoint telling =
        MetricsEndpoint.builder().registry(registry).application(shop).port(0).start()) {
      assertThat(get(telling).body())
          .contains("<p>shop &lt;1&gt;, version 2.1, instance shop-1:4</p>");
    }
    assertThat(get().body()).doesNotContain("instance");
  }

  @Test
  void whatRunsIsNotToldToThoseWhoseViewIsLimited() throws Exception {
    Application shop = new Application("shop", "shop-1:4", "2.1");
    try (MetricsEndpoint telling =
        MetricsEndpoint.builder()
            .registry(registry)
            .application(shop)
            .access(
                Principals.builder()
                    .token("team", TokenHash.of("s3cret"), View.of(Grant.of("mesh_*")))
                    .build())
            .port(0)
            .start()) {
      HttpRequest request =
          HttpRequest.newBuilder(telling.uri().resolve("/"))
              .header("Authorization", "Bearer s3cret")
              .build();
      String page = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
      assertThat(page).contains("families").doesNotContain("shop");
    }
  }

  @Test
  void whatOthersWroteIsTextAndNothingElse() throws Exception {
    Gauge.builder().name("hostile").help("<script>alert(1)</script> \"'&").register(registry);
    HttpResponse<String> response = get();
    assertThat(row("hostile", response.body()))
        .endsWith("<td>&lt;script&gt;alert(1)&lt;/script&gt; &quot;&#39;&amp;</td></tr>");
    assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
        .matches(
            "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'none'");
    assertThat(response.body()).doesNotContain("http:", "https:", "src=", "<link");
  }

  @Test
  void aRegistryWithoutWeftHasNoneForBeingLookedAt() throws Exception {
    assertThat(get().body()).contains("0 families, 0 series").doesNotContain("open label");
    assertThat(registry.scrape().size()).isZero();
  }
}
