package ai.datapunk.weft.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.spec.MetricHolder;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two classes that guard one service: they share its circuit, and the first has its say. */
class SharedCircuitTest {

  private static final CircuitPolicy OF_EIGHT = CircuitPolicy.DEFAULT.failureRate(1).window(8, 8);
  private static final CircuitPolicy OF_FOUR = CircuitPolicy.DEFAULT.failureRate(1).window(4, 4);

  static class Depot {}

  /** The holder of it. */
  public static final class Depot_Metrics implements MetricHolder {
    /** Called by reflection. */
    public Depot_Metrics() {}

    @Override
    public MethodSpec[] methods() {
      return new MethodSpec[] {fetch(OF_EIGHT)};
    }
  }

  static class Store {}

  /** The holder of it. */
  public static final class Store_Metrics implements MetricHolder {
    /** Called by reflection. */
    public Store_Metrics() {}

    @Override
    public MethodSpec[] methods() {
      return new MethodSpec[] {fetch(OF_FOUR)};
    }
  }

  private static MethodSpec fetch(CircuitPolicy policy) {
    return MethodSpec.of("fetch(java.lang.Object)").circuitGuarded("depot", policy);
  }

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker time = new ManualTicker();

  /** What happens the next time that the clock is read. */
  private Runnable meanwhile = () -> {};

  private final Mesh mesh = mesh(registry);
  private int settings;

  private Mesh mesh(PrometheusRegistry in) {
    return Mesh.builder()
        .registry(in)
        .configuration(Configuration.none())
        .ticker(
            () -> {
              Runnable now = meanwhile;
              meanwhile = () -> {};
              now.run();
              return time.nanoTime();
            })
        .build();
  }

  @AfterEach
  void close() {
    mesh.close();
  }

  /** Says something that has nothing to do with the circuit. */
  private void configure() {
    settings++;
    mesh.configure(
        Configuration.builder()
            .add("a line", Map.of("weft.retry.max-attempts", Integer.toString(settings)))
            .build());
  }

  private static void fail(ClassProbes probes, int times) {
    for (int i = 0; i < times; i++) {
      call(probes, true);
    }
  }

  private static @Nullable Throwable call(ClassProbes probes, boolean fails) {
    return AdvisedCall.thrown(
        probes.probe("fetch", new Class<?>[] {Object.class}, Object.class),
        null,
        argument -> {
          if (fails) {
            throw new IOException("down");
          }
          return "fetched";
        });
  }

  @Test
  void aClassThatIsInitialisedWhileTheMeshIsConfiguredSharesTheCircuit() {
    meanwhile = this::configure;
    ClassProbes depot = ClassProbes.load(Depot.class, mesh);
    ClassProbes renewed = depot.renewed(mesh);
    Circuit circuit = mesh.circuit("depot");
    assertThat(mesh.circuits()).containsExactly(circuit);
    fail(depot, 4);
    fail(renewed, 4);
    assertThat(circuit.state()).isEqualTo(State.OPEN);
    assertThat(call(depot, false)).isInstanceOf(CallRefusedException.class);
    time.millis(10);
    assertThat(Scrape.of(registry).sum("circuit_breaker_state_seconds_total")).isEqualTo(0.01);
  }

  @Test
  void aClassThatIsInitialisedWhileTheMeshIsConfiguredHasNoCircuitOfItsOwnOnceThatIsOver() {
    ClassProbes depot = ClassProbes.load(Depot.class, mesh);
    meanwhile =
        () -> {
          configure();
          assertThat(depot.renewed(mesh)).isNotNull();
          mesh.engine().circuits().settle();
        };
    ClassProbes store = ClassProbes.load(Store.class, mesh);
    fail(store, 8);
    assertThat(mesh.circuit("depot").state()).isEqualTo(State.OPEN);
    assertThat(mesh.circuit("depot").policy()).isEqualTo(OF_EIGHT);
  }

  @Test
  void whatIsAskedForTooLateIsNotShown() {
    meanwhile =
        () -> {
          configure();
          mesh.engine().circuits().settle();
        };
    ClassProbes depot = ClassProbes.load(Depot.class, mesh);
    assertThat(mesh.circuits()).isEmpty();
    assertThat(Scrape.of(registry).has("circuit_breaker_state", "service", "depot")).isFalse();
    assertThat(call(depot, false)).isNull();
  }

  @Test
  void thePolicyHoldsOfTheClassThatWasInitialisedFirst() {
    ClassProbes depot = ClassProbes.load(Depot.class, mesh);
    ClassProbes store = ClassProbes.load(Store.class, mesh);
    fail(depot, 3);
    for (int i = 0; i < 4; i++) {
      configure();
      if (i % 2 == 0) {
        store = store.renewed(mesh);
        depot = depot.renewed(mesh);
      } else {
        depot = depot.renewed(mesh);
        store = store.renewed(mesh);
      }
      assertThat(mesh.circuit("depot").policy()).isEqualTo(OF_EIGHT);
      fail(store, 1);
    }
    assertThat(mesh.circuit("depot").state()).isEqualTo(State.CLOSED);
    fail(store, 1);
    assertThat(mesh.circuit("depot").state()).as("the window was kept").isEqualTo(State.OPEN);
  }

  @Test
  void theSameHoldsInAnotherMesh() {
    ClassProbes depot = ClassProbes.load(Depot.class, mesh);
    ClassProbes store = ClassProbes.load(Store.class, mesh);
    try (Mesh other = mesh(new PrometheusRegistry())) {
      assertThat(store.renewed(other)).isNotNull();
      assertThat(depot.renewed(other)).isNotNull();
      assertThat(other.circuit("depot").policy()).isEqualTo(OF_EIGHT);
    }
  }

  @Test
  void thePolicyOfTheNextClassHoldsOnceTheFirstIsGone() {
    fail(ClassProbes.load(Depot.class, mesh), 3);
    ClassProbes store = ClassProbes.load(Store.class, mesh);
    configure();
    assertThat(store.renewed(mesh)).isNotNull();
    assertThat(mesh.circuit("depot").policy()).as("the first may still come").isEqualTo(OF_EIGHT);
    mesh.engine().circuits().settle();
    assertThat(mesh.circuit("depot").policy()).isEqualTo(OF_FOUR);
  }

  @Test
  void anotherPolicyIsToldOnceForEachConfigurationInWhateverOrder() {
    ClassProbes depot = ClassProbes.load(Depot.class, mesh);
    ClassProbes store = ClassProbes.load(Store.class, mesh);
    configure();
    try (CapturedLog log = new CapturedLog()) {
      store = store.renewed(mesh);
      assertThat(log.linesWith("two breaker configurations")).isEmpty();
      depot = depot.renewed(mesh);
      mesh.engine().circuits().settle();
      assertThat(log.linesWith("two breaker configurations"))
          .singleElement()
          .asString()
          .contains("It keeps " + OF_EIGHT + ", not " + OF_FOUR);
    }
    fail(depot, 4);
    fail(store, 4);
    assertThat(mesh.circuit("depot").state()).isEqualTo(State.OPEN);
  }
}
