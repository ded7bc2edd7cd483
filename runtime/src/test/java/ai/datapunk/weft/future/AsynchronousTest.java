package ai.datapunk.weft.future;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.record.SeriesWiring;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("FutureReturnValueIgnored") // The body's futures are given to the probe.
class AsynchronousTest {

  private static final RetryPolicy THREE =
      RetryPolicy.DEFAULT.backoff(Duration.ofMillis(100), 2, Duration.ofSeconds(1)).jitter(0);

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker ticker = new ManualTicker();
  private final Mesh mesh =
      Mesh.builder().registry(registry).ticker(ticker).sleeper(ticker).scheduler(ticker).build();
  private final MethodSpec timed = MethodSpec.of("fetch(java.lang.Object)").timed("stock", "fetch");
  private final MethodSpec retried =
      timed
          .retried("stock", "fetch", THREE)
          .circuitGuarded("stock", CircuitPolicy.DEFAULT.ignore(IllegalArgumentException.class))
          .loadBalanced("stock", "round_robin", 10, 0);

  /** The futures that the method returned, and what it was called with. */
  private final List<CompletableFuture<Object>> attempts = new ArrayList<>();

  private final List<@Nullable Object> instances = new ArrayList<>();

  /** A type of future of somebody else's. */
  private static final class OwnFuture extends CompletableFuture<Object> {}

  /** Wants what is not there yet. */
  public static final class Missing implements Predicate<Object> {
    @Override
    public boolean test(Object result) {
      return result.equals("missing");
    }
  }

  /** Wants a future. */
  public static final class Nothing implements Predicate<@Nullable Object> {
    @Override
    public boolean test(@Nullable Object result) {
      return result == null;
    }
  }

  private Probe probe(MethodSpec spec, Class<?> returnType) {
    SeriesWiring wiring = new SeriesWiring(spec, mesh.store());
    wiring.exposeZeros();
    return NewProbe.of(wiring, mesh, new Class<?>[] {Object.class}, returnType);
  }

  private @Nullable Object body(@Nullable Object[] arguments) {
    instances.add(arguments[0]);
    CompletableFuture<Object> attempt = new CompletableFuture<>();
    attempts.add(attempt);
    return attempt;
  }

  private CompletableFuture<Object> call(MethodSpec spec) throws Throwable {
    Object returned =
        probe(spec, CompletableFuture.class)
            .asynchronously(new @Nullable Object[] {null}, this::body);
    return future(returned);
  }

  @SuppressWarnings("unchecked")
  private static CompletableFuture<Object> future(@Nullable Object returned) {
    assertThat(returned).isInstanceOf(CompletableFuture.class);
    return (CompletableFuture<Object>) requireNonNull(returned);
  }

  private double calls(String status) {
    return Scrape.of(registry)
        .value(
            "mesh_service_calls_total{operation=\"fetch\",service=\"stock\",status=\""
                + status
                + "\"}");
  }

  private double inFlight(String instance) {
    return Scrape.of(registry)
        .value("load_balancer_active_connections{instance=\"" + instance + "\",service=\"stock\"}");
  }

  private double operations(String result, boolean again) {
    return Scrape.of(registry)
        .value(
            "retry_calls_total{operation=\"fetch\",result=\""
                + result
                + "\",retried=\""
                + again
                + "\",service=\"stock\"}");
  }

  @Test
  void theCallEndsWhenTheStageDoesAndTheVeryStageIsReturned() throws Throwable {
    OwnFuture own = new OwnFuture();
    Object returned = AdvisedCall.of(probe(timed, CompletionStage.class), null, argument -> own);
    assertThat(returned).isSameAs(own);
    assertThat(own.getNumberOfDependents()).isOne();
    ticker.millis(250);
    assertThat(calls("success")).isZero();
    own.complete("value");
    assertThat(calls("success")).isOne();
    assertThat(
            Scrape.of(registry)
                .value("mesh_call_duration_seconds_sum{operation=\"fetch\",service=\"stock\"}"))
        .isEqualTo(0.25);
  }

