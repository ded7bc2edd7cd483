package ai.datapunk.weft.future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.Scrape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Futures whose method is retried: another stands in for those of all attempts. */
@SuppressWarnings("FutureReturnValueIgnored") // The body's futures are given to the probe.
class RetriedFutureTest extends FutureFixture {

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
}
