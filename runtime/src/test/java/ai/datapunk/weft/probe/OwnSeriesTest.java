package ai.datapunk.weft.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.store.MetricStore;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OwnSeriesTest {

  private static final int THREADS = 2;
  private static final int ROUNDS = 50_000;

  @Test
  void aValueThatSeveralThreadsBringAtOnceIsAdmittedForAllOfThem() throws InterruptedException {
    OwnSeries series =
        new OwnSeries(
            OwnMetric.of("own_seconds", "Help").boundedLabel("value", 0, ROUNDS),
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
                  if (!series.admits(0, "value-" + round)) {
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
    assertThat(series.admits(0, "one too many")).isFalse();
  }
}
