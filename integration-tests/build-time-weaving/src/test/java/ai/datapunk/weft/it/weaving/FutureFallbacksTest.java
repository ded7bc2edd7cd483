package ai.datapunk.weft.it.weaving;

import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class FutureFallbacksTest {

  private final FutureFallbacks methods = new FutureFallbacks();

  private final List<BiFunction<CompletableFuture<String>, Integer, CompletableFuture<String>>>
      each = List.of(methods::retried, methods::guarded, methods::all);

  private static <T> T get(Future<T> future) throws Exception {
    return future.get(10, TimeUnit.SECONDS);
  }

  @Test
  void theFallbackAnswersForAFutureThatFails() throws Exception {
    for (var method : each) {
      CompletableFuture<String> failed = failedFuture(new IOException("no stock"));
      assertThat(get(method.apply(failed, 7))).isEqualTo("spare 7: no stock");
    }
    assertThat(fallbacks("retried")).isOne();
  }

  @Test
  void itDoesNotAnswerForAFutureThatSucceedsOrIsCancelled() throws Exception {
    for (var method : each) {
      CompletableFuture<String> own = CompletableFuture.completedFuture("value");
      CompletableFuture<String> future = method.apply(own, 7);
      assertThat(get(future)).isEqualTo("value");
      assertThat(future).isNotSameAs(own);
      CompletableFuture<String> running = new CompletableFuture<>();
      CompletableFuture<String> cancelled = method.apply(running, 7);
      cancelled.cancel(true);
      assertThat(cancelled).isCancelled();
      assertThat(running).isCancelled();
    }
  }

  @Test
  void aStaticMethodFallsBackForAFutureThatTellsNobodyAndForWhatItThrows() throws Exception {
    FutureTask<String> failing =
        new FutureTask<>(
            () -> {
              throw new IOException();
            });
    failing.run();
    assertThat(catchThrowable(failing::get)).hasCauseInstanceOf(IOException.class);
    assertThat(get(FutureFallbacks.statically(failing))).isEqualTo("none");
    assertThat(get(FutureFallbacks.throwing(failing))).isEqualTo("none");
  }

  @Test
  void theFallbackOfAClassIsThatOfItsPublicMethods() throws Exception {
    assertThat(get(new FutureFallbacks.Whole().name(7).toCompletableFuture()))
        .isEqualTo("nobody, because of no name for 7");
  }

  private static double fallbacks(String operation) {
    Labels wanted =
        Labels.of("service", "future_fallbacks", "operation", operation, "status", "success");
    return PrometheusRegistry.defaultRegistry.scrape().stream()
        .filter(snapshot -> snapshot.getMetadata().getName().equals("mesh_fallback_calls"))
        .flatMap(snapshot -> snapshot.getDataPoints().stream())
        .filter(point -> point.getLabels().equals(wanted))
        .mapToDouble(point -> ((CounterDataPointSnapshot) point).getValue())
        .sum();
  }
}
