package ai.datapunk.weft.probe;

import static ai.datapunk.weft.testing.LabelPairs.plus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.Scrape;
import ai.datapunk.weft.testing.StockSeries;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A million calls by 32 threads, of which one in a hundred fails. Each thread writes down what it
 * saw; the series must say the same, to the unit.
 */
class StressTest {

  private static final int THREADS = 32;
  private static final int CALLS = 1_000_000;
  private static final long SEED = 20260115;
  private static final MethodSpec METHOD = MethodSpec.of("fetch(java.lang.Object)");

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final AtomicLong now = new AtomicLong();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .configuration(Configuration.none())
          .ticker(now::get)
          .sleeper(nanos -> now.addAndGet(nanos))
          .build();
  private volatile List<Integer> present = List.of();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** There are too many events to be read. */
  private final CapturedLog log = new CapturedLog();

  @AfterEach
  void stop() {
    log.close();
    threads.shutdownNow();
  }

  /** What one thread saw. */
  private static final class Seen {
    final SplittableRandom random;

    /** Operations by the attempts that they needed; those that failed at 0. */
    final long[] operations = new long[4];

    final long[] requests = new long[3];
    final long[] errors = new long[3];
    long refused;

    Seen(SplittableRandom random) {
      this.random = random;
    }
  }

  /** One call of one thread. */
  private interface Call {
    void make(Seen seen) throws Throwable;
  }

