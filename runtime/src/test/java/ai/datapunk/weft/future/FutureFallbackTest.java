package ai.datapunk.weft.future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.attempt.MethodBody;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.spec.MethodSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A fallback that answers for a future that fails. */
@SuppressWarnings("FutureReturnValueIgnored") // The body's futures are given to the probe.
class FutureFallbackTest extends FutureFixture {

  /** A type of future of somebody else's. */
  private static final class OwnFuture extends CompletableFuture<Object> {}

  private final MethodSpec guarded = timed.circuitGuarded("stock", CircuitPolicy.DEFAULT);
  private final MethodSpec retriedTwice = timed.retried("stock", "fetch", THREE.maxAttempts(2));
  private final MethodSpec both = guarded.retried("stock", "fetch", THREE.maxAttempts(2));

  /** What the fallback was asked to answer for. */
  private final List<Throwable> answered = new ArrayList<>();

  /** What the fallback gives. */
  private final CompletableFuture<Object> spare = new CompletableFuture<>();

  /** The body of a method, and its fallback, which throws what is an exception. */
  private final class FallingBack implements MethodBody {
    private final MethodBody body;
    private final @Nullable Object fallback;

    FallingBack(MethodBody body, @Nullable Object fallback) {
      this.body = body;
      this.fallback = fallback;
    }

    @Override
    public @Nullable Object run(@Nullable Object[] arguments) throws Throwable {
      return body.run(arguments);
    }

    @Override
    public @Nullable Object answer(Throwable failed) throws Throwable {
      answered.add(failed);
      if (fallback instanceof Throwable thrown) {
        throw thrown;
      }
      return fallback;
    }
  }

  private @Nullable Object returned(
      MethodSpec spec, Class<?> type, MethodBody body, @Nullable Object fallback) throws Throwable {
    return NewProbe.fallingBack(spec, mesh, type)
        .asynchronously(new @Nullable Object[] {null}, new FallingBack(body, fallback));
  }

  private CompletableFuture<Object> call(MethodSpec spec, @Nullable Object fallback)
      throws Throwable {
    return future(returned(spec, CompletableFuture.class, this::body, fallback));
  }

  private static MethodBody throwing(Throwable thrown) {
    return arguments -> {
      throw thrown;
    };
  }

  @Test
  void itAnswersForAFutureThatFailsBehindACircuit() throws Throwable {
    CompletableFuture<Object> future = call(guarded, spare);
    assertThat(future).isNotSameAs(attempts.get(0));
    IOException thrown = new IOException();
    attempts.get(0).completeExceptionally(new CompletionException(thrown));
    assertThat(answered).containsExactly(thrown);
    assertThat(future).isNotDone();
    spare.complete("spare");
    assertThat(future).isCompletedWithValue("spare");
    assertThat(calls("failure")).isOne();
    assertThat(permitted("failure")).isOne();
    assertThat(scrape().sum("mesh_service_calls_total")).isOne();
  }

  @Test
  void itAnswersWhenTheAttemptsHaveFailed() throws Throwable {
    for (MethodSpec spec : List.of(retriedTwice, both)) {
      attempts.clear();
      answered.clear();
      CompletableFuture<Object> future = call(spec, CompletableFuture.completedFuture("spare"));
      IOException last = new IOException("last");
      attempts.get(0).completeExceptionally(new IOException("first"));
      assertThat(answered).isEmpty();
      ticker.millis(100);
      attempts.get(1).completeExceptionally(last);
      assertThat(answered).containsExactly(last);
      assertThat(future).isCompletedWithValue("spare");
    }
    assertThat(operations("max_attempts_reached", true)).isEqualTo(2);
    assertThat(calls("failure")).isEqualTo(2);
  }

  @Test
  void itAnswersForWhatAnAttemptThrowsAtOnceOrLater() throws Throwable {
    IOException thrown = new IOException();
    assertThat(future(returned(guarded, CompletionStage.class, throwing(thrown), spare)))
        .isNotDone();
    Object later = returned(retriedTwice, CompletionStage.class, throwing(thrown), spare);
    assertThat(answered).containsExactly(thrown);
    ticker.millis(100);
    assertThat(answered).containsExactly(thrown, thrown);
    spare.complete("spare");
    assertThat(future(later)).isCompletedWithValue("spare");
  }

