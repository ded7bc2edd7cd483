package ai.datapunk.weft.publisher;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.attempt.MethodBody;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.FetchFixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Methods that return a {@link Mono} or a {@link Flux}. */
class ReactorTest extends FetchFixture {

  private final MethodSpec guarded = timed.circuitGuarded("stock", CircuitPolicy.DEFAULT);
  private final MethodSpec retried = guarded.retried("stock", "fetch", THREE);

  /** The values that the attempts give in the end. */
  private final List<Sinks.One<Object>> attempts = new ArrayList<>();

  /** Wants what is not there yet. */
  public static final class Missing implements Predicate<@Nullable Object> {
    @Override
    public boolean test(@Nullable Object result) {
      return result == null || Objects.equals(result, "missing");
    }
  }

  @SuppressWarnings("unchecked")
  private Mono<Object> mono(MethodSpec spec, MethodBody body) throws Throwable {
    Object returned = probe(spec, Mono.class).asynchronously(new @Nullable Object[] {null}, body);
    return (Mono<Object>) requireNonNull(returned);
  }

  @SuppressWarnings("unchecked")
  private Flux<Object> flux(MethodSpec spec, MethodBody body) throws Throwable {
    Object returned = probe(spec, Flux.class).asynchronously(new @Nullable Object[] {null}, body);
    return (Flux<Object>) requireNonNull(returned);
  }

  private Object body(@Nullable Object[] arguments) {
    Sinks.One<Object> attempt = Sinks.one();
    attempts.add(attempt);
    return attempt.asMono();
  }

  @Test
  void aMonoEndsWithItsValue() throws Throwable {
    Object returned =
        AdvisedCall.of(probe(guarded, Mono.class), null, argument -> Mono.just("value"));
    Mono<?> mono = (Mono<?>) requireNonNull(returned);
    assertThat(calls("success")).isZero();
    assertThat(mono.block()).isEqualTo("value");
    assertThat(mono.block()).isEqualTo("value");
    assertThat(calls("success")).isEqualTo(2);
  }

  @Test
  void theSubscriberOfAMonoMayCancelOnceItHasTheValue() throws Throwable {
    Object returned =
        AdvisedCall.of(
            probe(guarded, Mono.class),
            null,
            argument -> Mono.from(Flux.just("value").concatWith(Flux.never())));
    assertThat(((Mono<?>) requireNonNull(returned)).flux().next().block()).isEqualTo("value");
    assertThat(calls("success")).isOne();
    assertThat(scrape().sum("mesh_service_calls_total")).isOne();
  }

  @Test
  void anEmptyMonoIsASuccess() throws Throwable {
    assertThat(mono(retried, arguments -> Mono.empty()).block()).isNull();
    assertThat(operations("value_returned", false)).isOne();
  }

  @Test
  void aMonoIsTriedAgainWithoutBlocking() throws Throwable {
    CompletableFuture<Object> future = mono(retried, this::body).toFuture();
    ticker.millis(10);
    attempts.get(0).tryEmitError(new IOException());
    assertThat(attempts).hasSize(1);
    ticker.millis(100);
    assertThat(future).isNotDone();
    attempts.get(1).tryEmitValue("value");
    assertThat(future).isCompletedWithValue("value");
    assertThat(operations("value_returned", true)).isOne();
    assertThat(
            scrape().value("retry_duration_seconds_sum", "operation", "fetch", "service", "stock"))
        .isEqualTo(0.11);
  }

  @Test
  void theLastErrorIsTheVeryObject() throws Throwable {
    IOException thrown = new IOException();
    MethodSpec once = guarded.retried("stock", "fetch", THREE.maxAttempts(1));
    assertThatThrownBy(() -> mono(once, arguments -> Mono.error(thrown)).toFuture().get())
        .hasCause(thrown);
    assertThat(operations("max_attempts_reached", false)).isOne();
  }

  @Test
  void cancellingAMonoCancelsTheAttemptThatIsRunning() throws Throwable {
    List<String> cancelled = new ArrayList<>();
    Disposable subscription =
        mono(retried, arguments -> Mono.never().doOnCancel(() -> cancelled.add("cancelled")))
            .subscribe();
    subscription.dispose();
    assertThat(cancelled).containsExactly("cancelled");
    assertThat(calls("failure")).isOne();
    assertThat(scrape().sum("circuit_breaker_requests_total")).isZero();
    assertThat(scrape().sum("retry_calls_total")).isOne();
  }

  @Test
  void anUnwantedValueIsTriedAgainAndInTheEndHandedOut() throws Throwable {
    MethodSpec wanting =
        guarded.retried("stock", "fetch", THREE.maxAttempts(3).retryOnResult(Missing.class));
    CompletableFuture<Object> future = mono(wanting, this::body).toFuture();
    attempts.get(0).tryEmitValue("missing");
    ticker.millis(100);
    // An empty one is asked about as null, as a future's value would be.
    attempts.get(1).tryEmitEmpty();
    assertThat(future).isNotDone();
    ticker.millis(200);
    attempts.get(2).tryEmitValue("missing");
    assertThat(future).isCompletedWithValue("missing");
    assertThat(operations("max_attempts_reached", true)).isOne();
    assertThat(
            scrape()
                .value("circuit_breaker_requests_total", "service", "stock", "status", "success"))
        .isEqualTo(3);
  }

  @Test
  void anEmptyMonoThatIsUnwantedToTheEndIsEmpty() throws Throwable {
    MethodSpec wanting =
        guarded.retried("stock", "fetch", THREE.maxAttempts(1).retryOnResult(Missing.class));
    assertThat(mono(wanting, arguments -> Mono.empty()).block()).isNull();
    assertThat(operations("max_attempts_reached", false)).isOne();
  }

