package ai.datapunk.weft.it.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.application.Application;
import ai.datapunk.weft.it.prometheus.OtlpReceiver.Export;
import ai.datapunk.weft.loadbalancer.LoadBalancerMetrics;
import ai.datapunk.weft.mesh.ServiceMeshMetrics;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.prometheus.metrics.exporter.opentelemetry.OpenTelemetryExporter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a collector of OpenTelemetry gets by the Prometheus client's exporter. */
@Timeout(60)
class OtlpTest {

  /** The bounds that docs/metrics.md promises. */
  private static final Double[] BOUNDS = {
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0
  };

  private static final Map<String, String> FETCH = Map.of("service", "stock", "operation", "fetch");

  private final PrometheusRegistry registry = new PrometheusRegistry();

  private OpenTelemetryExporter exporter(String endpoint) {
    return builder(endpoint).intervalSeconds(1).buildAndStart();
  }

  /** As docs/exposition.md has it, for this registry. */
  private OpenTelemetryExporter.Builder builder(String endpoint) {
    // tag::otlp[]
    Application application = Weft.mesh().application();
    OpenTelemetryExporter.Builder otlp =
        OpenTelemetryExporter.builder()
            .protocol("http/protobuf")
            .endpoint(endpoint)
            .serviceName(application.name())
            .serviceVersion(application.version())
            .serviceInstanceId(application.instance())
            // Else it tells the command line, with what passwords that has.
            .resourceAttribute("process.command_line", "")
            .resourceAttribute("process.command_args", "");
    // end::otlp[]
    return otlp.registry(registry);
  }

  private void mesh(HistogramType histograms) {
    Mesh.builder().registry(registry).histograms(histograms).build();
  }

  private static double value(Metric metric, Map<String, String> labels) {
    List<NumberDataPoint> points =
        metric.hasSum()
            ? metric.getSum().getDataPointsList()
            : metric.getGauge().getDataPointsList();
    return points.stream()
        .filter(point -> OtlpReceiver.labels(point.getAttributesList()).equals(labels))
        .mapToDouble(NumberDataPoint::getAsDouble)
        .sum();
  }

  private static Map<String, String> fetch(String status) {
    Map<String, String> labels = new TreeMap<>(FETCH);
    labels.put("status", status);
    return labels;
  }