  @Test
  void itAnswersForACallThatIsRefused() throws Throwable {
    mesh.engine().circuits().of("stock", CircuitPolicy.DEFAULT).forceOpen();
    for (MethodSpec spec : List.of(guarded, both)) {
      CompletableFuture<Object> future = call(spec, CompletableFuture.completedFuture("spare"));
      assertThat(future).isCompletedWithValue("spare");
    }
    assertThat(answered).hasSize(2).hasOnlyElementsOfType(CallRefusedException.class);
    assertThat(attempts).isEmpty();
  }

  @Test
  void itAnswersForAFutureThatTellsNobodyWithOneThatDoesNeither() throws Throwable {
    IOException thrown = new IOException();
    FutureTask<Object> failing =
        new FutureTask<>(
            () -> {
              throw thrown;
            });
    FutureTask<Object> answer = new FutureTask<>(() -> "spare");
    CompletableFuture<Object> future =
        future(returned(guarded, Future.class, arguments -> failing, answer));
    failing.run();
    ticker.millis(1);
    assertThat(answered).containsExactly(thrown);
    answer.run();
    ticker.millis(1);
    assertThat(future).isCompletedWithValue("spare");
  }

  @Test
  void itDoesNotAnswerForAValue() throws Throwable {
    CompletableFuture<Object> future = call(both, spare);
    attempts.get(0).complete("value");
    assertThat(future).isCompletedWithValue("value");
    assertThat(answered).isEmpty();
    assertThat(calls("success")).isOne();
  }

  @Test
  void itDoesNotAnswerForWhatStopsACallOrForAnError() throws Throwable {
    for (Throwable each :
        List.of(
            new InterruptedException(),
            new CancellationException(),
            new CompletionException(new CancellationException()),
            new StackOverflowError(),
            new CompletionException(new StackOverflowError()))) {
      attempts.clear();
      CompletableFuture<Object> future = call(guarded, spare);
      attempts.get(0).completeExceptionally(each);
      assertThat(future).isCompletedExceptionally();
      assertThat(future.handle((value, thrown) -> thrown).join()).isSameAs(each);
      if (!(each instanceof CompletionException)) {
        assertThat(
                catchThrowable(
                    () -> returned(both, CompletableFuture.class, throwing(each), spare)))
            .isSameAs(each);
      }
    }
    assertThat(answered).isEmpty();
  }

  @Test
  void cancellingIsNotAnswered() throws Throwable {
    for (MethodSpec spec : List.of(guarded, both)) {
      attempts.clear();
      CompletableFuture<Object> future = call(spec, spare);
      assertThat(future.cancel(true)).isTrue();
      assertThat(attempts.get(0)).isCancelled();
    }
    assertThat(answered).isEmpty();
    assertThat(calls("failure")).isEqualTo(2);
    assertThat(permitted("failure")).isZero();
  }

  @Test
  void cancellingReachesTheFallback() throws Throwable {
    CompletableFuture<Object> future = call(guarded, spare);
    attempts.get(0).completeExceptionally(new IOException());
    future.cancel(true);
    assertThat(spare).isCancelled();
    assertThat(calls("failure")).isOne();
    assertThat(scrape().sum("mesh_service_calls_total")).isOne();
  }

  @Test
  void whatTheFallbackFailsWithIsWhatTheFutureFailsWith() throws Throwable {
    IllegalStateException again = new IllegalStateException();
    CompletableFuture<Object> future = call(guarded, spare);
    attempts.get(0).completeExceptionally(new IOException());
    spare.completeExceptionally(again);
    assertThat(catchThrowable(future::join)).hasCause(again);
    CompletableFuture<Object> thrown = call(guarded, again);
    attempts.get(1).completeExceptionally(new IOException());
    assertThat(catchThrowable(thrown::join)).hasCause(again);
    assertThat(
            catchThrowable(
                () ->
                    returned(guarded, CompletableFuture.class, throwing(new IOException()), again)))
        .isSameAs(again);
  }

  @Test
  void ofATypeThatCannotBeReplacedItAnswersForWhatTheMethodThrows() throws Throwable {
    OwnFuture own = new OwnFuture();
    assertThat(returned(guarded, OwnFuture.class, throwing(new IOException()), own)).isSameAs(own);
    assertThat(returned(guarded, OwnFuture.class, arguments -> own, spare)).isSameAs(own);
    own.completeExceptionally(new IOException());
    assertThat(answered).hasSize(1);
    assertThat(calls("failure")).isEqualTo(2);
  }

  @Test
  void aMethodWithoutOneReturnsItsOwnFuture() throws Throwable {
    OwnFuture own = new OwnFuture();
    assertThat(
            probe(guarded, CompletableFuture.class)
                .asynchronously(new @Nullable Object[] {null}, arguments -> own))
        .isSameAs(own);
  }
}