  @Test
  void anUnwantedValueIsFollowedByItsEndWhereTheSchedulerRefuses() throws Throwable {
    MethodSpec wanting = guarded.retried("stock", "fetch", THREE.retryOnResult(Missing.class));
    Probe probe = NewProbe.of(wanting, closing(), Mono.class);
    List<Object> seen = new ArrayList<>();
    Mono<?> mono =
        (Mono<?>)
            requireNonNull(
                probe.asynchronously(
                    new @Nullable Object[] {null}, arguments -> Mono.just("missing")));
    mono.flux().subscribe(seen::add, seen::add, () -> seen.add("completed"));
    assertThat(seen).containsExactly("missing", "completed");
  }

  @Test
  void aValueThatIsNotPassedOnIsDiscarded() throws Throwable {
    MethodSpec wanting = guarded.retried("stock", "fetch", THREE.retryOnResult(Missing.class));
    List<Object> discarded = new ArrayList<>();
    CompletableFuture<Object> future =
        mono(wanting, this::body).doOnDiscard(Object.class, discarded::add).toFuture();
    attempts.get(0).tryEmitValue("missing");
    ticker.millis(100);
    attempts.get(1).tryEmitValue("value");
    assertThat(future).isCompletedWithValue("value");
    assertThat(discarded).containsExactly("missing");
  }

  @Test
  void whatComesAfterTheSubscriberHasCancelledIsDiscardedOrDropped() throws Throwable {
    TestPublisher own = new TestPublisher();
    List<Object> discarded = new ArrayList<>();
    List<Object> dropped = new ArrayList<>();
    IOException late = new IOException();
    Hooks.onErrorDropped(dropped::add);
    try {
      Disposable subscription =
          flux(guarded, arguments -> Flux.from(own))
              .doOnDiscard(Object.class, discarded::add)
              .subscribe();
      subscription.dispose();
      requireNonNull(own.subscriber).onNext("late");
      own.subscriber.onError(late);
    } finally {
      Hooks.resetOnErrorDropped();
    }
    assertThat(discarded).containsExactly("late");
    assertThat(dropped).containsExactly(late);
  }

  /** Does not hear that it is cancelled. */
  private static final class TestPublisher implements Publisher<Object> {

    private @Nullable Subscriber<? super Object> subscriber;

    @Override
    public void subscribe(Subscriber<? super Object> fresh) {
      subscriber = fresh;
      fresh.onSubscribe(
          new Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
          });
    }
  }

  @Test
  void theContextReachesEachAttempt() throws Throwable {
    List<Object> seen = new ArrayList<>();
    MethodBody body =
        arguments ->
            Mono.deferContextual(
                context -> {
                  seen.add(context.get("tenant"));
                  return seen.size() == 1 ? Mono.error(new IOException()) : Mono.just("value");
                });
    CompletableFuture<Object> one =
        mono(retried, body).contextWrite(context -> context.put("tenant", "x")).toFuture();
    ticker.millis(100);
    assertThat(one).isCompletedWithValue("value");
    assertThat(seen).containsExactly("x", "x");
    seen.clear();
    CompletableFuture<List<Object>> many =
        flux(retried, arguments -> Flux.from((Mono<?>) requireNonNull(body.run(arguments))))
            .contextWrite(context -> context.put("tenant", "y"))
            .collectList()
            .toFuture();
    ticker.millis(100);
    assertThat(many).isCompletedWithValue(List.of("value"));
    assertThat(seen).containsExactly("y", "y");
  }

  @Test
  void theElementsOfAFluxComeAsTheyAreAskedFor() throws Throwable {
    List<Long> requests = new ArrayList<>();
    List<Object> elements = new ArrayList<>();
    BaseSubscriber<Object> subscriber =
        new BaseSubscriber<>() {
          @Override
          protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
            subscription.request(2);
          }

          @Override
          protected void hookOnNext(Object value) {
            elements.add(value);
          }
        };
    flux(retried, arguments -> Flux.range(1, 4).doOnRequest(requests::add)).subscribe(subscriber);
    assertThat(elements).containsExactly(1, 2);
    subscriber.request(2);
    assertThat(elements).containsExactly(1, 2, 3, 4);
    assertThat(requests).containsExactly(2L, 2L);
    assertThat(calls("success")).isOne();
  }

  @Test
  void aFluxThatFailsAfterAnElementIsNotTriedAgain() throws Throwable {
    IOException thrown = new IOException();
    List<Object> seen = new ArrayList<>();
    flux(retried, arguments -> Flux.just("a").concatWith(Flux.error(thrown)))
        .subscribe(seen::add, seen::add);
    ticker.millis(10_000);
    assertThat(seen).containsExactly("a", thrown);
    assertThat(operations("exception_not_retryable", false)).isOne();
  }

  @Test
  void aFluxOfWhichEnoughWasTakenIsASuccess() throws Throwable {
    assertThat(flux(retried, arguments -> Flux.range(1, 9)).take(3).collectList().block())
        .hasSize(3);
    assertThat(calls("success")).isOne();
    assertThat(operations("value_returned", false)).isOne();
  }

  @Test
  void aMonoOfAnotherTypeThatIsDeclaredIsPassedThrough() throws Throwable {
    Sinks.Empty<Object> own = Sinks.empty();
    Mono<Object> mono = own.asMono();
    assertThat(AdvisedCall.of(probe(guarded, mono.getClass()), null, argument -> mono))
        .isSameAs(mono);
  }
}