  @Test
  void countersGaugesAndClassicHistogramsAreCumulativeAndExact() throws Exception {
    mesh(HistogramType.CLASSIC);
    ServiceMeshMetrics calls = ServiceMeshMetrics.in(registry);
    calls.recordCallSuccess("stock", "fetch", 0.005);
    calls.recordCallSuccess("stock", "fetch", 20);
    LoadBalancerMetrics.in(registry).updateActiveConnections("stock", "a:80", 4);
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      OpenTelemetryExporter exporter = exporter(receiver.endpoint());
      Export first = receiver.next();
      assertThat(first.path()).isEqualTo("POST /v1/metrics");
      assertThat(first.contentType()).isEqualTo("application/x-protobuf");
      assertThat(first.resource())
          .containsEntry("service.name", Weft.mesh().application().name())
          .containsEntry("service.version", Weft.mesh().application().version())
          .containsEntry("service.instance.id", Weft.mesh().application().instance())
          .containsEntry("process.command_line", "")
          .containsEntry("process.command_args", "");
      assertCalls(first, 2, 0);
      assertThat(histogram(first).getSum()).isEqualTo(20.005);
      assertClassic(first, List.of(1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L));

      for (int i = 0; i < 3; i++) {
        calls.recordCallFailure("stock", "fetch", 0.5);
      }
      LoadBalancerMetrics.in(registry).updateActiveConnections("stock", "a:80", 1);
      Export last = last(receiver, 5);
      exporter.close();
      assertCalls(last, 2, 3);
      assertThat(
              value(
                  last.metric("load_balancer_active_connections"),
                  Map.of("service", "stock", "instance", "a:80")))
          .isEqualTo(1);
      assertThat(histogram(last).getSum()).isEqualTo(21.505);
      assertClassic(last, List.of(1L, 0L, 0L, 0L, 0L, 0L, 0L, 3L, 0L, 0L, 0L, 0L, 0L, 0L, 1L));
    }
  }

  /** The export that has so many calls: the next one, or one that began before they were made. */
  private static Export last(OtlpReceiver receiver, long calls) throws InterruptedException {
    Export export = receiver.next();
    while (count(export) < calls) {
      export = receiver.next();
    }
    return export;
  }

  private static long count(Export export) {
    Metric metric = export.metric("mesh_call_duration_seconds");
    return metric.hasHistogram()
        ? metric.getHistogram().getDataPoints(0).getCount()
        : metric.getExponentialHistogram().getDataPoints(0).getCount();
  }

  @Test
  void closingExportsALastTime() throws Exception {
    mesh(HistogramType.CLASSIC);
    ServiceMeshMetrics.in(registry).recordCallSuccess("stock", "fetch", 1);
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      OpenTelemetryExporter exporter =
          builder(receiver.endpoint()).intervalSeconds(3600).buildAndStart();
      exporter.close();
      assertCalls(receiver.next(), 1, 0);
    }
  }

  private static void assertCalls(Export export, double successes, double failures) {
    Metric calls = export.metric("mesh_service_calls");
    assertThat(calls.getSum().getIsMonotonic()).isTrue();
    assertThat(calls.getSum().getAggregationTemporality())
        .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
    assertThat(value(calls, fetch("success"))).isEqualTo(successes);
    assertThat(value(calls, fetch("failure"))).isEqualTo(failures);
  }

  private static HistogramDataPoint histogram(Export export) {
    Metric metric = export.metric("mesh_call_duration_seconds");
    assertThat(metric.getHistogram().getAggregationTemporality())
        .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
    assertThat(metric.getHistogram().getDataPointsList()).hasSize(1);
    return metric.getHistogram().getDataPoints(0);
  }

  private static void assertClassic(Export export, List<Long> counts) {
    HistogramDataPoint point = histogram(export);
    assertThat(OtlpReceiver.labels(point.getAttributesList())).isEqualTo(FETCH);
    assertThat(point.getBucketCountsList()).isEqualTo(counts);
    assertThat(point.getCount()).isEqualTo(counts.stream().mapToLong(Long::longValue).sum());
    // The exporter tells the last bound, which OTLP has unsaid: prometheus/client_java#2416.
    assertThat(point.getExplicitBoundsList()).startsWith(BOUNDS).hasSize(BOUNDS.length + 1);
    assertThat(point.getExplicitBounds(BOUNDS.length)).isInfinite();
  }

  @Test
  void nativeHistogramsAreExponentialOnes() throws Exception {
    mesh(HistogramType.NATIVE);
    ServiceMeshMetrics calls = ServiceMeshMetrics.in(registry);
    try (OtlpReceiver receiver = new OtlpReceiver()) {
      // On a bound of a bucket, in the next one, far above, and below the least.
      calls.recordCallSuccess("stock", "fetch", 0.5);
      calls.recordCallSuccess("stock", "fetch", 0.51);
      calls.recordCallSuccess("stock", "fetch", 20);
      calls.recordCallSuccess("stock", "fetch", 1e-9);
      OpenTelemetryExporter exporter = exporter(receiver.endpoint());
      assertExponential(receiver.next(), 1, 1, 21.010000001);
      calls.recordCallSuccess("stock", "fetch", 0.51);
      calls.recordCallSuccess("stock", "fetch", 0.51);
      calls.recordCallSuccess("stock", "fetch", 1e-9);
      assertExponential(last(receiver, 7), 2, 3, 22.030000002);
      exporter.close();
    }
  }

  /** Scale 3: bucket i has what is above 2^(i/8) s and not above 2^((i+1)/8) s. */
  private static void assertExponential(Export export, long zeros, long halves, double sum) {
    Metric metric = export.metric("mesh_call_duration_seconds");
    assertThat(metric.getExponentialHistogram().getAggregationTemporality())
        .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
    ExponentialHistogramDataPoint point = metric.getExponentialHistogram().getDataPoints(0);
    assertThat(OtlpReceiver.labels(point.getAttributesList())).isEqualTo(FETCH);
    assertThat(point.getScale()).isEqualTo(3);
    assertThat(point.getZeroCount()).isEqualTo(zeros);
    assertThat(point.getCount()).isEqualTo(zeros + 1 + halves + 1);
    assertThat(point.getSum()).isEqualTo(sum, within(1e-12));
    Map<Integer, Long> buckets = new TreeMap<>();
    for (int i = 0; i < point.getPositive().getBucketCountsCount(); i++) {
      if (point.getPositive().getBucketCounts(i) != 0) {
        buckets.put(point.getPositive().getOffset() + i, point.getPositive().getBucketCounts(i));
      }
    }
    // 0.5 = 2^(-8/8); 0.51 = 2^(-7.77/8); 20 = 2^(34.58/8).
    assertThat(buckets).isEqualTo(Map.of(-9, 1L, -8, halves, 34, 1L));
  }

  @Test
  void thePageShowsHow() throws Exception {
    Path source = Path.of("src/test/java", OtlpTest.class.getName().replace('.', '/') + ".java");
    Matcher region =
        Pattern.compile("// tag::otlp\\[]\n(.*?)\n *// end::", Pattern.DOTALL)
            .matcher(Files.readString(source));
    assertThat(region.find()).isTrue();
    List<String> shown = new ArrayList<>();
    region.group(1).stripIndent().lines().forEach(shown::add);
    assertThat(Files.readString(Path.of("../../docs/exposition.md")))
        .contains(String.join("\n", shown));
  }
}
