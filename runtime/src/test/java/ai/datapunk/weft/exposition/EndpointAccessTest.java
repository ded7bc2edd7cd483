package ai.datapunk.weft.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.access.Principals;
import ai.datapunk.weft.audit.AuditLog;
import ai.datapunk.weft.credentials.PasswordHash;
import ai.datapunk.weft.credentials.TokenHash;
import ai.datapunk.weft.loadbalancer.LoadBalancerMetrics;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.view.Grant;
import ai.datapunk.weft.view.Level;
import ai.datapunk.weft.view.View;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is answered, and what they see, through a scrape. */
class EndpointAccessTest {

  private static final String TOKEN = TokenHash.newToken();
  private static final String SERVICES =
      """
      load_balancer_requests_total{service="orders",strategy="random"} 1.0
      load_balancer_requests_total{service="stock",strategy="random"} 3.0
      """;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final HttpClient client = HttpClient.newHttpClient();
  private final MetricsEndpoint endpoint =
      MetricsEndpoint.builder()
          .registry(registry)
          .port(0)
          .access(
              Principals.builder()
                  .password(
                      "prometheus",
                      PasswordHash.of("s3cret".toCharArray()),
                      View.of(Grant.of("*").level(Level.ALL)))
                  .token(
                      "team",
                      TokenHash.of(TOKEN),
                      View.of(
                          Grant.of(
                              "load_balancer_requests_total", "load_balancer_active_instances")))
                  .token("nobody", TokenHash.of("weak"), View.of())
                  .build())
          .start();

  EndpointAccessTest() {
    LoadBalancerMetrics metrics = LoadBalancerMetrics.in(registry);
    metrics.recordRequest("stock", "10.0.0.1:80", "random");
    metrics.recordRequest("stock", "10.0.0.1:80", "random");
    metrics.recordRequest("stock", "10.0.0.2:80", "random");
    metrics.recordRequest("orders", "10.0.0.3:80", "random");
    metrics.updateActiveInstances("stock", 2);
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void whoSaysNothingIsAskedWhoTheyAre() throws Exception {
    HttpResponse<String> refused = get("/metrics", null);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate"))
        .hasValue("Basic realm=\"metrics\", charset=\"UTF-8\", Bearer realm=\"metrics\"");
    assertThat(refused.body()).isEqualTo("Refused\n");
    assertThat(get("/", null).statusCode()).isEqualTo(401);
    assertThat(get("/-/healthy", null).statusCode()).isEqualTo(200);
  }

  @Test
  void whoGuessesHasToWaitAndWhoIsKnownHasNot() throws Exception {
    assertThat(get("/metrics", "Bearer " + TOKEN).statusCode()).isEqualTo(200);
    for (int i = 0; i < 5; i++) {
      assertThat(get("/metrics", "Bearer guess" + i).statusCode()).isEqualTo(401);
    }
    HttpResponse<String> refused = get("/metrics", "Bearer guess");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
    assertThat(get("/metrics", "Bearer " + TOKEN).statusCode()).isEqualTo(200);
  }

  @Test
  void whoMaySeeAllSeesInstances() throws Exception {
    String credentials =
        Base64.getEncoder().encodeToString("prometheus:s3cret".getBytes(StandardCharsets.UTF_8));
    assertThat(get("/metrics", "Basic " + credentials).body())
        .contains("instance=\"10.0.0.1:80\"", "load_balancer_active_instances");
  }

  @Test
  void whoSeesServicesSeesNoInstances() throws Exception {
    HttpResponse<String> seen = get("/metrics", "Bearer " + TOKEN);
    assertThat(samples(seen.body())).isEqualTo(SERVICES);
    assertThat(seen.body()).doesNotContain("10.0.0", "instance=", "health");
    for (String query :
        new String[] {
          "?name[]=load_balancer_instance_health", "?name[]=load_balancer_active_instances",
          "?name[]=retry_calls_total", "?name[]=nothing"
        }) {
      HttpResponse<String> none = get("/metrics" + query, "Bearer " + TOKEN);
      assertThat(samples(none.body())).as(query).isEmpty();
      assertThat(none.statusCode())
          .as(query)
          .isEqualTo(get("/metrics?name[]=x", "Bearer " + TOKEN).statusCode());
    }
    assertThat(
            samples(get("/metrics?name[]=load_balancer_requests_total", "Bearer " + TOKEN).body()))
        .isEqualTo(SERVICES);
    assertThat(get("/", "Bearer " + TOKEN).body())
        .contains("load_balancer_requests_total", "1 families, 2 series")
        .doesNotContain("10.0.0", "active_instances", "mesh_", "Label sets with an open label");
  }

  @Test
  void whoMaySeeNothingIsAnsweredWithNothing() throws Exception {
    HttpResponse<String> seen = get("/metrics", "Bearer weak");
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.body()).isEmpty();
  }

  @Test
  @Timeout(60)
  void theAuditIsToldWhoGotWhatAndWhoDidNot() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      get("/metrics?name[]=x", "Bearer " + TOKEN);
      // It is told once it has been answered, which its scraper may know before.
      while (log.linesWith("event=scrape ").isEmpty()) {
        Thread.sleep(1);
      }
      get("/-/healthy", null);
      get("/", null);
      for (int i = 0; i < 6; i++) {
        get("/metrics", "Bearer hunter2");
      }
      List<String> told =
          log.linesWith(AuditLog.LOGGER).stream()
              .map(line -> line.substring(line.indexOf(" - ") + 3))
              .toList();
      String wrong =
          "event=scrape_refused address=127.0.0.1 path=/metrics reason=wrong_credentials status=401"
              + " /metrics was refused to 127.0.0.1: wrong_credentials, 401";
      assertThat(told)
          .containsExactly(
              "event=scrape address=127.0.0.1 path=/metrics principal=team names=x"
                  + " status=200 /metrics (name[] x) was answered to team at 127.0.0.1: 200",
              "event=scrape_refused address=127.0.0.1 path=/ reason=no_credentials status=401 / was"
                  + " refused to 127.0.0.1: no_credentials, 401",
              wrong,
              wrong,
              wrong,
              wrong,
              "event=locked_out address=127.0.0.1 path=/metrics reason=locked_out status=401"
                  + " /metrics was refused to 127.0.0.1: locked_out, 401",
              "event=scrape_refused address=127.0.0.1 path=/metrics reason=must_wait status=429"
                  + " /metrics was refused to 127.0.0.1: must_wait, 429");
      assertThat(log.linesWith("hunter2")).isEmpty();
      assertThat(log.linesWith(TOKEN)).isEmpty();
    }
  }

  private static String samples(String text) {
    StringBuilder samples = new StringBuilder();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> samples.append(line).append('\n'));
    return samples.toString();
  }

  private HttpResponse<String> get(String path, @Nullable String authorization) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create(
                endpoint.uri().resolve("/")
                    + path.substring(1).replace("[", "%5B").replace("]", "%5D")));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
