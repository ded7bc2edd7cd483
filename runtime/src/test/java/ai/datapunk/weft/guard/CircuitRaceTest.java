package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import ai.datapunk.weft.testing.StockSeries;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads that all find the same change at the same time. */
class CircuitRaceTest {

  private static final int THREADS = 32;
  private static final int ROUNDS = 200;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker ticker = new ManualTicker();
  private final GuardedCircuit circuit =
      new GuardedCircuit(
          "stock",
          CircuitPolicy.DEFAULT.window(10, 10).recovery(Duration.ofSeconds(1), 3),
          MetricStore.in(registry),
          ticker);
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final CyclicBarrier together = new CyclicBarrier(THREADS);

  /** There are too many events to be read. */
  private final CapturedLog log = new CapturedLog();

  @AfterEach
  void stop() {
    log.close();
    threads.shutdownNow();
  }

  private long all(Callable<Boolean> each) throws Exception {
    List<Future<Boolean>> futures =
        threads.invokeAll(
            IntStream.range(0, THREADS)
                .mapToObj(
                    unused ->
                        (Callable<Boolean>)
                            () -> {
                              together.await();
                              return each.call();
                            })
                .toList());
    long yes = 0;
    for (Future<Boolean> future : futures) {
      yes += future.get() ? 1 : 0;
    }
    return yes;
  }

  private boolean acquired() {
    try {
      circuit.acquire();
      return true;
    } catch (CallRefusedException refused) {
      return false;
    }
  }

  private boolean failing() {
    long start = ticker.nanoTime();
    boolean acquired = acquired();
    if (acquired) {
      circuit.failed(start, start);
    }
    return acquired;
  }

  private double changes(String from, String to) {
    return StockSeries.of(registry).changes(from, to);
  }

  /** Each round: closed, opened by 32 failures, half-open for 3 of 32, closed by their success. */
  @Test
  void eachTransitionHappensOnce() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      assertThat(all(this::failing)).isBetween(10L, (long) THREADS);
      assertThat(circuit.state()).isEqualTo(State.OPEN);
      ticker.millis(1_001);
      assertThat(all(this::acquired)).isEqualTo(3);
      long start = ticker.nanoTime();
      for (int trial = 0; trial < 3; trial++) {
        circuit.succeeded(start, start);
      }
      assertThat(circuit.state()).isEqualTo(State.CLOSED);
      assertThat(changes("closed", "open")).isEqualTo(round);
      assertThat(changes("open", "half_open")).isEqualTo(round);
      assertThat(changes("half_open", "closed")).isEqualTo(round);
    }
    assertThat(Scrape.of(registry).sum("circuit_breaker_state_changes_total"))
        .isEqualTo(3.0 * ROUNDS);
  }

  /** Nothing is lost but what was in windows that began anew, and no change is seen twice. */
  @Test
  void aPolicyThatChangesWhileCallsEndOpensTheCircuitOnce() throws Exception {
    CircuitPolicy[] policies = {
      CircuitPolicy.DEFAULT.window(10, 10),
      CircuitPolicy.DEFAULT.window(10, 5),
      CircuitPolicy.DEFAULT.window(Duration.ofSeconds(10), 10).slowCalls(Duration.ofSeconds(1), 1)
    };
    AtomicInteger number = new AtomicInteger();
    all(
        () -> {
          int thread = number.getAndIncrement();
          for (int round = 0; round < ROUNDS; round++) {
            if (thread == 0) {
              circuit.configure(policies[round % policies.length], ticker.nanoTime());
            } else {
              failing();
            }
          }
          return true;
        });
    for (int i = 0; i < 10; i++) {
      failing();
    }
    assertThat(circuit.state()).isEqualTo(State.OPEN);
    assertThat(acquired()).isFalse();
    assertThat(Scrape.of(registry).sum("circuit_breaker_state_changes_total")).isEqualTo(1);
  }

  /** Whether the first refusal says that the circuit is open. */
  private boolean isRefusedAsOpen(boolean failing) {
    while (true) {
      long start = ticker.nanoTime();
      try {
        circuit.acquire();
      } catch (CallRefusedException refused) {
        return String.valueOf(refused.getMessage()).contains("is open: ");
      }
      if (failing) {
        circuit.failed(start, start);
      } else {
        circuit.released(start);
      }
    }
  }

  /** One thread's calls fail, the others ask until they are refused. */
  @Test
  void aRefusalSaysThatTheCircuitIsOpenAlsoWhileItOpens() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      AtomicBoolean failing = new AtomicBoolean(true);
      assertThat(all(() -> isRefusedAsOpen(failing.getAndSet(false))))
          .as("round %d", round)
          .isEqualTo(THREADS);
      circuit.reset();
    }
  }

  /** Each round: all but the limit are refused, and the trials end at the same time. */
  @Test
  void trialsThatEndTogetherDecideOnce() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      all(this::failing);
      ticker.millis(1_001);
      assertThat(all(this::isTrialThatSucceeds)).isGreaterThanOrEqualTo(3);
      assertThat(circuit.state()).isEqualTo(State.CLOSED);
      assertThat(changes("half_open", "closed")).isEqualTo(round);
      assertThat(changes("half_open", "open")).isZero();
    }
  }

  private boolean isTrialThatSucceeds() {
    long start = ticker.nanoTime();
    boolean acquired = acquired();
    if (acquired) {
      circuit.succeeded(start, start);
    }
    return acquired;
  }
}
