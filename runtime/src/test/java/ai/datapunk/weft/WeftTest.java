package ai.datapunk.weft;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.engine.MeshChanges;
import ai.datapunk.weft.httpserver.HttpServerMetrics;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.FailingLog;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeftTest {

  @Test
  void aRegistryThatCannotTakeTheMetricsIsToldAndCallsAreStillGuarded() {
    PrometheusRegistry taken = new PrometheusRegistry();
    Counter.builder().name("retry_calls_total").help("Somebody else's.").register(taken);
    try (CapturedLog log = new CapturedLog()) {
      OwnMesh own = OwnMesh.in(taken);
      own.tell();
      assertThat(log.linesWith("Weft's metrics are not exposed")).hasSize(1);
      assertThat(own.mesh().engine().circuits().of("stock", CircuitPolicy.DEFAULT).state())
          .isEqualTo(Circuit.State.CLOSED);
    }
    assertThat(taken.scrape().stream()).hasSize(1);
  }

  @Test
  void aMeshThatIsReleasedMakesWayForWeftsOwn() {
    Mesh own = Weft.mesh();
    Weft.release(own);
    assertThat(Weft.mesh()).isSameAs(own);
    try (Mesh built = Mesh.builder().registry(new PrometheusRegistry()).build();
        Mesh other = Mesh.builder().registry(new PrometheusRegistry()).build()) {
      Weft.use(built);
      Weft.release(other);
      assertThat(Weft.mesh()).isSameAs(built);
      Weft.release(built);
      assertThat(Weft.mesh()).isNotSameAs(built).isNotSameAs(own);
    }
  }

  @Test
  void aMeshComesIntoUseThoughTheLogThrows() {
    PrometheusRegistry registry = new PrometheusRegistry();
    try (Mesh before = Mesh.builder().registry(new PrometheusRegistry()).build();
        Mesh next = Mesh.builder().registry(registry).build()) {
      before.instances("stock", InstanceSource.of("one"));
      Weft.use(before);
      AtomicInteger told = new AtomicInteger();
      Runnable listener = told::incrementAndGet;
      MeshChanges.listenForMeshes(listener);
      try (FailingLog log = new FailingLog()) {
        assertThat(log).isNotNull();
        Weft.use(next);
      }
      assertThat(Weft.mesh()).isSameAs(next);
      assertThat(told).hasValue(1);
      assertThat(Scrape.of(registry).value("weft_recording_failures_total")).isEqualTo(1);
      Weft.release(next);
      assertThat(listener).isNotNull(); // It was held until here.
    }
  }

  /** As where two threads ask for the first mesh at once, and the application gives its own. */
  @Test
  void aMeshOfWeftsThatComesLateLeavesAnApplicationItsLimits() {
    PrometheusRegistry registry = new PrometheusRegistry();
    try (Mesh application =
            Mesh.builder()
                .registry(registry)
                .configuration(Configuration.none())
                .limits(SeriesLimits.defaults().perFamily(1))
                .build();
        Mesh late = OwnMesh.in(registry).mesh()) {
      assertThat(late.engine().store()).isSameAs(application.engine().store());
      HttpServerMetrics requests = HttpServerMetrics.in(application);
      requests.record("GET", "/one", 200, 1, 0);
      requests.record("GET", "/two", 200, 1, 0);
      assertThat(Scrape.of(registry).value("weft_overflow_total", "family", "http_requests_total"))
          .isEqualTo(1);
    }
  }

  @Test
  void anApplicationsCircuitHasNothingOfTheEngines() throws NoSuchMethodException {
    Class<?> circuit = Weft.class.getMethod("circuit", String.class).getReturnType();
    assertThat(Stream.of(circuit.getMethods()).map(Method::getName))
        .containsExactlyInAnyOrder("service", "policy", "state", "forceOpen", "close", "reset");
  }
}