  private List<Seen> all(Call call) throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Callable<Seen>> tasks = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Seen seen = new Seen(random.split());
      tasks.add(() -> repeat(call, seen));
    }
    List<Seen> all = new ArrayList<>();
    for (Future<Seen> each : threads.invokeAll(tasks)) {
      all.add(each.get());
    }
    return all;
  }

  private static Seen repeat(Call call, Seen seen) {
    for (int i = 0; i < CALLS / THREADS; i++) {
      try {
        call.make(seen);
      } catch (Throwable unexpected) {
        throw new AssertionError(unexpected);
      }
    }
    return seen;
  }

  private static double sum(List<Seen> all, ToLongFunction<Seen> what) {
    return all.stream().mapToLong(what).sum();
  }

  private Probe probe(MethodSpec spec) {
    return NewProbe.of(spec, mesh, Object.class);
  }

  private static double series(Scrape scrape, String name, String... labels) {
    return scrape.value(name, plus(labels, "service", "stock"));
  }

  @Test
  void retriesAndRequestsAreCountedToTheUnit() throws Exception {
    mesh.instances("stock", InstanceSource.of(0, 1, 2));
    Probe probe =
        probe(
            METHOD
                .timed("stock", "fetch")
                .retried("stock", "fetch", RetryPolicy.DEFAULT.maxAttempts(3))
                .loadBalanced("stock", "round_robin", 10, 0));
    List<Seen> all =
        all(
            seen -> {
              int[] attempts = {0};
              try {
                AdvisedCall.of(probe, null, instance -> attempt(seen, attempts, instance));
                seen.operations[attempts[0]]++;
              } catch (IOException exhausted) {
                assertThat(attempts[0]).isEqualTo(3);
                seen.operations[0]++;
              }
            });

    Scrape scrape = Scrape.of(registry);
    double[] by = new double[4];
    for (int i = 0; i < by.length; i++) {
      int attempts = i;
      by[i] = sum(all, seen -> seen.operations[attempts]);
    }
    assertThat(by[0] + by[1] + by[2] + by[3]).isEqualTo(CALLS);
    assertThat(by[2]).isPositive();
    String[] operation = {"operation", "fetch"};
    for (int i = 1; i <= 3; i++) {
      String number = Integer.toString(i);
      double made = (i == 1 ? by[1] : 0) + (i <= 2 ? by[2] : 0) + by[3] + by[0];
      assertThat(series(scrape, "retry_attempts_total", "operation", "fetch", "attempt", number))
          .isEqualTo(made);
      assertThat(
              series(
                  scrape, "retry_success_total", "operation", "fetch", "attempts_needed", number))
          .isEqualTo(by[i]);
    }
    assertThat(series(scrape, "retry_duration_seconds_count", operation)).isEqualTo(CALLS);
    assertThat(series(scrape, "mesh_call_duration_seconds_count", operation)).isEqualTo(CALLS);
    assertThat(
            series(scrape, "mesh_service_calls_total", "operation", "fetch", "status", "success"))
        .isEqualTo(by[1] + by[2] + by[3]);
    assertThat(scrape.sum("retry_failure_total")).isEqualTo(by[0]);
    assertThat(scrape.sum("retry_calls_total")).isEqualTo(CALLS);
    assertThat(series(scrape, "load_balancer_errors_total", "error_type", "IOException"))
        .isEqualTo(sum(all, seen -> seen.errors[0] + seen.errors[1] + seen.errors[2]));
    for (int i = 0; i < 3; i++) {
      int number = i;
      String[] instance = {"instance", Integer.toString(i)};
      assertThat(
              series(
                  scrape,
                  "load_balancer_requests_total",
                  "instance",
                  Integer.toString(i),
                  "strategy",
                  "round_robin"))
          .isEqualTo(sum(all, seen -> seen.requests[number]));
      assertThat(series(scrape, "load_balancer_request_duration_seconds_count", instance))
          .isEqualTo(sum(all, seen -> seen.requests[number]));
      assertThat(series(scrape, "load_balancer_active_connections", instance)).isZero();
    }
    assertThat(scrape.value("weft_recording_failures_total")).isZero();
  }

  private static Object attempt(Seen seen, int[] attempts, @Nullable Object instance)
      throws IOException {
    int number = instance instanceof Integer known ? known : -1;
    attempts[0]++;
    seen.requests[number]++;
    if (seen.random.nextInt(100) == 0) {
      seen.errors[number]++;
      throw new IOException();
    }
    return seen;
  }

  /** The service is down for half of the time, so that the circuit opens and closes many times. */
  @Test
  void permitsRefusalsAndChangesOfStateAreCountedToTheUnit() throws Exception {
    Probe probe =
        probe(
            METHOD.circuitGuarded(
                "stock", CircuitPolicy.DEFAULT.window(50, 50).recovery(Duration.ofMillis(10), 5)));
    List<Seen> all =
        all(
            seen -> {
              long time = now.addAndGet(1_000);
              boolean down = time / 50_000_000 % 2 == 1;
              try {
                AdvisedCall.of(
                    probe,
                    null,
                    argument -> {
                      seen.requests[0]++;
                      if (down || seen.random.nextInt(100) == 0) {
                        seen.errors[0]++;
                        throw new IOException();
                      }
                      return seen;
                    });
              } catch (CallRefusedException refused) {
                seen.refused++;
              } catch (IOException failed) {
                seen.operations[0]++;
              }
            });

    Scrape scrape = Scrape.of(registry);
    double failures = sum(all, seen -> seen.errors[0]);
    double permitted = sum(all, seen -> seen.requests[0]);
    assertThat(permitted + sum(all, seen -> seen.refused)).isEqualTo(CALLS);
    assertThat(series(scrape, "circuit_breaker_rejections_total"))
        .isEqualTo(sum(all, seen -> seen.refused));
    assertThat(series(scrape, "circuit_breaker_requests_total", "status", "failure"))
        .isEqualTo(failures);
    assertThat(series(scrape, "circuit_breaker_requests_total", "status", "success"))
        .isEqualTo(permitted - failures);
    assertThat(series(scrape, "circuit_breaker_failures_total", "error_type", "IOException"))
        .isEqualTo(failures);

    // Every state that was entered was left again, but for the one that the circuit is in.
    double opened = changes(scrape, "closed", "open");
    double reopened = changes(scrape, "half_open", "open");
    double tried = changes(scrape, "open", "half_open");
    double closed = changes(scrape, "half_open", "closed");
    double state = series(scrape, "circuit_breaker_state");
    assertThat(opened).isGreaterThan(3);
    assertThat(opened + reopened - tried).isEqualTo(state == 0 ? 1 : 0);
    assertThat(tried - reopened - closed).isEqualTo(state == 1 ? 1 : 0);
    assertThat(closed - opened).isEqualTo(state == 2 ? 0 : -1);
    assertThat(changes(scrape, "closed", "half_open") + changes(scrape, "open", "closed")).isZero();
    assertThat(series(scrape, "circuit_breaker_recovery_time_seconds_count")).isEqualTo(closed);
    assertThat(scrape.sum("circuit_breaker_state_seconds_total"))
        .isCloseTo(now.get() / 1e9, within(1e-6));
  }

  /** Instances go and come back all the time, and nothing is lost or counted twice. */
  @Test
  void callsToInstancesThatComeAndGoAreCountedToTheUnit() throws Exception {
    List<List<Integer>> sets = List.of(List.of(0, 1, 2), List.of(0), List.of(1, 2), List.of(2, 0));
    present = sets.get(0);
    mesh.instances("stock", () -> present);
    Probe probe =
        probe(METHOD.timed("stock", "fetch").loadBalanced("stock", "least_connections", 10, 0));
    List<Seen> all =
        all(
            seen -> {
              if (seen.random.nextInt(500) == 0) {
                present = sets.get(seen.random.nextInt(sets.size()));
                Scrape.of(registry);
              }
              try {
                AdvisedCall.of(probe, null, instance -> attempt(seen, new int[1], instance));
                seen.operations[1]++;
              } catch (IOException failed) {
                seen.operations[0]++;
              }
            });

    present = sets.get(0);
    Scrape scrape = Scrape.of(registry);
    for (int i = 0; i < 3; i++) {
      int number = i;
      String instance = Integer.toString(i);
      assertThat(
              series(
                  scrape,
                  "load_balancer_requests_total",
                  "instance",
                  instance,
                  "strategy",
                  "least_connections"))
          .isEqualTo(sum(all, seen -> seen.requests[number]));
      assertThat(series(scrape, "load_balancer_active_connections", "instance", instance)).isZero();
    }
    String[] success = {"operation", "fetch", "status", "success"};
    assertThat(series(scrape, "mesh_service_calls_total", success))
        .isEqualTo(sum(all, seen -> seen.operations[1]));
    String[] failure = {"operation", "fetch", "status", "failure"};
    assertThat(series(scrape, "mesh_service_calls_total", failure))
        .isEqualTo(sum(all, seen -> seen.operations[0]));
    assertThat(series(scrape, "mesh_service_registrations_total")).isGreaterThan(3);
    assertThat(scrape.value("weft_recording_failures_total")).isZero();
  }

  private static double changes(Scrape scrape, String from, String to) {
    return new StockSeries(scrape).changes(from, to);
  }
}
