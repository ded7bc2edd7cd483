package ai.datapunk.weft.future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.FetchFixture;
import ai.datapunk.weft.testing.Scrape;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Calls that last until the future ends that the method has returned. */
@SuppressWarnings("FutureReturnValueIgnored") // The body's futures are given to the probe.
class AsynchronousTest extends FetchFixture {

  /** A type of future of somebody else's. */
  private static final class OwnFuture extends CompletableFuture<Object> {}

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
