package ai.datapunk.weft.it.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.access.Principals;
import ai.datapunk.weft.credentials.TokenHash;
import ai.datapunk.weft.exposition.EndpointTls;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.PrometheusServer;
import ai.datapunk.weft.it.support.ServerKey;
import ai.datapunk.weft.loadbalancer.LoadBalancerMetrics;
import ai.datapunk.weft.mesh.ServiceMeshMetrics;
import ai.datapunk.weft.view.View;
import com.example.storefront.report.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real Prometheus scrapes over TLS with a bearer token; another job of it has a wrong one. */
@Timeout(60)
class SecuredScrapeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String CONFIG =
      """
      global:
        scrape_interval: 200ms
        scrape_timeout: 200ms
      scrape_configs:
        - job_name: known
          scheme: https
          honor_labels: true
          tls_config:
            ca_file: server.crt
          authorization:
            credentials_file: token
          static_configs:
            - targets: ['%1$s']
        - job_name: stranger
          scheme: https
          tls_config:
            ca_file: server.crt
          authorization:
            credentials: guessed
          static_configs:
            - targets: ['%1$s']
        - job_name: without_authority
          scheme: https
          authorization:
            credentials_file: token
          static_configs:
            - targets: ['%1$s']
      """;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ServiceMeshMetrics calls = ServiceMeshMetrics.in(registry);

  @Test
  void hasTheValuesThatAreServedAndNobodyElseHasAny() throws Exception {
    Path binary = Programs.require("prometheus");
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target")), "prometheus");
    ServerKey key = new ServerKey(folder);
    String token = TokenHash.newToken();
    Files.writeString(folder.resolve("token"), token);
    calls.recordCallSuccess("stock", "fetch", 0.02);
    LoadBalancerMetrics.in(registry).recordRequest("stock", "a:80", "random");
    Principals principals =
        Principals.builder().token("prometheus", TokenHash.of(token), View.everything()).build();
    try (MetricsEndpoint endpoint =
            MetricsEndpoint.builder()
                .registry(registry)
                .port(0)
                .tls(EndpointTls.pkcs12(key.keyStore(), ServerKey.PASSWORD))
                .access(principals)
                .start();
        PrometheusServer server =
            new PrometheusServer(binary, CONFIG.formatted(endpoint.uri().getAuthority()), folder)) {
      String target = endpoint.uri().getAuthority();
      awaitHeld(server, target, served(key, token, endpoint));
      // Five guesses lock an address out, but whoever has the token is served.
      while (!server.query("count_over_time(up{job='stranger'}[1m]) > 6").contains("value")) {
        Thread.sleep(100);
      }
      calls.recordCallFailure("stock", "fetch", 3);
      awaitHeld(server, target, served(key, token, endpoint));
      assertThat(server.query("up{job='known'}")).contains("\"1\"]");
      for (String other : new String[] {"stranger", "without_authority"}) {
        assertThat(server.query("up{job='" + other + "'}")).contains("\"0\"]");
        assertThat(server.query("{job='" + other + "',__name__=~'" + SeriesValues.NAMES + "'}"))
            .contains("\"result\":[]");
      }
    }
  }

  private static Map<Map<String, String>, Double> served(
      ServerKey key, String token, MetricsEndpoint endpoint) throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(key.trusted()).build();
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.uri()).header("Authorization", "Bearer " + token).build();
    return SeriesValues.served(Scrape.parse(client.send(request, BodyHandlers.ofString()).body()));
  }

  private static void awaitHeld(
      PrometheusServer server, String target, Map<Map<String, String>, Double> served)
      throws Exception {
    assertThat(served).isNotEmpty();
    Map<Map<String, String>, Double> held = Map.of();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!held.equals(served) && System.nanoTime() < deadline) {
      Thread.sleep(100);
      held =
          SeriesValues.held(
              server.query("{job='known',__name__=~'" + SeriesValues.NAMES + "'}"), target);
    }
    assertThat(held).isEqualTo(served);
  }
}
