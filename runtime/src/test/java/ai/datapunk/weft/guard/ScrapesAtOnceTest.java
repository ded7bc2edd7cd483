package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A scrape during which another one reads the circuit's clock. */
class ScrapesAtOnceTest {

  @Test
  @Timeout(30)
  void aScrapeBesideAnotherOneShowsTheStateAsOfItsBeginning() throws Exception {
    PrometheusRegistry registry = new PrometheusRegistry();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    long[] now = {0};
    Thread blocked = new Thread(() -> Scrape.of(registry));
    GuardedCircuit circuit =
        new GuardedCircuit(
            "stock",
            CircuitPolicy.DEFAULT.window(4, 4).recovery(Duration.ofSeconds(10), 2),
            MetricStore.in(registry),
            () -> {
              if (Thread.currentThread() == blocked) {
                asked.countDown();
                try {
                  answer.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              }
              return now[0];
            });
    for (int i = 0; i < 4; i++) {
      circuit.failed(0, 0);
    }
    now[0] = TimeUnit.MINUTES.toNanos(10);
    blocked.start();
    asked.await();
    Scrape scrape = Scrape.of(registry);
    answer.countDown();
    blocked.join();
    assertThat(
            scrape.value(
                "circuit_breaker_state_seconds_total", "service", "stock", "state", "open"))
        .isEqualTo(10);
    assertThat(scrape.value("circuit_breaker_state", "service", "stock")).isEqualTo(1);
  }
}
