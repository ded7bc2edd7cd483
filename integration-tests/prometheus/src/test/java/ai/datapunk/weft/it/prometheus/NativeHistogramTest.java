package ai.datapunk.weft.it.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.PrometheusServer;
import ai.datapunk.weft.mesh.ServiceMeshMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real Prometheus takes native histograms, which it asks for in the protobuf format. */
class NativeHistogramTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Prometheus interpolates where a bound in the query is a hair's breadth beside its own. */
  private static final Offset<Double> PRECISION = within(1e-9);

  private static final Pattern VALUE = Pattern.compile("\"value\":\\[[^,]*,\"([^\"]*)\"]");

  /** 400 calls of 1 ms, 500 of 20 ms, 99 of a second and one of a minute. */
  private static void record(PrometheusRegistry registry) {
    ServiceMeshMetrics metrics = ServiceMeshMetrics.in(registry);
    for (int i = 0; i < 1000; i++) {
      double seconds = i < 400 ? 0.001 : i < 900 ? 0.02 : i < 999 ? 1 : 60;
      metrics.recordCallSuccess("stock", "fetch", seconds);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NATIVE", "BOTH"})
  void nativeHistogramsAreIngested(HistogramType type) throws Exception {
    Path binary = Programs.require("prometheus");
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target")), "prometheus");
    PrometheusRegistry registry = new PrometheusRegistry();
    Mesh.builder().registry(registry).histograms(type).build();
    record(registry);
    try (MetricsEndpoint endpoint = MetricsEndpoint.builder().registry(registry).port(0).start();
        PrometheusServer server =
            new PrometheusServer(
                binary, endpoint.uri(), folder, "--enable-feature=native-histograms")) {
      assertThat(eventually(server, "histogram_count(mesh_call_duration_seconds)")).isEqualTo(1000);
      assertThat(eventually(server, "histogram_sum(mesh_call_duration_seconds)"))
          .isEqualTo(400 * 0.001 + 500 * 0.02 + 99 + 60);
      assertThat(eventually(server, "mesh_service_calls_total{status='success'}")).isEqualTo(1000);
      // Bounds of the buckets of schema 3 around 1 ms, 20 ms, 1 s and 1 min.
      assertThat(eventually(server, between(0, bound(-79)))).isEqualTo(0.4, PRECISION);
      assertThat(eventually(server, between(bound(-46), bound(-45)))).isEqualTo(0.5, PRECISION);
      assertThat(eventually(server, between(bound(-1), bound(0)))).isEqualTo(0.099, PRECISION);
      assertThat(eventually(server, between(bound(47), bound(48)))).isEqualTo(0.001, PRECISION);
    }
  }

  /** 2^(bucket/8), as it can be written in a query. */
  private static String bound(int bucket) {
    return "2^(" + bucket + "/8)";
  }

  private static String between(Object above, Object upTo) {
    return "histogram_fraction(" + above + ", " + upTo + ", mesh_call_duration_seconds)";
  }

  private static double eventually(PrometheusServer server, String query) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Matcher value = VALUE.matcher(server.query(query));
      if (value.find()) {
        return Double.parseDouble(value.group(1));
      }
      Thread.sleep(250);
    }
    throw new AssertionError("Prometheus has no value of " + query);
  }
}
