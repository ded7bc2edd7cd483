package ai.datapunk.weft.benchmarks;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.guard.GuardedCircuit;
import ai.datapunk.weft.store.MetricStore;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a guarded call costs: one that succeeds, behind one circuit or one of many, and those that
 * do not succeed at once. What a service throws has no stack trace, and is made once.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GuardedCallCost {

  private static final int CIRCUITS = 1_000;

  private final GuardedTargets weft = new GuardedTargets();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Resilience4jTargets resilience4j = new Resilience4jTargets(registry);
  private final SmallRyeTargets smallRye = new SmallRyeTargets(registry);
  private final MetricStore store = MetricStore.in(new PrometheusRegistry());
  private final GuardedCircuit[] circuits =
      IntStream.range(0, CIRCUITS)
          .mapToObj(
              number ->
                  new GuardedCircuit(
                      "service-" + number,
                      CircuitPolicy.DEFAULT.window(100, 20),
                      store,
                      System::nanoTime))
          .toArray(GuardedCircuit[]::new);
  private final CircuitBreaker[] breakers =
      IntStream.range(0, CIRCUITS)
          .mapToObj(
              number -> CircuitBreaker.of("service-" + number, Resilience4jTargets.config(50)))
          .toArray(CircuitBreaker[]::new);

  /** Opens Weft's circuit, which comes into being with the class. */
  @Setup
  public void setUp() throws ReflectiveOperationException {
    Class.forName(GuardedTargets.class.getName());
    Weft.mesh().circuit(GuardedTargets.REFUSED).forceOpen();
  }

  /** Which of the circuits a thread's call goes through. */
  @State(Scope.Thread)
  public static class Choice {
    private int number;

    int next() {
      number = (number + 1) % CIRCUITS;
      return number;
    }
  }

  /** {@code @CircuitGuarded} alone; the call succeeds. */
  @Benchmark
  public String weftGuarded(Turn turn) {
    return weft.guarded(turn);
  }

  @Benchmark
  public String resilience4jGuarded(Turn turn) {
    return resilience4j.guarded.apply(turn);
  }

  @Benchmark
  public String smallRyeGuarded(Turn turn) {
    return smallRye.guarded.apply(turn);
  }

  /** One of 1,000 circuits, asked and told; with two clock readings. */
  @Benchmark
  public long weftThousandCircuits(Choice choice) {
    GuardedCircuit circuit = circuits[choice.next()];
    circuit.acquire();
    long start = System.nanoTime();
    long end = System.nanoTime();
    circuit.succeeded(start, end);
    return end;
  }

  @Benchmark
  public long resilience4jThousandCircuits(Choice choice) {
    CircuitBreaker breaker = breakers[choice.next()];
    breaker.acquirePermission();
    long start = System.nanoTime();
    long end = System.nanoTime();
    breaker.onSuccess(end - start, TimeUnit.NANOSECONDS);
    return end;
  }

  /** Timed, retried and guarded; the circuit is open. */
  @Benchmark
  public String weftRefused(Turn turn) {
    try {
      return weft.refused(turn);
    } catch (CallRefusedException refused) {
      return refused.service();
    }
  }

  @Benchmark
  public String resilience4jRefused(Turn turn) {
    try {
      return resilience4j.refused.apply(turn);
    } catch (CallNotPermittedException refused) {
      return refused.getCausingCircuitBreakerName();
    }
  }

  @Benchmark
  public String smallRyeRefused(Turn turn) {
    try {
      return smallRye.refused.apply(turn);
    } catch (CircuitBreakerOpenException refused) {
      return "";
    }
  }

  /** Timed, retried and guarded; nine calls of ten fail, and are not retried. */
  @Benchmark
  public String weftFailing(Turn turn) {
    try {
      return weft.failing(turn);
    } catch (Turn.Down down) {
      return "";
    }
  }

  @Benchmark
  public String resilience4jFailing(Turn turn) {
    try {
      return resilience4j.failing.apply(turn);
    } catch (Turn.Down down) {
      return "";
    }
  }

  @Benchmark
  public String smallRyeFailing(Turn turn) {
    try {
      return smallRye.failing.apply(turn);
    } catch (Turn.Down down) {
      return "";
    }
  }

  /** Timed, retried and guarded; the second attempt succeeds, without a wait. */
  @Benchmark
  public String weftSecondAttempt(Turn turn) {
    return weft.second(turn);
  }

  @Benchmark
  public String resilience4jSecondAttempt(Turn turn) {
    return resilience4j.second.apply(turn);
  }

  @Benchmark
  public String smallRyeSecondAttempt(Turn turn) {
    return smallRye.second.apply(turn);
  }
}
