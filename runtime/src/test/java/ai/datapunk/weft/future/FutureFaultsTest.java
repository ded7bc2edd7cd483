package ai.datapunk.weft.future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.testing.AdvisedCall;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Futures of somebody else's, whose own methods throw, or wrap what the call has failed with. */
@SuppressWarnings("FutureReturnValueIgnored") // The body's futures are given to the probe.
class FutureFaultsTest extends FutureFixture {

  /** A stage that cannot be listened to. */
  private static final class Deaf extends CompletableFuture<Object> {
    private final Throwable thrown;
    private final boolean afterTelling;

    Deaf(Throwable thrown, boolean afterTelling) {
      this.thrown = thrown;
      this.afterTelling = afterTelling;
    }

    @Override
    public CompletableFuture<Object> whenComplete(
        BiConsumer<? super Object, ? super Throwable> action) {
      if (afterTelling) {
        action.accept("value", null);
      }
      throw FutureFaultsTest.<RuntimeException>as(thrown);
    }
  }

  /** A future that is done, and throws when it is asked for its value. */
  private record Broken(boolean isDone, Throwable thrown, boolean whenAskedWhetherDone)
      implements Future<Object> {
    @Override
    public boolean isDone() {
      if (whenAskedWhetherDone) {
        throw FutureFaultsTest.<RuntimeException>as(thrown);
      }
      return isDone;
    }

    @Override
    public Object get() {
      throw FutureFaultsTest.<RuntimeException>as(thrown);
    }

    @Override
    public Object get(long timeout, TimeUnit unit) {
      return get();
    }

    @Override
    public boolean cancel(boolean interrupt) {
      return false;
    }

    @Override
    public boolean isCancelled() {
      return false;
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T as(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private static FutureTask<Object> failing(Exception thrown) {
    FutureTask<Object> task =
        new FutureTask<>(
            () -> {
              throw thrown;
            });
    task.run();
    return task;
  }

  /** Calls the method, whose attempts return these, one each; it has at most two. */
  private CompletableFuture<Object> call(Class<?> type, Future<?>... returned) throws Throwable {
    mesh.instances("stock", () -> List.of("a"));
    Queue<Future<?>> bodies = new ArrayDeque<>(List.of(returned));
    Object future =
        probe(retried.retried("stock", "fetch", THREE.maxAttempts(2)), type)
            .asynchronously(new @Nullable Object[] {null}, arguments -> bodies.remove());
    ticker.millis(10);
    return future(future);
  }

  private void assertHasEnded(CompletableFuture<Object> future, Throwable thrown, int attempts) {
    assertThat(future).isCompletedExceptionally();
    assertThat(catchThrowable(future::get))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isSameAs(thrown);
    assertThat(calls("failure")).isOne();
    assertThat(failures(thrown.getClass().getSimpleName())).isOne();
    assertThat(scrape().sum("retry_attempts_total")).isEqualTo(attempts);
    assertThat(scrape().sum("retry_calls_total")).isOne();
    assertThat(permitted("failure")).isEqualTo(attempts);
    assertThat(inFlight("a")).isZero();
  }

  @Test
  void aStageThatCannotBeListenedToHasFailedAtTheFirstAttempt() throws Throwable {
    UnsupportedOperationException thrown = new UnsupportedOperationException();
    CompletableFuture<Object> future =
        call(CompletionStage.class, new Deaf(new IOException(), false), new Deaf(thrown, false));
    assertThat(future).isNotDone();
    ticker.millis(100);
    assertHasEnded(future, thrown, 2);
  }

  @Test
  void aStageThatCannotBeListenedToHasFailedAtALaterAttempt() throws Throwable {
    AssertionError thrown = new AssertionError("not this one");
    CompletableFuture<Object> future =
        call(
            CompletionStage.class,
            CompletableFuture.failedFuture(new IOException()),
            new Deaf(thrown, false));
    ticker.millis(100);
    assertHasEnded(future, thrown, 2);
  }

  @Test
  void aStageThatThrowsAfterItHasToldOfItsEndHasEnded() throws Throwable {
    CompletableFuture<Object> future =
        call(CompletionStage.class, new Deaf(new UnsupportedOperationException(), true));
    ticker.millis(1_000);
    assertThat(future).isCompletedWithValue("value");
    assertThat(calls("success")).isOne();
    assertThat(scrape().sum("retry_attempts_total")).isOne();
  }

  @Test
  void aStageThatTellsTwiceHasOneEndPerAttempt() throws Throwable {
    CompletableFuture<Object> twice =
        new CompletableFuture<>() {
          @Override
          public CompletableFuture<Object> whenComplete(
              BiConsumer<? super Object, ? super Throwable> action) {
            action.accept(null, new IOException());
            action.accept(null, new IOException());
            return this;
          }
        };
    CompletableFuture<Object> future =
        call(CompletionStage.class, twice, CompletableFuture.completedFuture("value"));
    ticker.millis(1_000);
    assertThat(future).isCompletedWithValue("value");
    assertThat(scrape().sum("retry_attempts_total")).isEqualTo(2);
  }

  @Test
  void aFutureThatThrowsWhenItIsLookedAtHasFailed() throws Throwable {
    IllegalMonitorStateException thrown = new IllegalMonitorStateException();
    CompletableFuture<Object> future =
        call(
            Future.class,
            new Broken(false, new IllegalStateException(), true),
            new Broken(true, thrown, false));
    ticker.millis(100);
    assertHasEnded(future, thrown, 2);
  }

  @Test
  void aFutureThatIsNotRetriedAndThrowsWhenItIsLookedAtHasFailed() throws Throwable {
    Future<Object> own = new Broken(true, new IllegalMonitorStateException(), false);
    mesh.instances("stock", () -> List.of("a"));
    assertThat(
            AdvisedCall.of(
                probe(timed.loadBalanced("stock", "round_robin", 10, 0), Future.class),
                "a",
                argument -> own))
        .isSameAs(own);
    assertThat(calls("failure")).isOne();
    assertThat(inFlight("a")).isZero();
  }

  @Test
  void whatAnExecutorsFutureFailedWithIsWrappedOnce() throws Throwable {
    IOException thrown = new IOException();
    CompletableFuture<Object> future =
        call(Future.class, failing(new IOException()), failing(thrown));
    ticker.millis(100);
    assertHasEnded(future, thrown, 2);
  }

  @Test
  void anExceptionThatIsNotRetriedIsWrappedOnceToo() throws Throwable {
    mesh.instances("stock", () -> List.of("a"));
    IllegalStateException thrown = new IllegalStateException();
    Object returned =
        probe(retried.retried("stock", "fetch", THREE.retryOn(IOException.class)), Future.class)
            .asynchronously(new @Nullable Object[] {null}, arguments -> failing(thrown));
    assertHasEnded(future(returned), thrown, 1);
  }

  @Test
  void aWrapperThatIsTheFuturesOwnReasonStays() throws Throwable {
    for (Exception own :
        List.of(
            new CompletionException(new IOException()),
            new ExecutionException(new IOException()))) {
      CompletableFuture<Object> future = call(Future.class, failing(own), failing(own));
      ticker.millis(100);
      assertThat(catchThrowable(future::get)).cause().isSameAs(own);
    }
  }

  @Test
  void aWrapperThatIsListedIsStillAReasonToRetry() throws Throwable {
    mesh.instances("stock", () -> List.of("a"));
    Queue<Future<?>> bodies =
        new ArrayDeque<>(
            List.of(failing(new IOException()), CompletableFuture.completedFuture("value")));
    Object returned =
        probe(
                retried.retried("stock", "fetch", THREE.retryOn(ExecutionException.class)),
                Future.class)
            .asynchronously(new @Nullable Object[] {null}, arguments -> bodies.remove());
    ticker.millis(100);
    assertThat(future(returned)).isCompletedWithValue("value");
  }
}
