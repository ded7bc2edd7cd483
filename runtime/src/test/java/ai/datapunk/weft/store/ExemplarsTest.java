package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.testing.ManualTicker;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.tracer.common.SpanContext;
import io.prometheus.metrics.tracer.initializer.SpanContextSupplier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failed and slow calls carry the ids of the span that they ran in. */
class ExemplarsTest {

  private static final long MILLIS = 1_000_000;

  /** A tracer whose spans are numbered. */
  private static final class NumberedSpans implements SpanContext {
    private int span;
    private int marked;
    private boolean sampled = true;
    private boolean failing;

    @Override
    public String getCurrentTraceId() {
      if (failing) {
        throw new IllegalStateException("no trace for you");
      }
      span++;
      return "trace-" + span;
    }

    @Override
    public String getCurrentSpanId() {
      return "span-" + span;
    }

    @Override
    public boolean isCurrentSpanSampled() {
      return sampled;
    }

    @Override
    public void markCurrentSpanAsExemplar() {
      marked++;
    }
  }

  private final NumberedSpans tracer = new NumberedSpans();
  private final List<Throwable> faults = new ArrayList<>();
  private long millis = 1_700_000_000_000L;
  private final Cell cell =
      new Cell(
          BucketBounds.DEFAULT,
          new ExemplarSampler(() -> millis, faults::add, new EventLog(faults::add)),
          null);

  @BeforeEach
  void trace() {
    SpanContextSupplier.setSpanContext(tracer);
  }

  @AfterEach
  void traceNoMore() {
    SpanContextSupplier.setSpanContext(null);
  }

  private static @Nullable String trace(@Nullable Exemplar exemplar) {
    return exemplar == null ? null : exemplar.getLabels().get("trace_id");
  }

  @Test
  void aFailedCallCarriesItsTrace() {
    cell.recordFailed(30 * MILLIS);
    List<Exemplar> exemplars = cell.withExemplars(List.of());
    assertThat(exemplars).hasSize(1);
    Exemplar exemplar = exemplars.get(0);
    assertThat(exemplar.getValue()).isEqualTo(0.03);
    assertThat(exemplar.getTimestampMillis()).isEqualTo(millis);
    assertThat(exemplar.getLabels().get("trace_id")).isEqualTo("trace-1");
    assertThat(exemplar.getLabels().get("span_id")).isEqualTo("span-1");
    assertThat(tracer.marked).isEqualTo(1);
    assertThat(cell.exemplar()).isSameAs(exemplar);
  }

  @Test
  void aSlowCallCarriesItsTraceAndAQuickOneDoesNotAskForOne() {
    cell.record(Cell.SLOW_NANOS);
    assertThat(cell.exemplar()).isNull();
    assertThat(tracer.span).isZero();
    cell.record(Cell.SLOW_NANOS + 1);
    assertThat(trace(cell.exemplar())).isEqualTo("trace-1");
  }

  @Test
  void aCellTakesOneExemplarInASecondAndKeepsTheNewestOfEachBucket() {
    cell.recordFailed(30 * MILLIS);
    millis += 999;
    cell.recordFailed(31 * MILLIS);
    assertThat(trace(cell.exemplar())).isEqualTo("trace-1");
    millis += 1;
    cell.recordFailed(32 * MILLIS);
    assertThat(trace(cell.exemplar())).isEqualTo("trace-2");
    millis += 1_000;
    cell.recordFailed(2_000 * MILLIS);
    assertThat(cell.withExemplars(List.of()))
        .extracting(ExemplarsTest::trace)
        .containsExactly("trace-2", "trace-3");
  }

  @Test
  void aSpanThatIsNotSampledGivesNoExemplar() {
    tracer.sampled = false;
    cell.recordFailed(30 * MILLIS);
    SpanContextSupplier.setSpanContext(null);
    cell.recordFailed(30 * MILLIS);
    assertThat(cell.exemplar()).isNull();
    assertThat(tracer.marked).isZero();
  }

  @Test
  void aTracerThatFailsIsToldAndTheCallIsCounted() {
    tracer.failing = true;
    cell.recordFailed(30 * MILLIS);
    cell.freeze();
    assertThat(cell.frozenCount()).isEqualTo(1);
    assertThat(faults).hasSize(1);
    assertThat(cell.exemplar()).isNull();
  }

  @Test
  @SuppressWarnings("deprecation") // All clients have this constructor; create() came with 1.3.7.
  void exemplarsAreServedWithBucketsAndCounters() throws IOException {
    PrometheusRegistry registry = new PrometheusRegistry();
    MetricStore store =
        Mesh.builder().registry(registry).ticker(new ManualTicker()).build().engine().store();
    Cell failed = store.cells().newCell(BucketBounds.DEFAULT);
    store.counter(Family.MESH_SERVICE_CALLS, "stock", "fetch", "failure").derivedFrom(failed);
    store.histogram(Family.MESH_CALL_DURATION, "stock", "fetch").derivedFrom(failed);
    store.cells().admit(failed);
    failed.recordFailed(30 * MILLIS);
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    new OpenMetricsTextFormatWriter(false, true).write(page, registry.scrape());
    assertThat(page.toString(StandardCharsets.UTF_8))
        .containsPattern(
            "mesh_call_duration_seconds_bucket\\{operation=\"fetch\",service=\"stock\",le=\"0.05\"} 1"
                + " # \\{span_id=\"span-1\",trace_id=\"trace-1\"} 0.03 \\d+")
        .containsPattern(
            "mesh_service_calls_total\\{operation=\"fetch\",service=\"stock\",status=\"failure\"} 1.0"
                + " # \\{span_id=\"span-1\",trace_id=\"trace-1\"} 0.03 \\d+");
  }

  @Test
  void aNativeHistogramHasExemplarsToo() {
    PrometheusRegistry registry = new PrometheusRegistry();
    MetricStore store = MetricStore.in(registry, HistogramType.NATIVE);
    Cell cell = store.cells().newCell(NativeBuckets.OF_SECONDS.bounds());
    HistogramSeries series =
        (HistogramSeries) store.histogram(Family.MESH_CALL_DURATION, "stock", "fetch");
    series.derivedFrom(cell);
    cell.recordFailed(30 * MILLIS);
    assertThat(trace(series.collect().getExemplars().getLatest())).isEqualTo("trace-1");
  }
}
