package ai.datapunk.weft.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * OpenTelemetry's own tracer, found by the Prometheus client, and nothing configured in Weft. The
 * application has Micrometer's registry too, whose POM excludes what the client finds tracers with.
 */
class TracedTest {

  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(
          PrometheusConfig.DEFAULT, PrometheusRegistry.defaultRegistry, Clock.SYSTEM);
  private final Traced traced = new Traced();

  @Test
  void aFailedCallInASampledSpanCarriesItsIdsAndNoOtherCallDoes() {
    Span dropped = inSpan(Sampler.alwaysOff(), "");
    assertThat(dropped.getSpanContext().isValid()).isTrue();
    inSpan(Sampler.alwaysOn(), "a question");
    assertThat(catchThrowable(() -> traced.answer(""))).hasMessage("no question");
    assertThat(exemplars()).isEmpty();

    Span sampled = inSpan(Sampler.alwaysOn(), "");

    assertThat(exemplars())
        .singleElement()
        .satisfies(
            exemplar -> {
              Labels ids = exemplar.getLabels();
              SpanContext context = sampled.getSpanContext();
              assertThat(ids.get(Exemplar.TRACE_ID)).isEqualTo(context.getTraceId());
              assertThat(ids.get(Exemplar.SPAN_ID)).isEqualTo(context.getSpanId());
            });
    assertThat(meters.scrape()).contains("weft_recording_failures_total 0.0");
  }

  /** The span around a call that fails if its question is empty. */
  private Span inSpan(Sampler sampler, String question) {
    try (SdkTracerProvider tracers = SdkTracerProvider.builder().setSampler(sampler).build()) {
      Span span = tracers.get("test").spanBuilder("call").startSpan();
      try (Scope current = span.makeCurrent()) {
        assertThat(current).isNotNull();
        assertThat(catchThrowable(() -> traced.answer(question)) == null)
            .isEqualTo(!question.isEmpty());
      } finally {
        span.end();
      }
      return span;
    }
  }

  private static List<Exemplar> exemplars() {
    return PrometheusRegistry.defaultRegistry
        .scrape(name -> name.equals("mesh_call_duration_seconds"))
        .stream()
        .flatMap(family -> family.getDataPoints().stream())
        .filter(point -> "traced".equals(point.getLabels().get("service")))
        .map(point -> ((HistogramDataPointSnapshot) point).getExemplars())
        .flatMap(exemplars -> StreamSupport.stream(exemplars.spliterator(), false))
        .toList();
  }
}
