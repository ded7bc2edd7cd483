package ai.datapunk.weft.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.spec.MetricHolder;
import ai.datapunk.weft.time.Ticker;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Scrapes a thousand times a second while calls are recorded, and looks for families that do not
 * agree with each other.
 */
class ScrapeConsistencyTest {

  private static final int THREADS = 8;
  private static final int SCRAPERS = 2;
  private static final int SCRAPES_OF_EACH = 1_000;
  private static final long SCRAPE_EACH_NANOS = TimeUnit.MILLISECONDS.toNanos(SCRAPERS);
  private static final int INSTANCES = 16;

  private static final List<Script> SCRIPTS = List.of(Script.values());

  /** How long each attempt takes. */
  private static final long TICK_NANOS = 1_000;

  /** How an operation goes: how many attempts fail, and whether the last one ends it. */
  private enum Script {
    SUCCEEDS(0, false),
    SUCCEEDS_AT_THE_SECOND(1, false),
    SUCCEEDS_AT_THE_THIRD(2, false),
    USES_UP_ITS_ATTEMPTS(3, true),
    IS_NOT_RETRIED(1, true);

    final int failures;
    final boolean fails;

    Script(int failures, boolean fails) {
      this.failures = failures;
      this.fails = fails;
    }

    int attempts() {
      return fails ? failures : failures + 1;
    }

    IOException exception() {
      return this == IS_NOT_RETRIED ? new FileNotFoundException() : new IOException();
    }
  }

  /** Each thread has a time of its own, which goes on by a tick whenever the thread looks. */
  private static final class TickPerLook implements Ticker {
    private final ThreadLocal<long[]> time = ThreadLocal.withInitial(() -> new long[1]);

    @Override
    public long nanoTime() {
      return time.get()[0] += TICK_NANOS;
    }
  }

  /** What is woven. */
  static final class Target {}

  /** What the processor generates. */
  public static final class Target_Metrics implements MetricHolder {
    @Override
    public MethodSpec[] methods() {
      RetryPolicy three =
          RetryPolicy.DEFAULT
              .backoff(Duration.ZERO, 1, Duration.ZERO)
              .abortOn(FileNotFoundException.class);
      return new MethodSpec[] {
        MethodSpec.of("fetch(java.lang.Object)")
            .timed("stock", "fetch")
            .timed(CustomHistogram.of("own_duration_seconds", "Own.").buckets(0.000001, 1))
            .retried("stock", "fetch", three)
            .circuitGuarded("stock", CircuitPolicy.DEFAULT.failureRate(1).window(100, 100))
            .loadBalanced("stock", "round_robin", 1_000, 0),
        MethodSpec.of("refused()")
            .timed("closed", "refused")
            .circuitGuarded("closed", CircuitPolicy.DEFAULT)
      };
    }
  }

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder().registry(registry).ticker(new TickPerLook()).sleeper(nanos -> {}).build();
  private final ClassProbes probes = ClassProbes.load(Target.class, mesh);
  private final Probe fetch = probes.probe("fetch", new Class<?>[] {Object.class}, Object.class);
  private final Probe refused = probes.probe("refused", new Class<?>[0], Object.class);
  private final AtomicBoolean enough = new AtomicBoolean();

  /** Calls until it is enough, and counts what it did. */
  private final class Caller extends Thread {
    final EnumMap<Script, Long> operations = new EnumMap<>(Script.class);
    final long[] requests = new long[INSTANCES];
    long refusals;
    @Nullable Throwable fault;

    @Override
    public void run() {
      try {
        for (int i = 0; !enough.get(); i++) {
          Script script = SCRIPTS.get(i % SCRIPTS.size());
          // Later ones come into being while others are scraped.
          int instance = Math.min(i / 1_024, INSTANCES - 1) * (i % 3) / 2;
          operations.merge(script, 1L, Long::sum);
          requests[instance] += script.attempts();
          call(script, "instance-" + instance);
          callRefused();
        }
      } catch (Throwable thrown) {
        fault = thrown;
      }
    }

    private void call(Script script, Object instance) throws Throwable {
      OperationRecorder operation = fetch.operation(instance);
      RetryState retry = null;
      for (int attempt = 1; ; attempt++) {
        AttemptRecorder recorder = fetch.enter(operation, retry, instance);
        long start = fetch.begin(recorder);
        if (attempt > script.failures) {
          fetch.succeeded(operation, retry, recorder, start, instance);
          return;
        }
        IOException thrown = script.exception();
        try {
          retry = fetch.failed(operation, retry, recorder, start, thrown);
        } catch (Exception ended) {
          assertThat(ended).isSameAs(thrown);
          assertThat(attempt).isEqualTo(script.attempts());
          return;
        }
      }
    }

