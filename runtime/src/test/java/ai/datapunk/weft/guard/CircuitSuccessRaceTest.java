package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.ManualTicker;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Calls of many threads succeed while seconds go by. Each may be counted in the second after its
 * own, but no more of them than there are other threads, and none is lost.
 */
class CircuitSuccessRaceTest {

  private static final int THREADS = 8;
  private static final int SECONDS = 60;
  private static final int STEPS = 200;

  private final ManualTicker ticker = new ManualTicker();
  private final long origin = ticker.nanoTime();
  private final GuardedCircuit circuit =
      new GuardedCircuit(
          "stock",
          CircuitPolicy.DEFAULT.failureRate(1).window(Duration.ofSeconds(2 * SECONDS), 1),
          MetricStore.in(new PrometheusRegistry()),
          ticker);
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private volatile boolean done;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private int second(long now) {
    return Math.toIntExact((now - origin) / 1_000_000_000);
  }

  /** How many calls succeeded in each second. */
  private long[] succeed() {
    long[] own = new long[SECONDS + 1];
    while (!done) {
      long now = ticker.nanoTime();
      circuit.succeeded(now, now);
      own[second(now)]++;
    }
    return own;
  }

  private long[] ownOfAll() throws Exception {
    List<Future<long[]>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      running.add(threads.submit(this::succeed));
    }
    for (int step = 0; step < SECONDS * STEPS; step++) {
      ticker.advance(Duration.ofSeconds(1).dividedBy(STEPS));
      Thread.onSpinWait();
    }
    done = true;
    long[] all = new long[SECONDS + 1];
    for (Future<long[]> each : running) {
      long[] own = each.get();
      for (int second = 0; second < own.length; second++) {
        all[second] += own[second];
      }
    }
    return all;
  }

  /** How many calls are in the window, of which one has failed. */
  private long calls() {
    circuit.scrapedState();
    return Math.round(1 / circuit.errorRate());
  }

  @Test
  void noMoreAreCountedASecondLateThanThereAreOtherThreads() throws Exception {
    long[] own = ownOfAll();
    circuit.failed(ticker.nanoTime(), ticker.nanoTime());
    long later = 1;
    for (long each : own) {
      later += each;
    }
    assertThat(calls()).isEqualTo(later);
    ticker.advance(Duration.ofSeconds(SECONDS - 1));
    for (int second = 0; second < SECONDS; second++) {
      ticker.advance(Duration.ofSeconds(1));
      later -= own[second];
      assertThat(calls() - later).as("late in second %d", second).isBetween(0L, THREADS - 1L);
    }
  }
}
