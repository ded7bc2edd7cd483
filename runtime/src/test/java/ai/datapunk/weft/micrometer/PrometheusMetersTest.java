package ai.datapunk.weft.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.contract.FamilyGroup;
import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.CapturedLog;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The meters in Micrometer's registry for Prometheus, beside the series themselves. */
class PrometheusMetersTest extends MeshFixture {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final WeftMeterBinder binder = WeftMeterBinder.of(mesh);

  private static PrometheusMeterRegistry on(PrometheusRegistry shared) {
    return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, shared, Clock.SYSTEM);
  }

  private static List<String> text(PrometheusRegistry of) throws IOException {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(page, of.scrape());
    return page.toString(StandardCharsets.UTF_8)
        .lines()
        // Of a histogram there is what a summary has; of a gauge without a value that it has none.
        .filter(line -> !line.contains("_bucket{") && !line.endsWith(" NaN"))
        .map(line -> line.startsWith("# TYPE") ? line.replace(" histogram", " summary") : line)
        .sorted()
        .toList();
  }

  private List<String> meters() throws IOException {
    return text(registry.getPrometheusRegistry());
  }

  /** Families whose gauges have no value yet. */
  private static List<String> withoutHeadersOf(List<String> lines, List<String> absent) {
    return lines.stream()
        .filter(
            line -> absent.stream().noneMatch(name -> line.startsWith("# ") && line.contains(name)))
        .toList();
  }

  @Test
  void aScrapeOfTheMetersIsAScrapeOfTheSeriesLineByLine() throws IOException {
    binder.bindTo(registry);
    mesh.instances("stock", InstanceSource.of("one", "two"));
    calls(method("stock"));
    List<String> without =
        List.of(
            "circuit_breaker_error_rate",
            "circuit_breaker_seconds_to_open",
            "load_balancer_instance_load",
            "weft_unwoven_methods");
    assertThat(withoutHeadersOf(meters(), without))
        .isEqualTo(withoutHeadersOf(text(prometheus), without))
        .contains(
            "retry_attempts_total{attempt=\"1\",operation=\"fetch\",service=\"stock\"} 4.0",
            "retry_duration_seconds_count{operation=\"fetch\",service=\"stock\"} 4",
            "# TYPE circuit_breaker_state gauge");
  }

  @Test
  void eachFamilyThatHasSeriesHasItsOwnNameAgain() {
    FamilyGroup.ungrouped()
        .forEach(
            family ->
                assertThat(registry.getPrometheusRegistry().scrape().stream())
                    .as(family.metricName())
                    .isEmpty());
    binder.bindTo(registry);
    FamilyGroup.ungrouped().stream()
        .filter(family -> family.type() != MetricType.GAUGE)
        .forEach(
            family -> {
              String[] values = family.labels().stream().map(label -> "a").toArray(String[]::new);
              if (family.type() == MetricType.COUNTER) {
                mesh.engine().store().counter(family, values).increment();
              } else {
                mesh.engine().store().histogram(family, values);
              }
            });
    FamilyGroup.ungrouped().stream()
        .filter(family -> family.type() == MetricType.GAUGE)
        .forEach(
            family -> {
              String[] values = family.labels().stream().map(label -> "a").toArray(String[]::new);
              mesh.engine().store().gauge(family, values).set(0.25);
            });
    mesh.engine().store().events().write();
    assertThat(MeterValues.of(registry)).isEqualTo(MeterValues.of(prometheus));
    assertThat(names(registry.getPrometheusRegistry())).isEqualTo(names(prometheus));
  }

  private static List<String> names(PrometheusRegistry registry) {
    return registry.scrape().stream()
        .map(family -> family.getMetadata().getPrometheusName())
        .sorted()
        .toList();
  }

  @Test
  void aHistogramWhoseNameHasNoUnitHasSecondsBehindIt() {
    binder.bindTo(registry);
    NewProbe.withZeros(
        MethodSpec.of("fetch(java.lang.Object)")
            .timed("stock", "fetch")
            .timed(CustomHistogram.of("checkout_time", "Checkouts.")),
        mesh,
        Object.class);
    assertThat(names(prometheus)).contains("checkout_time");
    assertThat(names(registry.getPrometheusRegistry()))
        .contains("checkout_time_seconds")
        .doesNotContain("checkout_time");
  }

  @Test
  void oneOnTheRegistryThatHasTheSeriesIsRefused() {
    PrometheusMeterRegistry same = on(prometheus);
    PrometheusRegistry further = new PrometheusRegistry();
    mesh.showIn(further);
    for (PrometheusMeterRegistry each : List.of(same, on(further))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> binder.bindTo(each))
          .withMessageContaining("has Weft's series already");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> binder.bindTo(new CompositeMeterRegistry().add(each)));
      assertThat(each.getMeters()).isEmpty();
    }
  }

  @Test
  void aMeterOfTheSameNameWithOtherTagsIsToldAndHarmsNobody() throws IOException {
    try (CapturedLog log = new CapturedLog()) {
      registry.throwExceptionOnRegistrationFailure();
      registry.gauge("retry.attempts.total", 3);
      binder.bindTo(registry);
      calls(method("stock"));
      calls(method("payment"));
      assertThat(log.linesWith("meter=retry.attempts")).hasSize(1);
      assertThat(meters())
          .contains(
              "retry_success_total{attempts_needed=\"1\",operation=\"fetch\",service=\"stock\"} 2.0");
    }
  }
}
