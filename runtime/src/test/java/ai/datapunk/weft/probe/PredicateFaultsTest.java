package ai.datapunk.weft.probe;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.guard.GuardedCircuit;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.FetchFixture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** A predicate of {@code retryOnResult} that fails changes nothing of the call that it judges. */
class PredicateFaultsTest extends FetchFixture {

  /** Throws an error, as a failed assertion or a missing class would. */
  public static final class Erring implements Predicate<Object> {
    @Override
    public boolean test(Object result) {
      throw new NoSuchMethodError("no such thing");
    }
  }

  /** Throws a checked exception that it does not declare. */
  public static final class Sneaky implements Predicate<Object> {
    @Override
    public boolean test(Object result) {
      throw Sneaky.<RuntimeException>as(new Exception("checked"));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T as(Throwable thrown) throws T {
      throw (T) thrown;
    }
  }

  /** Cannot be initialised. */
  public static final class Uninitialised implements Predicate<Object> {
    private static final int SIZE = Integer.parseInt("none");

    @Override
    public boolean test(Object result) {
      return SIZE > 0;
    }
  }

  private MethodSpec spec(Class<? extends Predicate<?>> predicate) {
    return timed
        .retried("stock", "fetch", THREE.retryOnResult(predicate))
        .circuitGuarded(
            "stock", CircuitPolicy.DEFAULT.window(4, 1).recovery(Duration.ofSeconds(10), 1))
        .loadBalanced("stock", "round_robin", 10, 0);
  }

  /** A call is the one trial call of its circuit, and both are over when it has its value. */
  private void assertEnds(Class<? extends Predicate<?>> predicate, Class<?> type, Call call)
      throws Throwable {
    try (CapturedLog log = new CapturedLog()) {
      Probe probe = probe(spec(predicate), type);
      GuardedCircuit circuit = (GuardedCircuit) mesh.circuit("stock");
      circuit.acquire();
      circuit.failed(ticker.nanoTime(), ticker.nanoTime());
      ticker.millis(10_001);
      assertThat(call.value(probe)).isEqualTo("value");
      assertThat(mesh.circuit("stock").state()).isEqualTo(Circuit.State.CLOSED);
      assertThat(call.value(probe)).isEqualTo("value");
      assertThat(log.linesWith("WARN").stream().filter(line -> !line.contains("Circuit changed")))
          .hasSize(1);
    }
    assertThat(calls("success")).isEqualTo(2);
    assertThat(operations("value_returned", false)).isEqualTo(2);
    assertThat(permitted("success")).isEqualTo(2);
    assertThat(inFlight("a")).isZero();
    assertThat(scrape().value("weft_recording_failures_total"))
        .isEqualTo(predicate == Uninitialised.class ? 0 : 2);
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object now(@Nullable Object future) {
    return ((CompletableFuture<Object>) requireNonNull(future)).getNow("has not ended");
  }

  @FunctionalInterface
  private interface Call {
    @Nullable Object value(Probe probe) throws Throwable;
  }

  @ParameterizedTest
  @ValueSource(classes = {Erring.class, Sneaky.class, Uninitialised.class})
  void aPlainCallReturnsItsValue(Class<? extends Predicate<?>> predicate) throws Throwable {
    assertEnds(predicate, Object.class, probe -> AdvisedCall.of(probe, "a", argument -> "value"));
  }

  @ParameterizedTest
  @ValueSource(classes = {Erring.class, Sneaky.class, Uninitialised.class})
  void aStageCompletesWithItsValue(Class<? extends Predicate<?>> predicate) throws Throwable {
    assertEnds(
        predicate,
        CompletableFuture.class,
        probe -> {
          CompletableFuture<Object> later = new CompletableFuture<>();
          Object returned = probe.asynchronously(new @Nullable Object[] {"a"}, arguments -> later);
          later.complete("value");
          return now(returned);
        });
  }

  @ParameterizedTest
  @ValueSource(classes = {Erring.class, Sneaky.class, Uninitialised.class})
  void aPlainFutureEndsWithItsValue(Class<? extends Predicate<?>> predicate) throws Throwable {
    assertEnds(
        predicate,
        Future.class,
        probe -> {
          FutureTask<Object> later = new FutureTask<>(() -> "value");
          Object returned = probe.asynchronously(new @Nullable Object[] {"a"}, arguments -> later);
          later.run();
          ticker.millis(10);
          return now(returned);
        });
  }

  @ParameterizedTest
  @ValueSource(classes = {Erring.class, Sneaky.class, Uninitialised.class})
  void aMonoGivesItsValue(Class<? extends Predicate<?>> predicate) throws Throwable {
    assertEnds(
        predicate,
        Mono.class,
        probe -> {
          Object returned =
              probe.asynchronously(new @Nullable Object[] {"a"}, arguments -> Mono.just("value"));
          return ((Mono<?>) requireNonNull(returned)).block(Duration.ofSeconds(5));
        });
  }

  @ParameterizedTest
  @ValueSource(classes = {Erring.class, Sneaky.class, Uninitialised.class})
  void aMonoWithoutAValueEnds(Class<? extends Predicate<?>> predicate) throws Throwable {
    assertEnds(
        predicate,
        Mono.class,
        probe -> {
          Object returned =
              probe.asynchronously(new @Nullable Object[] {"a"}, arguments -> Mono.empty());
          return ((Mono<?>) requireNonNull(returned))
              .cast(Object.class)
              .defaultIfEmpty("value")
              .block(Duration.ofSeconds(5));
        });
  }
}
