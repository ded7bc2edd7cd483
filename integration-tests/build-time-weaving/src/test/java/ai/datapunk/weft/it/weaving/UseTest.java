package ai.datapunk.weft.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.time.Ticker;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Another mesh after a woven class was initialised and called: all that it does follows. */
class UseTest {

  private final Followed methods = new Followed();

  @AfterAll
  static void backToTheDefaultRegistry() {
    MeshInUse.backToTheDefaultRegistry();
  }

  private static Mesh.Builder mesh(PrometheusRegistry registry) {
    return Mesh.builder().registry(registry).configuration(Configuration.none());
  }

  private static double counted(PrometheusRegistry registry, String name, String status) {
    return registry.scrape().stream()
        .filter(family -> family.getMetadata().getName().equals(name))
        .flatMap(family -> ((CounterSnapshot) family).getDataPoints().stream())
        .filter(point -> "followed".equals(point.getLabels().get("service")))
        .filter(point -> status.equals(point.getLabels().get("status")))
        .mapToDouble(CounterDataPointSnapshot::getValue)
        .sum();
  }

  private static double calls(PrometheusRegistry registry) {
    return counted(registry, "mesh_service_calls", "success");
  }

  @Test
  void callsAndFallbacksOfInitialisedClassesAreRecordedInTheMeshThatIsInUse() throws Exception {
    methods.call(1);
    PrometheusRegistry one = new PrometheusRegistry();
    PrometheusRegistry two = new PrometheusRegistry();
    try (Mesh first = mesh(one).build();
        Mesh second = mesh(two).build()) {
      Weft.use(first);
      assertThat(Weft.mesh()).isSameAs(first);
      assertThat(calls(one)).isZero();
      assertThat(one.scrape("mesh_service_calls"::equals).stream()).isNotEmpty();
      methods.call(1);
      assertThat(calls(one)).isEqualTo(1);
      Weft.use(second);
      methods.call(1);
      assertThat(methods.fail()).isEqualTo(7);
      assertThat(calls(one)).isEqualTo(1);
      assertThat(calls(two)).isEqualTo(1);
      assertThat(counted(two, "mesh_fallback_calls", "success")).isEqualTo(1);
      Weft.use(first);
      methods.call(1);
      assertThat(calls(one)).isEqualTo(2);
    }
  }

  @Test
  void configurationCircuitsSourcesAndStrategiesAreThoseOfTheMeshThatIsInUse() {
    try (Mesh first = mesh(new PrometheusRegistry()).build();
        Mesh second = mesh(new PrometheusRegistry()).build();
        Mesh off =
            mesh(new PrometheusRegistry())
                .configuration(
                    Configuration.of(Map.of("weft.enabled", "false"), Map.of(), Map.of()))
                .build()) {
      first.instances("followed", InstanceSource.of("a"));
      second.instances("followed", InstanceSource.of("b"));
      Weft.use(first);
      assertThat(methods.where(null)).isEqualTo("a");
      Weft.circuit("followed").forceOpen();
      assertThatThrownBy(() -> methods.where(null)).isInstanceOf(CallRefusedException.class);
      Weft.use(second);
      assertThat(methods.where(null)).isEqualTo("b");
      Weft.use(off);
      assertThat(methods.where(null)).isNull();
      assertThat(off.circuits()).isEmpty();
      Weft.use(second);
      assertThat(methods.where(null)).isEqualTo("b");
    }
  }

  @Test
  void theClockIsThatOfTheMeshThatIsInUse() {
    PrometheusRegistry registry = new PrometheusRegistry();
    AtomicLong now = new AtomicLong();
    Ticker seconds = () -> now.getAndAdd(1_000_000_000);
    try (Mesh mesh = mesh(registry).ticker(seconds).build()) {
      Weft.use(mesh);
      methods.call(1);
      HistogramSnapshot family =
          (HistogramSnapshot)
              registry.scrape("mesh_call_duration_seconds"::equals).stream()
                  .findFirst()
                  .orElseThrow();
      assertThat(
              family.getDataPoints().stream()
                  .filter(point -> "call".equals(point.getLabels().get("operation")))
                  .mapToDouble(point -> point.getSum())
                  .sum())
          .isEqualTo(1);
    }
  }
}