  @Test
  void aStageThatFailsIsRecordedByWhatItFailedWith() throws Throwable {
    CompletableFuture<Object> source = new CompletableFuture<>();
    CompletableFuture<Object> derived = source.thenApply(value -> value);
    MethodSpec guarded = timed.circuitGuarded("stock", CircuitPolicy.DEFAULT);
    AdvisedCall.of(probe(guarded, CompletableFuture.class), null, argument -> derived);
    source.completeExceptionally(new IOException());
    assertThat(calls("failure")).isOne();
    assertThat(
            Scrape.of(registry)
                .value(
                    "circuit_breaker_failures_total{error_type=\"IOException\",service=\"stock\"}"))
        .isOne();
    assertThat(catchThrowable(derived::join)).isInstanceOf(CompletionException.class);
  }

  @Test
  void aStageThatNeverEndsIsACallInFlight() throws Throwable {
    MethodSpec balanced = timed.loadBalanced("stock", "round_robin", 10, 0);
    AdvisedCall.of(
        probe(balanced, CompletionStage.class), "a", argument -> new CompletableFuture<>());
    ticker.millis(3_600_000);
    assertThat(inFlight("a")).isOne();
    assertThat(Scrape.of(registry).sum("mesh_service_calls_total")).isZero();
  }

  @Test
  void aPlainFutureIsLookedAtUntilItHasEnded() throws Throwable {
    FutureTask<Object> plain = new FutureTask<>(() -> "value");
    Object returned = AdvisedCall.of(probe(timed, Future.class), null, argument -> plain);
    assertThat(returned).isSameAs(plain);
    ticker.millis(100);
    plain.run();
    assertThat(calls("success")).isZero();
    ticker.millis(100);
    assertThat(calls("success")).isOne();
    // Noticed no later than an eighth of 100 ms after the end.
    assertThat(
            Scrape.of(registry)
                .value("mesh_call_duration_seconds_sum{operation=\"fetch\",service=\"stock\"}"))
        .isBetween(0.1, 0.1125);
    int looks = ticker.waits().size();
    ticker.millis(10_000);
    assertThat(ticker.waits()).hasSize(looks);
  }

  @Test
  void aPlainFutureThatFailsOrIsCancelledIsAFailure() throws Throwable {
    Probe probe = probe(timed.retried("stock", "fetch", THREE.maxAttempts(1)), Future.class);
    FutureTask<Object> failing =
        new FutureTask<>(
            () -> {
              throw new IOException();
            });
    failing.run();
    AdvisedCall.of(probe, null, argument -> failing);
    FutureTask<Object> cancelled = new FutureTask<>(() -> "value");
    cancelled.cancel(false);
    AdvisedCall.of(probe, null, argument -> cancelled);
    Scrape scrape = Scrape.of(registry);
    for (String type : List.of("IOException", "CancellationException")) {
      assertThat(
              scrape.value(
                  "retry_failure_total{error_type=\""
                      + type
                      + "\",operation=\"fetch\",service=\"stock\"}"))
          .isOne();
    }
  }

