package ai.datapunk.weft.future;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.testing.Scrape;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Callers that cancel or complete the future that stands in for those of all attempts. */
@SuppressWarnings("FutureReturnValueIgnored") // The body's futures are given to the probe.
class FutureCancellationTest extends FutureFixture {

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
}
