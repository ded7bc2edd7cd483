package ai.datapunk.weft.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.store.MetricStore;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OwnSeriesTest {

  private static final int THREADS = 4;
  private static final int ROUNDS = 2_000;

  @Test
  void aValueThatSeveralThreadsBringAtOnceIsAdmittedForAllOfThem() throws InterruptedException {
    OwnSeries series =
        new OwnSeries(
            OwnMetric.of("own_seconds", "Help").boundedLabel("value", 0, ROUNDS),
            MetricStore.in(new PrometheusRegistry()));
    CyclicBarrier together = new CyclicBarrier(THREADS);
    AtomicInteger refused = new AtomicInteger();
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      threads[i] =
          new Thread(
              () -> {
                for (int round = 0; round < ROUNDS; round++) {
                  await(together);
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

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }
}
