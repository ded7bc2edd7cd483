package ai.datapunk.weft.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.MethodSettings;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.store.CellCount;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mesh that is configured anew after woven classes were initialised and called. */
class ConfigureTest {

  private final Followed methods = new Followed();

  @RegisterExtension private final MeshInUse used = new MeshInUse();

  private final PrometheusRegistry registry = used.registry();
  private final Mesh mesh = used.mesh();

  private static Configuration settings(String... keysAndValues) {
    Configuration.Builder builder = Configuration.builder();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      builder.add("line " + (1 + i / 2), Map.of(keysAndValues[i], keysAndValues[i + 1]));
    }
    return builder.build();
  }

  private double sum(String family) {
    return registry.scrape(family::equals).stream()
        .flatMap(each -> ((CounterSnapshot) each).getDataPoints().stream())
        .filter(point -> "followed".equals(point.getLabels().get("service")))
        .mapToDouble(CounterDataPointSnapshot::getValue)
        .sum();
  }

  @Test
  void whatWasCountedBeforeIsStillCounted() {
    methods.call(1);
    assertThat(sum("mesh_service_calls")).isEqualTo(1);
    mesh.configure(settings("weft.load-balancer.slow-start", "1s"));
    methods.call(1);
    assertThat(sum("mesh_service_calls")).isEqualTo(2);
    mesh.configure(settings("weft.timed.followed.enabled", "false"));
    methods.call(1);
    assertThat(sum("mesh_service_calls")).isEqualTo(2);
    mesh.configure(Configuration.none());
    methods.call(1);
    assertThat(sum("mesh_service_calls")).isEqualTo(3);
  }

  private Map<String, Long> callsByTenant() {
    Map<String, Long> calls = new TreeMap<>();
    registry.scrape("shapes_bounded_seconds"::equals).stream()
        .flatMap(each -> ((HistogramSnapshot) each).getDataPoints().stream())
        .forEach(point -> calls.put(point.getLabels().get("tenant"), point.getCount()));
    return calls;
  }

  private int series() {
    return registry.scrape().stream().mapToInt(family -> family.getDataPoints().size()).sum();
  }

  @Test
  void aLimitedLabelKeepsItsValuesItsSeriesAndItsCells() {
    Shapes shapes = new Shapes();
    mesh.configure(settings("weft.retry.delay", "2ms"));
    for (String tenant : List.of("one", "two", "three")) {
      shapes.bounded(tenant);
    }
    int series = series();
    int cells = CellCount.of(mesh.engine().store());
    for (int i = 1; i <= 100; i++) {
      mesh.configure(settings("weft.retry.delay", (2 + i % 2) + "ms"));
      shapes.bounded("two");
      shapes.bounded("tenant " + i);
    }
    assertThat(callsByTenant()).isEqualTo(Map.of("one", 1L, "two", 101L, "other", 101L));
    assertThat(series()).isEqualTo(series);
    assertThat(CellCount.of(mesh.engine().store())).isEqualTo(cells);
  }

  @Test
  void familiesAreHiddenAndShownAgain() {
    mesh.configure(settings("weft.family.mesh_service_calls_total.enabled", "false"));
    assertThat(registry.scrape("mesh_service_calls"::equals).stream()).isEmpty();
    mesh.configure(Configuration.none());
    assertThat(registry.scrape("mesh_service_calls"::equals).stream()).isNotEmpty();
  }

  @Test
  void aCircuitGoesOnAlsoByAnotherPolicyUntilItIsSwitchedOff() {
    mesh.instances("followed", InstanceSource.of("a"));
    Circuit before = Weft.circuit("followed");
    before.forceOpen();
    mesh.configure(settings("weft.retry.max-attempts", "1"));
    assertThat(Weft.circuit("followed")).isSameAs(before);
    assertThatThrownBy(() -> methods.where(null)).isInstanceOf(CallRefusedException.class);
    mesh.configure(settings("weft.circuit.followed.trial-calls", "7"));
    assertThat(Weft.circuit("followed")).isSameAs(before);
    assertThat(before.policy().trialCalls()).isEqualTo(7);
    assertThat(before.state()).isEqualTo(Circuit.State.OPEN);
    assertThatThrownBy(() -> methods.where(null)).isInstanceOf(CallRefusedException.class);
    before.close();
    assertThat(methods.where(null)).isEqualTo("a");
    mesh.configure(settings("weft.circuit.enabled", "false"));
    assertThat(mesh.circuits()).isEmpty();
    assertThat(registry.scrape("circuit_breaker_state"::equals).stream())
        .flatExtracting(MetricSnapshot::getDataPoints)
        .isEmpty();
  }

  @Test
  void theSameConfigurationChangesNothing() {
    mesh.configure(settings("weft.circuit.followed.trial-calls", "7"));
    Circuit before = Weft.circuit("followed");
    mesh.configure(settings("weft.circuit.followed.trial-calls", "7"));
    assertThat(Weft.circuit("followed")).isSameAs(before);
  }

  @Test
  void whatIsConfiguredGoesBeforeWhatTheApplicationGivesAndThisBeforeWhatIsDiscovered() {
    mesh.discover((service, type) -> type == String.class ? () -> List.of("found") : null);
    assertThat(methods.where(null)).isEqualTo("found");
    mesh.instances("followed", InstanceSource.of("given"));
    assertThat(methods.where(null)).isEqualTo("given");
    mesh.configure(settings("weft.load-balancer.followed.instances", "one"));
    assertThat(methods.where(null)).isEqualTo("one");
    mesh.configure(settings("weft.load-balancer.followed.instances", "two"));
    assertThat(methods.where(null)).isEqualTo("two");
    mesh.configure(Configuration.none());
    assertThat(methods.where(null)).isEqualTo("given");
    assertThat(mesh.balancedServices()).contains("followed");
  }

  @Test
  void whatHoldsForAMethodSaysWhereItIsFrom() {
    mesh.configure(
        settings(
            "weft.circuit.trial-calls", "7",
            "weft.circuit.followed.failure-rate", "0.25",
            "weft.load-balancer.followed.instances", "one"));
    List<MethodSettings.Value> where =
        mesh.methods().stream()
            .filter(each -> each.className().equals(Followed.class.getName()))
            .filter(each -> each.method().startsWith("where("))
            .findFirst()
            .orElseThrow()
            .settings();
    assertThat(where)
        .extracting(
            MethodSettings.Value::key, MethodSettings.Value::value, MethodSettings.Value::source)
        .contains(
            tuple("weft.circuit.followed.enabled", "true", "default"),
            tuple(
                "weft.circuit.followed.failure-rate",
                "0.25",
                "weft.circuit.followed.failure-rate (line 2)"),
            tuple("weft.circuit.followed.trial-calls", "7", "weft.circuit.trial-calls (line 1)"),
            tuple("weft.load-balancer.followed.strategy", "round_robin", "annotation"),
            tuple(
                "weft.load-balancer.followed.instances",
                "one",
                "weft.load-balancer.followed.instances (line 3)"));
  }
}
