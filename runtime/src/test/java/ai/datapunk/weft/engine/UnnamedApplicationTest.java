package ai.datapunk.weft.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.health.Health;
import ai.datapunk.weft.health.HealthChecks;
import ai.datapunk.weft.httpserver.HttpServerMetrics;
import ai.datapunk.weft.process.ProcessMetrics;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.FailingLog;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnnamedApplicationTest {

  private static final String WARNING =
      "The application has no name: what it says of itself, such as its health, its process and the"
          + " HTTP requests that it serves, has service=\"unknown\", as that of every other"
          + " application without one. Fix: set weft.application, as in -Dweft.application=shop,"
          + " WEFT_APPLICATION=shop, or weft.properties; in Spring Boot, spring.application.name";

  static Stream<Named<Consumer<Mesh>>> parts() {
    return Stream.of(
        Named.of("health", UnnamedApplicationTest::checked),
        Named.of("process", mesh -> ProcessMetrics.of(mesh).start().close()),
        Named.of("requests", UnnamedApplicationTest::requested));
  }

  private static void checked(Mesh mesh) {
    HealthChecks.of(mesh).require("database", Health::healthy).start().close();
  }

  private static void requested(Mesh mesh) {
    HttpServerMetrics requests = HttpServerMetrics.in(mesh);
    requests.record("GET", "/orders", 200, 1_000, 0);
    requests.record("GET", "/orders", 200, 1_000, 0);
  }

  private static Mesh mesh(Map<String, String> settings) {
    return mesh(new PrometheusRegistry(), settings);
  }

  private static Mesh mesh(PrometheusRegistry registry, Map<String, String> settings) {
    return Mesh.builder()
        .registry(registry)
        .configuration(Configuration.of(settings, Map.of(), Map.of()))
        .build();
  }

  @ParameterizedTest
  @MethodSource("parts")
  void whatHasTheApplicationsNameWarnsOnceWhereThereIsNone(Consumer<Mesh> part) {
    try (CapturedLog log = new CapturedLog();
        Mesh mesh = mesh(Map.of())) {
      part.accept(mesh);
      part.accept(mesh);
      parts().forEach(each -> each.getPayload().accept(mesh));
      assertThat(log.linesWith(WARNING)).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("parts")
  void aLogThatThrowsKeepsNothingFromBeingShown(Consumer<Mesh> part) throws Exception {
    PrometheusRegistry registry = new PrometheusRegistry();
    try (Mesh mesh = mesh(registry, Map.of())) {
      try (FailingLog log = new FailingLog()) {
        assertThat(log).isNotNull();
        part.accept(mesh);
      }
      assertThat(Scrape.of(registry).sum("weft_recording_failures_total")).isEqualTo(1);
      parts().forEach(each -> each.getPayload().accept(mesh)); // Nothing has kept its claim.
    }
  }

  @Test
  void aLogThatThrowsCostsNoRequest() throws Exception {
    PrometheusRegistry registry = new PrometheusRegistry();
    try (Mesh mesh = mesh(registry, Map.of())) {
      try (FailingLog log = new FailingLog()) {
        assertThat(log).isNotNull();
        requested(mesh);
      }
      assertThat(Scrape.of(registry).sum("http_requests_total")).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("parts")
  void anApplicationWithANameHearsNothing(Consumer<Mesh> part) {
    try (CapturedLog log = new CapturedLog();
        Mesh mesh = mesh(Map.of("weft.application", "shop"))) {
      part.accept(mesh);
      assertThat(log.linesWith("The application has no name")).isEmpty();
    }
  }

  @Test
  void anApplicationThatOnlyAnnotatesOrAsksHearsNothing() {
    try (CapturedLog log = new CapturedLog();
        Mesh mesh = mesh(Map.of())) {
      assertThat(mesh.application().name()).isEqualTo("unknown");
      HttpServerMetrics.in(mesh);
      mesh.configure(Configuration.of(Map.of("weft.application", "shop"), Map.of(), Map.of()));
      requested(mesh);
      assertThat(log.linesWith("The application has no name")).isEmpty();
    }
  }
}