    private void callRefused() {
      refusals++;
      OperationRecorder operation = refused.operation();
      try {
        refused.enter(operation, null, null);
        throw new AssertionError("The circuit is open");
      } catch (RuntimeException thrown) {
        try {
          refused.failed(operation, null, null, Probe.NOT_BEGUN, thrown);
        } catch (RuntimeException ended) {
          assertThat(ended).isSameAs(thrown);
        }
      }
    }
  }

  @Test
  @Timeout(60)
  void theFamiliesOfAScrapeAgreeAndNeverDecreaseWhileCallsAreRecorded() throws Exception {
    mesh.circuit("closed").forceOpen();
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      callers.add(new Caller());
    }
    callers.forEach(Thread::start);
    ConcurrentLinkedQueue<Throwable> faults = new ConcurrentLinkedQueue<>();
    List<Thread> scrapers =
        Stream.generate(() -> new Thread(() -> scrapeOften(faults))).limit(SCRAPERS).toList();
    scrapers.forEach(Thread::start);
    for (Thread scraper : scrapers) {
      scraper.join();
    }
    enough.set(true);
    for (Caller caller : callers) {
      caller.join();
      assertThat(caller.fault).isNull();
    }
    assertThat(faults).isEmpty();
    assertNothingIsLost(callers);
  }

  /** One of two that scrape at a time, one of which asks for some families only now and then. */
  private void scrapeOften(ConcurrentLinkedQueue<Throwable> faults) {
    try {
      AgreeingScrape before = null;
      long next = System.nanoTime();
      for (int i = 0; i < SCRAPES_OF_EACH; i++) {
        // Where the machine cannot keep up, one follows the other at once.
        next = Math.max(next + SCRAPE_EACH_NANOS, System.nanoTime());
        LockSupport.parkNanos(next - System.nanoTime());
        if (i % 8 == 7) {
          registry.scrape(name -> name.startsWith("retry_") || name.startsWith("own_"));
        }
        AgreeingScrape now = new AgreeingScrape(registry.scrape());
        now.assertAgrees();
        if (before != null) {
          now.assertNothingDecreasedSince(before);
        }
        before = now;
      }
    } catch (Throwable thrown) {
      faults.add(thrown);
    }
  }

  private void assertNothingIsLost(List<Caller> callers) {
    AgreeingScrape last = new AgreeingScrape(registry.scrape());
    last.assertAgrees();
    for (Script script : Script.values()) {
      long operations =
          callers.stream().mapToLong(each -> each.operations.getOrDefault(script, 0L)).sum();
      assertThat(operations).isPositive();
      String series =
          switch (script) {
            case SUCCEEDS, SUCCEEDS_AT_THE_SECOND, SUCCEEDS_AT_THE_THIRD ->
                "retry_success{attempts_needed=\""
                    + script.attempts()
                    + "\",operation=\"fetch\",service=\"stock\"}";
            case USES_UP_ITS_ATTEMPTS, IS_NOT_RETRIED ->
                "retry_failure{error_type=\""
                    + script.exception().getClass().getSimpleName()
                    + "\",operation=\"fetch\",service=\"stock\"}";
          };
      assertThat(last.value(series)).as(series).isEqualTo((double) operations);
    }
    long requests = 0;
    for (int i = 0; i < INSTANCES; i++) {
      int instance = i;
      long sent = callers.stream().mapToLong(each -> each.requests[instance]).sum();
      requests += sent;
      String series =
          "load_balancer_requests{instance=\"instance-%d\",service=\"stock\",strategy=\"round_robin\"}";
      if (sent > 0) {
        assertThat(last.value(series.formatted(i))).as(series, i).isEqualTo((double) sent);
      }
    }
    assertThat(last.sum("load_balancer_requests")).isEqualTo((double) requests);
    assertThat(last.nanos("circuit_breaker_request_duration_seconds"))
        .isEqualTo(requests * TICK_NANOS);
    assertThat(last.value("circuit_breaker_rejections{service=\"closed\"}"))
        .isEqualTo((double) callers.stream().mapToLong(each -> each.refusals).sum());
    assertThat(last.sum("weft_recording_failures")).isZero();
  }
}