  @Test
  void aStageThatFailsIsTriedAgainElsewhereWithoutBlocking() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a", "b"));
    CompletableFuture<Object> future = call(retried);
    ticker.millis(10);
    attempts.get(0).completeExceptionally(new IOException());
    assertThat(attempts).hasSize(1);
    assertThat(future).isNotDone();
    ticker.millis(100);
    assertThat(attempts).hasSize(2);
    assertThat(instances).containsExactly("a", "b");
    assertThat(inFlight("b")).isOne();
    ticker.millis(10);
    attempts.get(1).complete("value");
    assertThat(future).isCompletedWithValue("value");
    assertThat(inFlight("b")).isZero();
    assertThat(operations("value_returned", true)).isOne();
    assertThat(
            Scrape.of(registry)
                .value("retry_duration_seconds_sum{operation=\"fetch\",service=\"stock\"}"))
        .isEqualTo(0.12);
  }

  @Test
  void aStageThatSucceedsAtOnceIsCountedOnce() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    CompletableFuture<Object> future = call(retried);
    attempts.get(0).complete("value");
    assertThat(future).isCompletedWithValue("value");
    assertThat(calls("success")).isOne();
    assertThat(operations("value_returned", false)).isOne();
    assertThat(Scrape.of(registry).sum("retry_attempts_total")).isOne();
  }

  @Test
  void theLastExceptionIsTheFuturesOwn() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    CompletableFuture<Object> future = call(retried);
    IOException last = new IOException("last");
    attempts.get(0).completeExceptionally(new IOException("first"));
    ticker.millis(100);
    attempts.get(1).completeExceptionally(new IOException("second"));
    ticker.millis(200);
    attempts.get(2).completeExceptionally(last);
    assertThat(future).isCompletedExceptionally();
    assertThat(catchThrowable(future::join)).hasCause(last);
    assertThat(operations("max_attempts_reached", true)).isOne();
    ticker.millis(10_000);
    assertThat(attempts).hasSize(3);
  }

  @Test
  void cancellingTheFutureCancelsTheAttemptThatIsRunning() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    CompletableFuture<Object> future = call(retried);
    attempts.get(0).completeExceptionally(new IOException());
    ticker.millis(100);
    assertThat(future.cancel(true)).isTrue();
    assertThat(attempts.get(1)).isCancelled();
    assertThat(inFlight("a")).isZero();
    assertThat(calls("failure")).isOne();
    assertThat(operations("exception_not_retryable", true)).isOne();
    ticker.millis(10_000);
    assertThat(attempts).hasSize(2);
    assertThat(Scrape.of(registry).sum("retry_calls_total")).isOne();
  }

  @Test
  void cancellingTheFutureDuringAWaitEndsTheOperation() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    CompletableFuture<Object> future = call(retried);
    attempts.get(0).completeExceptionally(new IOException());
    future.cancel(true);
    ticker.millis(10_000);
    assertThat(attempts).hasSize(1);
    assertThat(
            Scrape.of(registry)
                .value(
                    "retry_failure_total{error_type=\"CancellationException\",operation=\"fetch\","
                        + "service=\"stock\"}"))
        .isOne();
    assertThat(Scrape.of(registry).sum("retry_calls_total")).isOne();
  }

  @Test
  void anAttemptThatEndsAfterTheCallerGaveUpIsAnAttemptAndNoOperation() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    CompletableFuture<Object> deaf =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean interrupt) {
            return false;
          }
        };
    Object returned =
        probe(retried, CompletableFuture.class)
            .asynchronously(new @Nullable Object[] {null}, arguments -> deaf);
    future(returned).cancel(true);
    assertThat(inFlight("a")).isOne();
    assertThat(Scrape.of(registry).sum("retry_calls_total")).isOne();
    deaf.complete("late");
    assertThat(inFlight("a")).isZero();
    assertThat(Scrape.of(registry).sum("retry_calls_total")).isOne();
    assertThat(Scrape.of(registry).sum("retry_attempts_total")).isOne();
    assertThat(calls("success")).isZero();
  }

  @Test
  void aFutureThatItsCallerCompletesEndsTheOperationWell() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    CompletableFuture<Object> future = call(retried);
    future.complete("default");
    assertThat(attempts.get(0)).isCancelled();
    assertThat(operations("value_returned", false)).isOne();
    assertThat(calls("success")).isOne();
  }

  @Test
  void aThrowOfTheFirstAttemptThatIsNotRetriedIsThrown() {
    IllegalArgumentException thrown = new IllegalArgumentException();
    assertThat(
            catchThrowable(
                () ->
                    probe(
                            retried.retried(
                                "stock", "fetch", THREE.abortOn(IllegalArgumentException.class)),
                            CompletionStage.class)
                        .asynchronously(
                            new @Nullable Object[] {"a"},
                            arguments -> {
                              throw thrown;
                            })))
        .isSameAs(thrown);
    assertThat(calls("failure")).isOne();
  }

  @Test
  void aThrowOfAnAttemptIsRetriedLikeAFailedStage() throws Throwable {
    Object returned =
        probe(retried.retried("stock", "fetch", THREE), CompletionStage.class)
            .asynchronously(
                new @Nullable Object[] {"a"},
                arguments -> {
                  if (attempts.isEmpty()) {
                    body(arguments);
                    throw new IOException();
                  }
                  return CompletableFuture.completedFuture(arguments[0]);
                });
    assertThat(future(returned)).isNotDone();
    ticker.millis(100);
    assertThat(future(returned)).isCompletedWithValue("a");
    assertThat(operations("value_returned", true)).isOne();
  }

  @Test
  void aRefusedCallIsThrownAndNotRetried() {
    Probe probe = probe(retried, CompletableFuture.class);
    mesh.circuit("stock").forceOpen();
    assertThatExceptionOfType(CallRefusedException.class)
        .isThrownBy(() -> probe.asynchronously(new @Nullable Object[] {"a"}, this::body));
    assertThat(attempts).isEmpty();
    assertThat(Scrape.of(registry).value("circuit_breaker_rejections_total{service=\"stock\"}"))
        .isOne();
  }

  @Test
  void anUnwantedResultIsTriedAgainAndInTheEndHandedOut() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    CompletableFuture<Object> future =
        call(retried.retried("stock", "fetch", THREE.maxAttempts(2).retryOnResult(Missing.class)));
    attempts.get(0).complete("missing");
    ticker.millis(100);
    attempts.get(1).complete("missing");
    assertThat(future).isCompletedWithValue("missing");
    assertThat(operations("max_attempts_reached", true)).isOne();
    assertThat(
            Scrape.of(registry)
                .value("circuit_breaker_requests_total{service=\"stock\",status=\"success\"}"))
        .isEqualTo(2);
  }

  @Test
  void aPlainFutureIsRetriedToo() throws Throwable {
    List<FutureTask<Object>> tasks = new ArrayList<>();
    Object returned =
        probe(timed.retried("stock", "fetch", THREE), Future.class)
            .asynchronously(
                new @Nullable Object[] {"a"},
                arguments -> {
                  FutureTask<Object> task =
                      new FutureTask<>(
                          () -> {
                            if (tasks.size() == 1) {
                              throw new IOException();
                            }
                            return "value";
                          });
                  tasks.add(task);
                  return task;
                });
    CompletableFuture<Object> future = future(returned);
    tasks.get(0).run();
    ticker.millis(1);
    assertThat(future.isDone()).isFalse();
    ticker.millis(100);
    tasks.get(1).run();
    ticker.millis(1);
    assertThat(future.get()).isEqualTo("value");
  }

  @Test
  void aTypeThatCannotBeReplacedIsToldAndRecordedWithoutRetry() throws Throwable {
    try (CapturedLog log = new CapturedLog()) {
      OwnFuture own = new OwnFuture();
      Probe probe = probe(timed.retried("stock", "fetch", THREE), OwnFuture.class);
      assertThat(probe.asynchronously(new @Nullable Object[] {"a"}, arguments -> own))
          .isSameAs(own);
      own.completeExceptionally(new IOException());
      assertThat(log.linesWith("is recorded and not retried")).hasSize(1);
    }
    assertThat(operations("exception_not_retryable", false)).isOne();
    assertThat(calls("failure")).isOne();
  }

  @Test
  void noFutureOfATypeThatCannotBeReplacedIsReturnedAsItIs() throws Throwable {
    MethodSpec wanting = timed.retried("stock", "fetch", THREE.retryOnResult(Nothing.class));
    Probe probe = probe(wanting, OwnFuture.class);
    assertThat(probe.asynchronously(new @Nullable Object[] {"a"}, arguments -> null)).isNull();
    assertThat(operations("value_returned", false)).isOne();
    assertThat(Scrape.of(registry).sum("retry_calls_total")).isOne();
    assertThat(Scrape.of(registry).sum("retry_attempts_total")).isOne();
    assertThat(calls("success")).isOne();
  }

  @Test
  void aCancelledFutureSaysNothingAboutTheService() throws Throwable {
    MethodSpec guarded =
        timed
            .circuitGuarded("stock", CircuitPolicy.DEFAULT)
            .loadBalanced("stock", "round_robin", 10, 0);
    CompletableFuture<Object> own = new CompletableFuture<>();
    AdvisedCall.of(probe(guarded, CompletableFuture.class), "a", argument -> own);
    own.cancel(true);
    assertThat(catchThrowable(own::join)).isInstanceOf(CancellationException.class);
    Scrape scrape = Scrape.of(registry);
    assertThat(scrape.sum("circuit_breaker_requests_total")).isZero();
    assertThat(scrape.value("load_balancer_instance_health{instance=\"a\",service=\"stock\"}"))
        .isOne();
    assertThat(inFlight("a")).isZero();
    assertThat(calls("failure")).isOne();
  }

  @Test
  void aStageThatTellsTwiceHasEndedOnce() throws Throwable {
    CompletableFuture<Object> twice =
        new CompletableFuture<>() {
          @Override
          public CompletableFuture<Object> whenComplete(
              BiConsumer<? super Object, ? super Throwable> action) {
            action.accept("once", null);
            action.accept("twice", null);
            return this;
          }
        };
    AdvisedCall.of(probe(timed, CompletionStage.class), null, argument -> twice);
    assertThat(calls("success")).isOne();
  }
}
