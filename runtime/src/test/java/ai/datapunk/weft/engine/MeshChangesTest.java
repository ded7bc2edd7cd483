package ai.datapunk.weft.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MeshChangesTest {

  @Test
  void whatFailsInAListenerIsCountedAndTheOthersAreTold() {
    List<String> told = new ArrayList<>();
    AtomicBoolean fails = new AtomicBoolean(true);
    Runnable failing =
        () -> {
          told.add("failing");
          if (fails.get()) {
            throw new AssertionError("a listener's");
          }
        };
    Runnable later = () -> told.add("later");
    PrometheusRegistry registry = new PrometheusRegistry();
    try (Mesh mesh = Mesh.builder().registry(registry).build()) {
      MeshChanges.listen(failing);
      MeshChanges.listen(later);
      Weft.use(mesh);
      assertThat(told).containsExactly("failing", "later");
      assertThat(failures(registry)).isEqualTo(1);
      Weft.release(mesh);
      assertThat(told).containsExactly("failing", "later", "failing", "later");
      assertThat(failures(registry)).isEqualTo(2);
    } finally {
      fails.set(false);
    }
  }

  @Test
  void whoListensForMeshesIsNotToldOfSettings() {
    List<String> told = new ArrayList<>();
    Runnable ofAll = () -> told.add("all");
    Runnable ofMeshes = () -> told.add("meshes");
    try (Mesh mesh =
        Mesh.builder()
            .registry(new PrometheusRegistry())
            .configuration(Configuration.none())
            .build()) {
      MeshChanges.listen(ofAll);
      MeshChanges.listenForMeshes(ofMeshes);
      Weft.use(mesh);
      mesh.configure(Configuration.of(Map.of("weft.application", "shop"), Map.of(), Map.of()));
      Weft.release(mesh);
      assertThat(told).containsExactly("all", "meshes", "all", "all", "meshes");
    }
  }

  private static double failures(PrometheusRegistry registry) {
    return registry.scrape("weft_recording_failures"::equals).stream()
        .flatMap(metric -> ((CounterSnapshot) metric).getDataPoints().stream())
        .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue)
        .sum();
  }
}
