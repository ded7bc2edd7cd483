package ai.datapunk.weft.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.attempt.MethodBody;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.ManualPublisher;
import ai.datapunk.weft.testing.RecordingSubscriber;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A fallback that answers with a publisher of its own. */
class PublisherFallbackTest extends PublisherFixture {

  /** A body that fails, and what answers in its place. */
  private record FallingBack(MethodBody failing, Object fallback) implements MethodBody {
    @Override
    public @Nullable Object run(@Nullable Object[] arguments) throws Throwable {
      return failing.run(arguments);
    }

    @Override
    public Object answer(Throwable failed) throws Throwable {
      if (fallback instanceof Throwable thrown) {
        throw thrown;
      }
      return fallback;
    }
  }

  private RecordingSubscriber fallingBack(MethodSpec spec, Object fallback) throws Throwable {
    return subscribed(
        probe(spec)
            .asynchronously(new @Nullable Object[] {"a"}, new FallingBack(this::body, fallback)));
  }

  @Test
  void aFallbackAnswersWhenAllAttemptsHaveFailed() throws Throwable {
    ManualPublisher fallback = new ManualPublisher();
    RecordingSubscriber subscriber =
        fallingBack(timed.retried("stock", "fetch", THREE.maxAttempts(2)), fallback);
    subscriber.request(3);
    attempts.get(0).error(new IOException());
    ticker.millis(100);
    assertThat(fallback.heard()).isEmpty();
    attempts.get(1).error(new IOException());
    attempts.get(1).next("late");
    assertThat(fallback.heard()).containsExactly("request 3");
    fallback.next("stale");
    fallback.complete();
    assertThat(subscriber.signals()).containsExactly("subscribed", "stale", "completed");
    assertThat(calls("failure")).isOne();
    assertThat(scrape().sum("mesh_service_calls_total")).isOne();
    assertThat(operations("max_attempts_reached", true)).isOne();
  }

  @Test
  void aFallbackAnswersForARefusedSubscriptionAndForABodyThatThrows() throws Throwable {
    ManualPublisher fallback = new ManualPublisher();
    mesh.engine().circuits().of("stock", CircuitPolicy.DEFAULT).forceOpen();
    RecordingSubscriber subscriber = fallingBack(guarded, fallback);
    IOException thrown = new IOException();
    fallback.error(thrown);
    assertThat(subscriber.signals()).containsExactly("subscribed", thrown);
    MethodBody throwing =
        arguments -> {
          throw new IOException();
        };
    assertThat(
            probe(guarded)
                .asynchronously(new @Nullable Object[] {"a"}, new FallingBack(throwing, fallback)))
        .isSameAs(fallback);
    assertThat(calls("failure")).isEqualTo(2);
  }

  @Test
  void cancellingReachesTheFallback() throws Throwable {
    ManualPublisher fallback = new ManualPublisher();
    RecordingSubscriber subscriber = fallingBack(guarded, fallback);
    attempts.get(0).error(new IOException());
    subscriber.cancel();
    fallback.next("late");
    assertThat(fallback.heard()).containsExactly("cancel");
    assertThat(subscriber.signals()).containsExactly("subscribed");
    assertThat(calls("failure")).isOne();
    assertThat(scrape().sum("mesh_service_calls_total")).isOne();
  }

  @Test
  void aFallbackDoesNotAnswerOnceThereIsAnElement() throws Throwable {
    ManualPublisher fallback = new ManualPublisher();
    RecordingSubscriber subscriber = fallingBack(guarded, fallback);
    IOException thrown = new IOException();
    attempts.get(0).next("value");
    attempts.get(0).error(thrown);
    assertThat(subscriber.signals()).containsExactly("subscribed", "value", thrown);
  }

  @Test
  void whatAFallbackThrowsIsTheError() throws Throwable {
    IllegalStateException again = new IllegalStateException();
    RecordingSubscriber subscriber = fallingBack(guarded, again);
    attempts.get(0).error(new IOException());
    assertThat(subscriber.signals()).containsExactly("subscribed", again);
  }

  @Test
  void aFallbackDoesNotAnswerForAnInterruptOrACancellation() throws Throwable {
    for (Exception stop : List.of(new InterruptedException(), new CancellationException())) {
      attempts.clear();
      ManualPublisher fallback = new ManualPublisher();
      RecordingSubscriber subscriber = fallingBack(guarded, fallback);
      attempts.get(0).error(stop);
      assertThat(subscriber.signals()).containsExactly("subscribed", stop);
      MethodBody stopped =
          arguments -> {
            throw stop;
          };
      assertThat(
              catchThrowable(
                  () ->
                      probe(guarded)
                          .asynchronously(
                              new @Nullable Object[] {"a"}, new FallingBack(stopped, fallback))))
          .isSameAs(stop);
    }
  }

  @Test
  void aFallbackDoesNotAnswerInAThreadThatWasInterrupted() throws Throwable {
    IOException thrown = new IOException();
    MethodBody interrupted =
        arguments -> {
          Thread.currentThread().interrupt();
          throw thrown;
        };
    Throwable caught =
        catchThrowable(
            () ->
                probe(guarded)
                    .asynchronously(
                        new @Nullable Object[] {"a"},
                        new FallingBack(interrupted, new ManualPublisher())));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(caught).isSameAs(thrown);
  }
}
