package ai.datapunk.weft.probe;

import static ai.datapunk.weft.testing.AdvisedCall.throwing;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.ManualTicker;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.tracer.common.SpanContext;
import io.prometheus.metrics.tracer.initializer.SpanContextSupplier;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProbeExemplarsTest {

  /** A tracer with one span, which is sampled. */
  private static final class OneSpan implements SpanContext {
    @Override
    public String getCurrentTraceId() {
      return "trace";
    }

    @Override
    public String getCurrentSpanId() {
      return "span";
    }

    @Override
    public boolean isCurrentSpanSampled() {
      return true;
    }

    @Override
    public void markCurrentSpanAsExemplar() {}
  }

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh = Mesh.builder().registry(registry).ticker(new ManualTicker()).build();

  private long exemplars() {
    return registry.scrape().stream()
        .flatMap(family -> family.getDataPoints().stream())
        .filter(HistogramDataPointSnapshot.class::isInstance)
        .mapToLong(point -> ((HistogramDataPointSnapshot) point).getExemplars().size())
        .sum();
  }

  @Test
  void anAttemptThatFailsAndItsOperationCarryTheTraceAndOnesThatSucceedDoNot() throws Throwable {
    MethodSpec spec =
        MethodSpec.of("fetch(java.lang.Object)")
            .timed("stock", "fetch")
            .circuitGuarded("stock", CircuitPolicy.DEFAULT);
    Probe probe = NewProbe.of(spec, mesh, Object.class);
    SpanContextSupplier.setSpanContext(new OneSpan());
    try {
      AdvisedCall.of(probe, null, argument -> "done");
      assertThat(exemplars()).isZero();
      IOException thrown = new IOException();
      assertThat(AdvisedCall.thrown(probe, null, throwing(thrown))).isSameAs(thrown);
      // The histogram of calls has one, and that of the circuit's failures.
      assertThat(exemplars()).isEqualTo(2);
    } finally {
      SpanContextSupplier.setSpanContext(null);
    }
  }
}
