package ai.datapunk.weft.probe;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.StockSeries;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A pool behind a scheduler of the application's that is shut down while calls wait for it. */
@SuppressWarnings("FutureReturnValueIgnored") // Nothing that the pool takes is waited for.
class DroppedTasksTest {

  private static final int CALLS = 20;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ScheduledExecutorService pool = new ScheduledThreadPoolExecutor(1);
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .scheduler((task, nanos) -> pool.schedule(task, nanos, TimeUnit.NANOSECONDS))
          .build();
  private final MethodSpec timed =
      MethodSpec.of("fetch(java.lang.Object)")
          .timed("stock", "fetch")
          .loadBalanced("stock", "round_robin", 10, 0);
  private final MethodSpec retried =
      timed.retried(
          "stock",
          "fetch",
          RetryPolicy.DEFAULT.backoff(Duration.ofMillis(1), 1, Duration.ofMillis(1)).jitter(0));

  /** Nothing that is scheduled begins. */
  private void occupyPool() throws InterruptedException {
    CountDownLatch occupied = new CountDownLatch(1);
    pool.execute(
        () -> {
          occupied.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException shutDown) {
            Thread.currentThread().interrupt();
          }
        });
    occupied.await();
  }

  @SuppressWarnings("unchecked")
  private static CompletableFuture<Object> future(@Nullable Object returned) {
    return (CompletableFuture<Object>) requireNonNull(returned);
  }

  @Test
  void whatWaitsForItEndsCancelledAndIsCounted() throws Throwable {
    occupyPool();
    Probe stages = NewProbe.withZeros(retried, mesh, CompletableFuture.class);
    Probe monos = NewProbe.withZeros(retried, mesh, Mono.class);
    List<CompletableFuture<Object>> waiting = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      waiting.add(
          future(
              stages.asynchronously(
                  new @Nullable Object[] {"a"},
                  arguments -> CompletableFuture.failedFuture(new IOException()))));
      Object mono =
          monos.asynchronously(
              new @Nullable Object[] {"a"}, arguments -> Mono.error(new IOException()));
      waiting.add(((Mono<?>) requireNonNull(mono)).cast(Object.class).toFuture());
    }
    // Their ends are looked for by the pool as well.
    Object looked =
        NewProbe.withZeros(retried, mesh, Future.class)
            .asynchronously(new @Nullable Object[] {"a"}, arguments -> new FutureTask<>(() -> ""));
    waiting.add(future(looked));
    AdvisedCall.of(
        NewProbe.withZeros(timed, mesh, Future.class), "a", argument -> new FutureTask<>(() -> ""));

    pool.shutdownNow();

    for (CompletableFuture<Object> each : waiting) {
      assertThat(catchThrowable(() -> each.get(20, TimeUnit.SECONDS)))
          .isInstanceOf(CancellationException.class);
    }
    awaitCalls(waiting.size() + 1);
    StockSeries series = StockSeries.of(registry);
    assertThat(series.failures("CancellationException")).isEqualTo(waiting.size());
    assertThat(series.operations("exception_not_retryable", false)).isEqualTo(waiting.size());
    assertThat(series.inFlight("a")).isZero();
  }

  /** The one whose future is the method's own says nothing when it has been counted. */
  private void awaitCalls(int calls) {
    long start = System.nanoTime();
    while (StockSeries.of(registry).calls("failure") < calls
        && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(20)) {
      Thread.onSpinWait();
    }
    assertThat(StockSeries.of(registry).calls("failure")).isEqualTo(calls);
  }
}
