package ai.datapunk.weft.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.testing.Lives;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;

/**
 * Threads that record into values that come and go, also with data points that they keep, while
 * scrapes end series: nothing is lost, and nothing is counted twice.
 */
class RetentionOfMetricsTest {

  private static final int THREADS = 2;
  private static final int SCRAPES = 150;
  private static final int VALUES = 12;

  /** How many of the values are brought at a time. */
  private static final int WINDOW = 3;

  /** After how many records a thread says that it goes on. */
  private static final int STEP = 50;

  private static final Duration HOUR = Duration.ofHours(1);

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker ticker = new ManualTicker();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .ticker(ticker)
          .limits(
              SeriesLimits.defaults()
                  .retention("visits_total", HOUR)
                  .retention("visit_duration_seconds", HOUR))
          .build();
  private final Counter visits =
      mesh.metrics().counter("visits_total", "Visits").label("page", VALUES).register();
  private final Histogram durations =
      mesh.metrics().histogram("visit_duration_seconds", "Visits").label("page", VALUES).register();
  private final AtomicLongArray recorded = new AtomicLongArray(VALUES);
  private final List<Semaphore> steps = List.of(new Semaphore(0), new Semaphore(0));
  private final Lives counted = new Lives();
  private final Lives observed = new Lives();
  private volatile int phase;
  private volatile boolean over;

  private void work(int thread) {
    SplittableRandom random = new SplittableRandom(thread);
    CounterDataPoint[] counters = new CounterDataPoint[VALUES];
    HistogramDataPoint[] histograms = new HistogramDataPoint[VALUES];
    for (int i = 0; !over; i++) {
      int value = (phase + random.nextInt(WINDOW)) % VALUES;
      if (counters[value] == null || random.nextInt(4) == 0) {
        counters[value] = visits.labelValues("page-" + value);
        histograms[value] = durations.labelValues("page-" + value);
      }
      counters[value].increment();
      histograms[value].observeNanos(1);
      recorded.incrementAndGet(value);
      if (i % STEP == 0) {
        steps.get(thread).release();
      }
    }
  }

  /** Who looks up a cell records in it before three more scrapes: so long it is watched. */
  private void awaitAll() throws InterruptedException {
    for (Semaphore step : steps) {
      step.drainPermits();
      step.acquire(2);
    }
  }

  private void look() {
    Scrape scrape = Scrape.of(registry);
    Map<String, Double> counters = new HashMap<>();
    Map<String, Double> histograms = new HashMap<>();
    for (int value = 0; value < VALUES; value++) {
      String page = "page-" + value;
      if (scrape.has("visits_total", "page", page)) {
        counters.put(page, scrape.value("visits_total", "page", page));
      }
      if (scrape.has("visit_duration_seconds_count", "page", page)) {
        histograms.put(page, scrape.value("visit_duration_seconds_count", "page", page));
      }
    }
    counted.seen(counters);
    observed.seen(histograms);
  }

  @Test
  void nothingIsLostOrCountedTwice() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      threads.add(new Thread(() -> work(thread)));
    }
    threads.forEach(Thread::start);
    try {
      for (int scrape = 0; scrape < SCRAPES; scrape++) {
        ticker.advance(Duration.ofMinutes(31));
        phase = scrape / 5;
        look();
        awaitAll();
      }
    } finally {
      over = true;
      for (Thread thread : threads) {
        thread.join();
      }
    }
    look();
    for (int value = 0; value < VALUES; value++) {
      String page = "page-" + value;
      assertThat(counted.counted()).containsEntry(page, (double) recorded.get(value));
      assertThat(observed.counted()).containsEntry(page, (double) recorded.get(value));
    }
    assertThat(counted.ends()).isGreaterThan(SCRAPES / 10);
    assertThat(observed.ends()).isGreaterThan(SCRAPES / 10);
    mesh.close();
  }
}
