package ai.datapunk.weft.faults;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.guard.GuardedCircuit;
import ai.datapunk.weft.probe.ClassProbes;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls at the end of the stack: one at each depth from where there is plenty of it to where there
 * is none, of methods that return and that throw, before the JVM has compiled anything and after.
 */
class EndOfStackTest {

  private static final RetryPolicy TWICE =
      RetryPolicy.DEFAULT
          .maxAttempts(2)
          .backoff(Duration.ofMillis(1), 1, Duration.ofMillis(1))
          .retryOn(IllegalStateException.class);

  private static final MethodSpec TIMED =
      MethodSpec.of("fetch(java.lang.Object)").timed("stock", "fetch");
  private static final MethodSpec BALANCED = TIMED.loadBalanced("stock", "round_robin", 10, 0);

  /** What throws says nothing to it: it lends a permit and gets it back. */
  private static final CircuitPolicy ONE_TRIAL =
      CircuitPolicy.DEFAULT.recovery(Duration.ofSeconds(1), 1).ignore(Throwable.class);

  private static final Map<String, MethodSpec> METHODS =
      new TreeMap<>(
          Map.of(
              "timed",
              TIMED,
              "balanced",
              BALANCED,
              "half-open",
              guarded(ONE_TRIAL),
              "retried",
              guarded(ONE_TRIAL).retried("stock", "fetch", TWICE)));

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker time = new ManualTicker();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .configuration(Configuration.none())
          .ticker(time)
          .sleeper(nanos -> {})
          .build();
  private final Object value = new Object();
  private final IllegalStateException failure = new IllegalStateException("its own");

  /** How many calls have begun, attempts have been made, and calls gave what they were to give. */
  private int calls;

  private int attempts;
  private int given;

  @AfterEach
  void close() {
    mesh.close();
  }

  private static MethodSpec guarded(CircuitPolicy policy) {
    return BALANCED.circuitGuarded("stock", policy);
  }

  static Stream<Arguments> calls() {
    return METHODS.keySet().stream()
        .flatMap(
            method ->
                Stream.of(false, true)
                    .flatMap(
                        fails ->
                            Stream.of(0, 3_000)
                                .map(before -> Arguments.of(method, fails, before))));
  }

  /** As the advice makes it; {@code AdvisedCall} does not tell of calls that have not begun. */
  private @Nullable Object call(Probe probe, boolean fails) {
    OperationRecorder operation = probe.operation();
    RetryState retry = null;
    calls++;
    while (true) {
      AttemptRecorder recorder = null;
      long start = Probe.NOT_BEGUN;
      try {
        recorder = probe.enter(operation, retry, null);
        start = probe.begin(recorder);
        attempts++;
        if (fails) {
          throw failure;
        }
        return probe.succeeded(operation, retry, recorder, start, value);
      } catch (Throwable thrown) {
        retry = probe.failed(operation, retry, recorder, start, thrown);
      }
    }
  }

  private void callAt(int frames, Probe probe, boolean fails) {
    int before = attempts;
    Object gave = DeepStack.at(frames, () -> call(probe, fails));
    if (gave == (fails ? failure : value)) {
      given++;
    } else {
      // While a permit cannot be given back yet, there is none for others.
      assertThat(gave).isInstanceOfAny(StackOverflowError.class, CallRefusedException.class);
      assertThat(attempts == before || fails).as("a result was there").isTrue();
    }
  }

  private void letHalfOpen(GuardedCircuit circuit) {
    while (circuit.state() == State.CLOSED) {
      circuit.acquire();
      circuit.failed(time.nanoTime(), time.nanoTime());
    }
    time.millis(1_001);
    assertThat(circuit.state()).isEqualTo(State.HALF_OPEN);
  }

  private static double inFlight(Scrape scrape) {
    return Stream.of("a", "b")
        .mapToDouble(
            instance ->
                scrape.value(
                    "load_balancer_active_connections", "instance", instance, "service", "stock"))
        .filter(value -> !Double.isNaN(value))
        .sum();
  }

  private static double counted(Scrape scrape, String status) {
    return scrape.value(
        "mesh_service_calls_total", "operation", "fetch", "service", "stock", "status", status);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aCallGivesWhatItHasAndIsCountedAndGivesBackWhatItTook(
      String method, boolean fails, int before) throws InterruptedException {
    ClassProbes.load(EndOfStackTest.class, mesh); // As the first annotated class of a JVM does.
    MethodSpec spec = requireNonNull(METHODS.get(method));
    mesh.instances("stock", () -> List.of("a", "b"));
    Probe probe = NewProbe.withZeros(spec, mesh, Object.class);
    for (int i = 0; i < before; i++) {
      callAt(0, probe, fails);
    }
    if (spec.circuit() != null && spec.circuit().policy().equals(ONE_TRIAL)) {
      letHalfOpen((GuardedCircuit) mesh.circuit("stock"));
    }
    calls = 0;
    attempts = 0;
    given = 0;
    Scrape earlier = Scrape.of(registry);
    DeepStack.atEach(frames -> callAt(frames, probe, fails));
    Scrape after = Scrape.of(registry);
    assertThat(inFlight(after)).isZero();
    double succeeded = counted(after, "success") - counted(earlier, "success");
    double failed = counted(after, "failure") - counted(earlier, "failure");
    assertThat(succeeded).isEqualTo(fails ? 0 : given);
    assertThat(succeeded + failed).isBetween((double) given, (double) calls);
    assertThat(call(probe, false)).as("all goes on").isSameAs(value);
    assertThat(counted(Scrape.of(registry), "success")).isEqualTo(counted(after, "success") + 1);
  }
}
