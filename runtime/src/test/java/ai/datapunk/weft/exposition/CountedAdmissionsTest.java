package ai.datapunk.weft.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.access.Admission;
import ai.datapunk.weft.access.Admission.Principal;
import ai.datapunk.weft.access.Admission.Refusal;
import ai.datapunk.weft.access.Principals;
import ai.datapunk.weft.application.Application;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.credentials.TokenHash;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.FailingLog;
import ai.datapunk.weft.testing.Scrape;
import ai.datapunk.weft.view.View;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CountedAdmissionsTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .configuration(Configuration.of(Map.of("weft.application", "shop"), Map.of(), Map.of()))
          .build();

  @AfterEach
  void close() {
    mesh.close();
  }

  private MetricsEndpoint.Builder guarded() {
    return MetricsEndpoint.builder()
        .registry(registry)
        .application(mesh.application())
        .port(0)
        .access(
            Principals.builder().token("team", TokenHash.of("s3cret"), View.everything()).build());
  }

  private static int status(MetricsEndpoint endpoint, String... header) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.uri());
    if (header.length > 0) {
      request.headers(header);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  @Test
  void attemptsAndFailuresCountWhereThatIsAskedFor() throws Exception {
    try (MetricsEndpoint endpoint = guarded().countAuthentication(true).start()) {
      assertThat(status(endpoint)).isEqualTo(401);
      assertThat(status(endpoint, "Authorization", "Bearer wrong")).isEqualTo(401);
      assertThat(status(endpoint, "Authorization", "Bearer s3cret")).isEqualTo(200);
      assertThat(status(endpoint, "Authorization", "Bearer s3cret")).isEqualTo(200);
    }
    Scrape scrape = Scrape.of(registry);
    assertThat(scrape.value("auth_attempts_total", "service", "shop")).isEqualTo(3);
    assertThat(scrape.value("auth_failures_total", "service", "shop")).isEqualTo(1);
  }

  @Test
  void whoIsLetInWithoutSayingAnythingAndWhoHasToWaitDoNotCount() throws Exception {
    Deque<Admission> answers =
        new ArrayDeque<>(
            List.of(
                Principal.ANYBODY,
                new Refusal(429, Map.of(), "must_wait"),
                new Refusal(401, Map.of(), "no_credentials"),
                new Refusal(403, Map.of(), "not_on_the_list")));
    try (MetricsEndpoint endpoint =
        guarded().access(request -> answers.removeFirst()).countAuthentication(true).start()) {
      assertThat(status(endpoint)).isEqualTo(200);
      assertThat(Scrape.of(registry).sum("auth_attempts_total")).isZero();
      assertThat(status(endpoint)).isEqualTo(429);
      assertThat(status(endpoint)).isEqualTo(401);
      assertThat(Scrape.of(registry).sum("auth_attempts_total")).isZero();
      assertThat(status(endpoint)).isEqualTo(403);
    }
    assertThat(Scrape.of(registry).value("auth_attempts_total", "service", "shop")).isEqualTo(1);
    assertThat(Scrape.of(registry).value("auth_failures_total", "service", "shop")).isEqualTo(1);
  }

  @Test
  void aBuilderThatIsUsedAgainLeavesTheFirstEndpointAsItIs() throws Exception {
    MetricsEndpoint.Builder builder = guarded().countAuthentication(true);
    try (MetricsEndpoint first = builder.start();
        MetricsEndpoint second =
            builder.application(new Application("other", "o-1", "1")).start()) {
      assertThat(second.port()).isNotEqualTo(first.port());
      assertThat(status(first, "Authorization", "Bearer s3cret")).isEqualTo(200);
    }
    assertThat(Scrape.of(registry).value("auth_attempts_total", "service", "shop")).isEqualTo(1);
  }

  @Test
  void theyDoNotUnlessItIsAskedFor() throws Exception {
    try (MetricsEndpoint endpoint = guarded().start()) {
      assertThat(status(endpoint, "Authorization", "Bearer s3cret")).isEqualTo(200);
    }
    assertThat(registry.scrape(name -> name.startsWith("auth_"))).isEmpty();
  }

  @Test
  void settingsAskForItToo() throws Exception {
    Configuration counting =
        Configuration.of(Map.of("weft.endpoint.count-authentication", "true"), Map.of(), Map.of());
    try (MetricsEndpoint endpoint = guarded().configuration(counting).start()) {
      assertThat(status(endpoint, "Authorization", "Bearer s3cret")).isEqualTo(200);
    }
    assertThat(Scrape.of(registry).value("auth_attempts_total", "service", "shop")).isEqualTo(1);
    assertThat(Scrape.of(registry).value("auth_failures_total", "service", "shop")).isZero();
  }

  @Test
  void anApplicationsOwnMetricOfTheNameStaysAndIsTold() throws Exception {
    Gauge.builder().name("auth_attempts").help("Mine").register(registry);
    try (CapturedLog log = new CapturedLog();
        MetricsEndpoint endpoint = guarded().countAuthentication(true).start()) {
      assertThat(status(endpoint, "Authorization", "Bearer s3cret")).isEqualTo(200);
      assertThat(status(endpoint, "Authorization", "Bearer s3cret")).isEqualTo(200);
      assertThat(log.linesWith("is not counted in auth_attempts_total")).hasSize(1);
    }
    assertThat(registry.scrape("auth_failures"::equals)).isEmpty();
  }

  /** In a mesh that comes after the endpoint, so that the first request finds it. */
  @Test
  void whoIsLetInIsServedThoughTheLogThrows() throws Exception {
    PrometheusRegistry taken = new PrometheusRegistry();
    Gauge.builder().name("auth_attempts").help("Mine").register(taken);
    MetricsEndpoint endpoint = guarded().registry(taken).countAuthentication(true).start();
    try (Mesh later = Mesh.builder().registry(taken).configuration(Configuration.none()).build()) {
      assertThat(later.engine().store().hasEnded()).isFalse();
      // It is closed while the log still throws: the audit's line comes after the answer.
      try (FailingLog log = new FailingLog();
          endpoint) {
        assertThat(log).isNotNull();
        assertThat(status(endpoint, "Authorization", "Bearer s3cret")).isEqualTo(200);
      }
      // That line, and the audit's.
      assertThat(Scrape.of(taken).value("weft_recording_failures_total")).isEqualTo(2);
    }
  }

  @Test
  void aRegistryWithoutWeftHasNothingOfIt() throws Exception {
    PrometheusRegistry bare = new PrometheusRegistry();
    try (MetricsEndpoint endpoint = guarded().registry(bare).countAuthentication(true).start()) {
      assertThat(status(endpoint, "Authorization", "Bearer s3cret")).isEqualTo(200);
    }
    assertThat(bare.scrape()).isEmpty();
  }
}
