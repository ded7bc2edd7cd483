package ai.datapunk.weft.resilience4j;

import static ai.datapunk.weft.testing.LabelPairs.plus;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.Scrape;
import ai.datapunk.weft.testing.StockSeries;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * 200,000 calls by 16 threads through real guards. What the calls themselves count is what the
 * series say, to the unit.
 */
class BridgeStressTest {

  private static final int THREADS = 16;
  private static final int CALLS = 200_000;
  private static final String[] OPERATION = {"service", "stock", "operation", "fetch"};
  private static final long SEED = 20260715;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder().registry(registry).configuration(Configuration.none()).build();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** There are too many changes of state to be read. */
  private final CapturedLog log = new CapturedLog();

  @AfterEach
  void stop() {
    threads.shutdownNow();
    log.close();
  }

  /** One call of one thread. */
  private interface Call {
    void make(SplittableRandom random, int number);
  }

  private void all(Call call) throws Exception {
    SplittableRandom seeds = new SplittableRandom(SEED);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      SplittableRandom random = seeds.split();
      running.add(
          threads.submit(
              () -> {
                for (int number = 0; number < CALLS / THREADS; number++) {
                  call.make(random, number);
                }
              }));
    }
    Scrape before = Scrape.of(registry);
    for (Future<?> each : running) {
      while (!each.isDone()) {
        Scrape after = Scrape.of(registry);
        holds(before, after);
        before = after;
        Thread.sleep(20);
      }
      each.get();
    }
  }

  /** No counter decreases, and no operation is counted before its attempts. */
  private static void holds(Scrape before, Scrape after) {
    assertThat(after.changesSince(before).values()).noneMatch(change -> change.startsWith("+-"));
    for (String number : new String[] {"2", "3"}) {
      if (after.has("retry_attempts_total", plus(OPERATION, "attempt", number))) {
        assertThat(after.value("retry_success_total", plus(OPERATION, "attempts_needed", number)))
            .isLessThanOrEqualTo(
                after.value("retry_attempts_total", plus(OPERATION, "attempt", number)));
      }
    }
  }

  @Test
  void everyCallThroughABreakerIsCounted() throws Exception {
    CircuitBreakerRegistry breakers =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindow(20, 20, SlidingWindowType.COUNT_BASED)
                .waitDurationInOpenState(Duration.ofMillis(1))
                .permittedNumberOfCallsInHalfOpenState(3)
                .ignoreExceptions(IllegalArgumentException.class)
                .build());
    CircuitBreaker breaker = breakers.circuitBreaker("stock");
    CircuitBreakerBridge.bind(breakers, mesh, CircuitBreaker::getName);
    AtomicIntegerArray counted = new AtomicIntegerArray(4);
    all(
        (random, number) -> {
          // Every other thousand of a thread's calls meets a service that is down.
          int failing = number / 1_000 % 2 == 0 ? 2 : 90;
          int drawn = random.nextInt(100);
          try {
            breaker.executeRunnable(
                () -> {
                  counted.incrementAndGet(drawn < failing ? 0 : drawn == 99 ? 1 : 2);
                  if (drawn < failing) {
                    throw new IllegalStateException();
                  } else if (drawn == 99) {
                    throw new IllegalArgumentException();
                  }
                });
          } catch (CallNotPermittedException refused) {
            counted.incrementAndGet(3);
          } catch (IllegalStateException | IllegalArgumentException expected) {
            // Counted where it was thrown.
          }
        });

    Scrape scrape = Scrape.of(registry);
    assertThat(counted.get(3)).isPositive();
    assertThat(
            scrape.value("circuit_breaker_requests_total", "service", "stock", "status", "failure"))
        .isEqualTo(counted.get(0));
    assertThat(
            scrape.value(
                "circuit_breaker_failures_total",
                "service",
                "stock",
                "error_type",
                "IllegalStateException"))
        .isEqualTo(counted.get(0));
    assertThat(
            scrape.value("circuit_breaker_requests_total", "service", "stock", "status", "success"))
        .isEqualTo(counted.get(2));
    assertThat(scrape.sum("circuit_breaker_request_duration_seconds_count"))
        .isEqualTo(counted.get(0) + counted.get(2));
    assertThat(scrape.value("circuit_breaker_rejections_total", "service", "stock"))
        .isEqualTo(counted.get(3));
    assertThat(scrape.value("weft_recording_failures_total")).isZero();
    changesAddUp(scrape, breaker.getState());
  }

  /** Every state that was entered was left again, but for the one that the breaker is in. */
  private static void changesAddUp(Scrape scrape, CircuitBreaker.State state) {
    double opened = changes(scrape, "closed", "open");
    double reopened = changes(scrape, "half_open", "open");
    double tried = changes(scrape, "open", "half_open");
    double closed = changes(scrape, "half_open", "closed");
    assertThat(opened).isPositive();
    assertThat(opened + reopened - tried).isEqualTo(state == CircuitBreaker.State.OPEN ? 1 : 0);
    assertThat(tried - reopened - closed)
        .isEqualTo(state == CircuitBreaker.State.HALF_OPEN ? 1 : 0);
    assertThat(scrape.value("circuit_breaker_recovery_time_seconds_count", "service", "stock"))
        .isEqualTo(closed);
    assertThat(scrape.sum("circuit_breaker_state_changes_total"))
        .isEqualTo(opened + reopened + tried + closed);
  }

  private static double changes(Scrape scrape, String from, String to) {
    return new StockSeries(scrape).changes(from, to);
  }

  @Test
  void everyCallThroughARetryIsCounted() throws Exception {
    RetryRegistry retries = RetryRegistry.of(RetryFixture.CONFIG);
    Retry retry = retries.retry("stock.fetch");
    RetryBridge.bind(retries, mesh, each -> RetriedOperation.named(each.getName()));
    AtomicIntegerArray attempts = new AtomicIntegerArray(4);
    AtomicIntegerArray successes = new AtomicIntegerArray(4);
    AtomicIntegerArray failures = new AtomicIntegerArray(3);
    all(
        (random, number) -> {
          int[] attempt = {0};
          try {
            Object result =
                retry.executeSupplier(
                    () -> {
                      attempts.incrementAndGet(++attempt[0]);
                      return outcome(random.nextInt(10));
                    });
            if (result.equals("good")) {
              successes.incrementAndGet(attempt[0]);
            } else {
              failures.incrementAndGet(0);
            }
          } catch (IllegalStateException exhausted) {
            failures.incrementAndGet(1);
          } catch (IllegalArgumentException notRetried) {
            failures.incrementAndGet(2);
          }
        });

    Scrape scrape = Scrape.of(registry);
    for (int i = 1; i <= 3; i++) {
      String number = Integer.toString(i);
      assertThat(scrape.value("retry_attempts_total", plus(OPERATION, "attempt", number)))
          .isEqualTo(attempts.get(i));
      assertThat(scrape.value("retry_success_total", plus(OPERATION, "attempts_needed", number)))
          .isEqualTo(successes.get(i));
    }
    assertThat(scrape.sum("retry_calls_total")).isEqualTo(CALLS);
    assertThat(scrape.value("retry_calls_total", result("value_returned", "true")))
        .isEqualTo(successes.get(2) + successes.get(3));
    assertThat(scrape.value("retry_calls_total", result("max_attempts_reached", "true")))
        .isEqualTo(failures.get(0) + failures.get(1));
    assertThat(scrape.value("retry_calls_total", result("exception_not_retryable", "false")))
        .isEqualTo(failures.get(2));
    assertThat(scrape.sum("retry_failure_total"))
        .isEqualTo(failures.get(0) + failures.get(1) + failures.get(2));
    assertThat(scrape.value("weft_recording_failures_total")).isZero();
  }

  private static Object outcome(int drawn) {
    return switch (drawn) {
      case 0 -> "bad";
      case 1 -> throw new IllegalStateException();
      case 2 -> throw new IllegalArgumentException();
      default -> "good";
    };
  }

  private static String[] result(String result, String retried) {
    return plus(OPERATION, "result", result, "retried", retried);
  }
}
