package ai.datapunk.weft.faults;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.guard.GuardedCircuit;
import ai.datapunk.weft.probe.ClassProbes;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Methods that return futures, called or completed at the end of the stack: at each depth from
 * where there is plenty of it to where there is none.
 */
@SuppressWarnings("FutureReturnValueIgnored") // The body's futures are given to the probe.
class FuturesAtTheEndOfStackTest {

  private static final RetryPolicy TWICE =
      RetryPolicy.DEFAULT
          .maxAttempts(2)
          .backoff(Duration.ofMillis(1), 1, Duration.ofMillis(1))
          .retryOn(IllegalStateException.class);

  private static final MethodSpec BALANCED =
      MethodSpec.of("fetch(java.lang.Object)")
          .timed("stock", "fetch")
          .loadBalanced("stock", "round_robin", 10, 0);

  /** What a call fails with says nothing to it: it lends a permit and gets it back. */
  private static final CircuitPolicy ONE_TRIAL =
      CircuitPolicy.DEFAULT.recovery(Duration.ofSeconds(1), 1).ignore(Throwable.class);

  private static final MethodSpec HALF_OPEN = BALANCED.circuitGuarded("stock", ONE_TRIAL);

  private static final Map<String, MethodSpec> METHODS =
      new TreeMap<>(
          Map.of(
              "balanced",
              BALANCED,
              "half-open",
              HALF_OPEN,
              "retried",
              BALANCED.retried("stock", "fetch", TWICE),
              "retried, half-open",
              HALF_OPEN.retried("stock", "fetch", TWICE)));

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker time = new ManualTicker();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .configuration(Configuration.none())
          .ticker(time)
          .scheduler(time)
          .build();
  private final Object value = new Object();
  private final IllegalStateException failure = new IllegalStateException("its own");

  /** What the method has returned, and what its callers got. */
  private final List<CompletableFuture<Object>> attempts = new ArrayList<>();

  private final List<CompletableFuture<?>> given = new ArrayList<>();

  /** How many futures have ended. */
  private int ends;

