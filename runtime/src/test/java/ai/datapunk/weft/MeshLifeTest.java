package ai.datapunk.weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.mesh.ServiceMeshMetrics;
import ai.datapunk.weft.store.BucketBounds;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.TakenOut;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.OwnMetric;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A mesh and its registry: opened, shown elsewhere, cleared, closed. */
class MeshLifeTest {

  /** What the client throws where a name is taken: until 1.4 the second. */
  private static final Class<?>[] CLIENTS_REFUSALS = {
    IllegalArgumentException.class, IllegalStateException.class
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();

  private Mesh open() {
    return Mesh.builder().registry(registry).configuration(Configuration.none()).build();
  }

  private static void record(MetricStore store) {
    store.named().observe(Family.MESH_CALL_DURATION, 0.5, "stock", "fetch");
  }

  private double recorded() {
    return recorded(registry);
  }

  private static double recorded(PrometheusRegistry in) {
    return Scrape.of(in).sum("mesh_call_duration_seconds_count");
  }

  @Test
  void aClosedMeshShowsNothingAndAsksNoSource() {
    AtomicInteger asked = new AtomicInteger();
    Mesh mesh = open();
    mesh.engine().circuits().of("stock", CircuitPolicy.DEFAULT);
    mesh.instances(
        "stock",
        () -> {
          asked.incrementAndGet();
          return List.of("a");
        });
    record(mesh.engine().store());
    assertThat(registry.scrape().stream()).isNotEmpty();
    int before = asked.get();
    mesh.close();
    mesh.close();
    assertThat(registry.scrape().stream()).isEmpty();
    assertThat(mesh.instances("stock")).hasSize(1);
    assertThat(asked).hasValue(before);
    assertThat(mesh.circuit("stock").state()).isEqualTo(Circuit.State.CLOSED);
    open();
    assertThat(recorded()).isZero();
  }

  @Test
  void whatElseRecordsInTheRegistryKeepsItsSeriesWhenTheMeshIsClosed() {
    Mesh mesh = open();
    ServiceMeshMetrics.in(registry);
    record(mesh.engine().store());
    mesh.engine().circuits().of("stock", CircuitPolicy.DEFAULT);
    mesh.instances("stock", () -> List.of("a"));
    mesh.engine().balancers().of("stock").named("b");
    assertThat(Scrape.of(registry).has("circuit_breaker_state", "service", "stock")).isTrue();
    mesh.close();
    Scrape left = Scrape.of(registry);
    assertThat(recorded()).isEqualTo(1);
    assertThat(left.has("circuit_breaker_state", "service", "stock")).isFalse();
    assertThat(left.has("mesh_healthy_instances", "service", "stock")).isFalse();
    for (String instance : List.of("a", "b")) {
      assertThat(
              left.has("load_balancer_instance_health", "service", "stock", "instance", instance))
          .isFalse();
    }
  }

  @Test
  void aSecondOpenMeshInOneRegistryIsRefusedUntilTheFirstIsClosed() {
    Mesh first = open();
    assertThatIllegalStateException()
        .isThrownBy(this::open)
        .withMessageContaining("Mesh.close()")
        .withMessageContaining("clear the registry");
    first.close();
    open().close();
  }

  @Test
  void aRegistryThatWasClearedTakesTheSeriesAgain() {
    Mesh first = open();
    record(first.engine().store());
    custom(first.engine().store());
    registry.clear();
    assertThat(registry.scrape().stream()).isEmpty();
    Mesh second = open();
    record(second.engine().store());
    assertThat(recorded()).isEqualTo(2);
    assertThat(Scrape.of(registry).sum("own_seconds_count")).isZero();
    assertThatThrownBy(() -> Counter.builder().name("own_seconds").help("H.").register(registry))
        .isInstanceOfAny(CLIENTS_REFUSALS);
    // It lost the registry to the second, which therefore stays.
    first.close();
    assertThat(recorded()).isEqualTo(2);
    second.close();
    assertThat(registry.scrape().stream()).isEmpty();
  }

  @Test
  void aRegistryThatTheSeriesWereTakenOutOfTakesThemAgain() {
    Mesh first = open();
    custom(first.engine().store());
    record(first.engine().store());
    TakenOut.of(registry);
    assertThat(recorded()).isZero();
    record(open().engine().store());
    assertThat(recorded()).isEqualTo(2);
    registry.clear();
    ServiceMeshMetrics.in(registry);
    assertThat(recorded()).isEqualTo(2);
  }

  @Test
  void aClearedRegistryInWhichANameIsTakenIsRefusedAsANewOne() {
    open();
    registry.clear();
    Counter.builder().name("retry_calls_total").help("Somebody else's.").register(registry);
    assertThatIllegalArgumentException().isThrownBy(this::open);
  }

  private static void custom(MetricStore store) {
    OwnMetric.histogram(
        store.customMetrics(), "own_seconds", BucketBounds.of(1), List.of(), List.of());
  }

  @Test
  void theSeriesCanBeShownInFurtherRegistries() {
    Mesh mesh = open();
    record(mesh.engine().store());
    custom(mesh.engine().store());
    PrometheusRegistry further = new PrometheusRegistry();
    mesh.showIn(further);
    mesh.showIn(further);
    record(mesh.engine().store());
    ServiceMeshMetrics.in(further);
    assertThat(recorded(further)).isEqualTo(2);
    assertThat(recorded()).isEqualTo(2);
    assertThatThrownBy(() -> Counter.builder().name("own_seconds").help("H.").register(further))
        .isInstanceOfAny(CLIENTS_REFUSALS);
    PrometheusRegistry taken = new PrometheusRegistry();
    Counter.builder().name("own_seconds").help("Somebody else's.").register(taken);
    assertThatIllegalArgumentException().isThrownBy(() -> mesh.showIn(taken));
    assertThat(taken.scrape().stream()).hasSize(1);
  }

  @Test
  void theHistogramTypeCanBeSaidUntilTheFirstRecordAndIsToldLater() {
    OwnMesh.in(registry).mesh().engine().circuits().of("stock", CircuitPolicy.DEFAULT);
    Mesh.Builder asked = Mesh.builder().registry(registry).histograms(HistogramType.NATIVE);
    try (CapturedLog log = new CapturedLog();
        Mesh mesh = asked.build()) {
      record(mesh.engine().store());
      assertThat(recorded()).isEqualTo(1);
      assertThat(
              Scrape.of(registry)
                  .value(
                      "mesh_call_duration_seconds_bucket"
                          + "{le=\"+Inf\",operation=\"fetch\",service=\"stock\"}"))
          .isNaN();
      assertThat(log.linesWith("do not become")).isEmpty();
      MetricStore.in(registry, HistogramType.BOTH);
      assertThat(log.linesWith("stay NATIVE and do not become BOTH")).hasSize(1);
    }
  }

  @Test
  void theMeshThatWeftMadeItselfMakesWay() {
    Mesh own = OwnMesh.in(registry).mesh();
    try (Mesh mesh = open()) {
      assertThat(OwnMesh.in(registry).mesh().engine().store()).isSameAs(mesh.engine().store());
      record(own.engine().store());
      own.close();
      assertThat(recorded()).isEqualTo(1);
    }
  }

  @Test
  void theCircuitsAreListedByTheirServices() {
    Mesh mesh = open();
    assertThat(mesh.circuits()).isEmpty();
    mesh.engine().circuits().of("stock", CircuitPolicy.DEFAULT);
    mesh.engine().circuits().of("payment", CircuitPolicy.DEFAULT);
    assertThat(mesh.circuits()).extracting(Circuit::service).containsExactly("payment", "stock");
  }
}
