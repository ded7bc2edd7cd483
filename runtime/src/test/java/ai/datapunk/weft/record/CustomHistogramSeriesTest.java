package ai.datapunk.weft.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.MetricStore;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CustomHistogramSeriesTest {

  private static final int THREADS = 2;
  private static final int ROUNDS = 50_000;

  @Test
  void aValueThatSeveralThreadsBringAtOnceIsAdmittedForAllOfThem() throws InterruptedException {
    CustomHistogramSeries series =
        new CustomHistogramSeries(
            CustomHistogram.of("own_seconds", "Help").boundedLabel("value", 0, ROUNDS),
            MetricStore.in(new PrometheusRegistry()));
    AtomicInteger arrived = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      threads[i] =
          new Thread(
              () -> {
                for (int round = 0; round < ROUNDS; round++) {
                  arrived.incrementAndGet();
                  while (arrived.get() < THREADS * (round + 1)) {
                    Thread.onSpinWait();
                  }
                  if (!series.labels().admits(0, "value-" + round)) {
                    refused.incrementAndGet();
                  }
                }
              });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(refused).hasValue(0);
    assertThat(series.labels().admits(0, "one too many")).isFalse();
  }

  @Test
  void nullTakesNoPlaceFromAConstant() {
    CustomHistogramSeries series =
        new CustomHistogramSeries(
            CustomHistogram.of("own_seconds", "Help").closedLabel("tier", 0, "HOT", "COLD"),
            MetricStore.in(new PrometheusRegistry()));
    assertThat(series.labels().admits(0, "null")).isFalse();
    assertThat(series.labels().admits(0, "HOT")).isTrue();
    assertThat(series.labels().admits(0, "COLD")).isTrue();
  }

  @Test
  void namesThatAScrapeWouldRefuseAreRefusedAtOnce() {
    MetricStore store = MetricStore.in(new PrometheusRegistry());
    CustomHistogram metric = CustomHistogram.of("own_seconds", "Help");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CustomHistogramSeries(metric.constantLabel("le", "1"), store));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CustomHistogramSeries(
                    metric.constantLabel("a", "1").constantLabel("a", "2"), store));
  }

  @Test
  void argumentsWithoutEqualsAreKnownByTheirValue() {
    OperationRecorder root =
        OperationRecorder.root(
            new SeriesWiring(
                MethodSpec.of("m()")
                    .timed(CustomHistogram.of("own_seconds", "Help").boundedLabel("t", 0, 2)),
                MetricStore.in(new PrometheusRegistry())));
    assertThat(root.at(new Tenant('x'))).isSameAs(root.at(new Tenant('x')));
    assertThat(root.at(new Tenant('y'))).isNotSameAs(root.at(new Tenant('x')));
    assertThat(root.at(new Tenant('z'))).isSameAs(root.below().overflow());
  }

  @Test
  void aMaskedValueCanBeToldFromOthersAndNotRead() {
    CustomHistogramSeries series =
        new CustomHistogramSeries(
            CustomHistogram.of("own_seconds", "Help")
                .maskedLabel("user", 0, 2)
                .boundedLabel("t", 1, 2),
            MetricStore.in(new PrometheusRegistry()));
    String alice = series.labels().value(0, "alice");
    assertThat(alice).matches("[0-9a-f]{8}").isEqualTo(series.labels().value(0, "alice"));
    assertThat(series.labels().value(0, "bob")).isNotEqualTo(alice);
    assertThat(series.labels().value(1, "alice")).isEqualTo("alice");
  }

  /** Equal to itself alone, as objects are that say nothing of equality. */
  private static final class Tenant {
    private final char name;

    Tenant(char name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return String.valueOf(name);
    }
  }
}