  @AfterEach
  void close() {
    mesh.close();
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

  /** The first attempt returns the future; another one fails. */
  private @Nullable Object call(MethodSpec spec, Probe probe, CompletableFuture<Object> future) {
    int before = attempts.size();
    try {
      return spec.retry() == null
          ? AdvisedCall.of(probe, null, instance -> attempt(future))
          : probe.asynchronously(
              new @Nullable Object[] {null},
              arguments -> attempt(attempts.size() == before ? future : ended(true)));
    } catch (Throwable thrown) {
      return thrown;
    }
  }

  private CompletableFuture<Object> attempt(CompletableFuture<Object> future) {
    attempts.add(future);
    return future;
  }

  private void end(CompletableFuture<Object> future, boolean fails) {
    if (fails) {
      future.completeExceptionally(failure);
    } else {
      future.complete(value);
    }
  }

  private CompletableFuture<Object> ended(boolean fails) {
    CompletableFuture<Object> future = new CompletableFuture<>();
    end(future, fails);
    return future;
  }

  private Probe probe(MethodSpec spec, boolean fails, int before) {
    ClassProbes.load(FuturesAtTheEndOfStackTest.class, mesh);
    mesh.instances("stock", () -> List.of("a", "b"));
    Probe probe = NewProbe.withZeros(spec, mesh, CompletableFuture.class);
    for (int i = 0; i < before; i++) {
      DeepStack.at(0, () -> call(spec, probe, ended(fails)));
      time.millis(2);
    }
    attempts.clear();
    return probe;
  }

  private void letHalfOpen(MethodSpec spec) {
    if (spec.circuit() != null) {
      GuardedCircuit circuit = (GuardedCircuit) mesh.circuit("stock");
      while (circuit.state() == State.CLOSED) {
        circuit.acquire();
        circuit.failed(time.nanoTime(), time.nanoTime());
      }
      time.millis(1_001);
      assertThat(circuit.state()).isEqualTo(State.HALF_OPEN);
    }
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

  private void assertEnded(CompletableFuture<?> future, boolean fails) {
    assertThat(future).isDone();
    Object end = future.handle((given, thrown) -> thrown == null ? given : thrown).join();
    assertThat(end).isSameAs(fails ? failure : value);
  }

  private void callAt(int frames, MethodSpec spec, Probe probe, boolean fails) {
    CompletableFuture<Object> future = ended(fails);
    int before = attempts.size();
    Object gave = DeepStack.at(frames, () -> call(spec, probe, future));
    if (gave instanceof CompletableFuture<?> promise) {
      given.add(promise);
    } else {
      // While a permit cannot be given back yet, there is none for others.
      assertThat(gave).isInstanceOfAny(StackOverflowError.class, CallRefusedException.class);
      assertThat(attempts).as("its body has not run").hasSize(before);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aCallThatHasReturnedItsFutureGivesItAndIsCounted(String method, boolean fails, int before)
      throws InterruptedException {
    MethodSpec spec = requireNonNull(METHODS.get(method));
    Probe probe = probe(spec, fails, before);
    letHalfOpen(spec);
    Scrape earlier = Scrape.of(registry);
    DeepStack.atEach(frames -> callAt(frames, spec, probe, fails));
    assertAllIsWell(spec, probe, fails, earlier, DeepStack.FRAMES);
  }

  private void assertAllIsWell(
      MethodSpec spec, Probe probe, boolean fails, Scrape earlier, int calls) {
    Scrape.of(registry); // What was kept is recorded, and may be tried again.
    time.millis(2);
    Scrape after = Scrape.of(registry);
    given.forEach(future -> assertEnded(future, fails));
    assertThat(inFlight(after)).isZero();
    double succeeded = counted(after, "success") - counted(earlier, "success");
    double failed = counted(after, "failure") - counted(earlier, "failure");
    int ended = Math.max(given.size(), ends);
    assertThat(succeeded).isEqualTo(fails ? 0 : ended);
    assertThat(succeeded + failed).isBetween((double) ended, (double) calls);
    assertThat(call(spec, probe, ended(false))).isInstanceOf(CompletableFuture.class);
    assertThat(counted(Scrape.of(registry), "success")).isEqualTo(counted(after, "success") + 1);
  }

  /**
   * A future that tells of its end what listens to it, and nothing else: one of the JDK's forgets
   * who listens where the stack ends on the way there.
   */
  private static final class Told extends CompletableFuture<Object> {

    private @Nullable BiConsumer<? super Object, ? super Throwable> listener;

    @Override
    public CompletableFuture<Object> whenComplete(
        BiConsumer<? super Object, ? super Throwable> action) {
      listener = action;
      return this;
    }

    /** Returns whether it was heard. */
    boolean tell(@Nullable Object value, @Nullable Throwable thrown) {
      requireNonNull(listener).accept(value, thrown);
      return true;
    }
  }

  private void endAt(int frames, MethodSpec spec, Probe probe, boolean fails) {
    Told future = new Told();
    if (call(spec, probe, future) instanceof CompletableFuture<?> promise) {
      Object told = fails ? null : value;
      Throwable thrown = fails ? failure : null;
      Object heard = DeepStack.at(frames, () -> future.tell(told, thrown));
      if (!Boolean.TRUE.equals(heard)) {
        assertThat(heard).isInstanceOf(StackOverflowError.class);
        future.tell(told, thrown);
      }
      if (promise != future) {
        given.add(promise);
      }
      ends++;
      Scrape.of(registry); // A permit that was kept is given back.
      time.millis(2);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aFutureThatTellsOfItsEndThereEndsItsCall(String method, boolean fails, int before)
      throws InterruptedException {
    MethodSpec spec = requireNonNull(METHODS.get(method));
    Probe probe = probe(spec, fails, before);
    letHalfOpen(spec);
    Scrape earlier = Scrape.of(registry);
    DeepStack.atEach(frames -> endAt(frames, spec, probe, fails));
    assertThat(ends).isEqualTo(DeepStack.FRAMES);
    assertAllIsWell(spec, probe, fails, earlier, ends);
  }
}
