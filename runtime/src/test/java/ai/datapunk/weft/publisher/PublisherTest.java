package ai.datapunk.weft.publisher;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.record.SeriesWiring;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.ManualPublisher;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.RecordingSubscriber;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Methods that return a {@link Flow.Publisher}; what all publishers have in common. */
class PublisherTest {

  private static final RetryPolicy THREE =
      RetryPolicy.DEFAULT.backoff(Duration.ofMillis(100), 2, Duration.ofSeconds(1)).jitter(0);

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker ticker = new ManualTicker();
  private final Mesh mesh =
      Mesh.builder().registry(registry).ticker(ticker).sleeper(ticker).scheduler(ticker).build();
  private final MethodSpec timed = MethodSpec.of("fetch(java.lang.Object)").timed("stock", "fetch");
  private final MethodSpec guarded = timed.circuitGuarded("stock", CircuitPolicy.DEFAULT);
  private final MethodSpec retried =
      guarded.retried("stock", "fetch", THREE).loadBalanced("stock", "round_robin", 10, 0);

  /** The publishers that the method returned, and what it was called with. */
  private final List<ManualPublisher> attempts = new ArrayList<>();

  private final List<@Nullable Object> instances = new ArrayList<>();

  private Probe probe(MethodSpec spec) {
    return probe(spec, Flow.Publisher.class);
  }

  private Probe probe(MethodSpec spec, Class<?> returnType) {
    SeriesWiring wiring = new SeriesWiring(spec, mesh.store());
    wiring.exposeZeros();
    return NewProbe.of(wiring, mesh, new Class<?>[] {Object.class}, returnType);
  }

  private ManualPublisher body(@Nullable Object[] arguments) {
    instances.add(arguments[0]);
    ManualPublisher attempt = new ManualPublisher();
    attempts.add(attempt);
    return attempt;
  }

  @SuppressWarnings("unchecked")
  private static Flow.Publisher<Object> publisher(@Nullable Object returned) {
    assertThat(returned).isInstanceOf(Flow.Publisher.class);
    return (Flow.Publisher<Object>) requireNonNull(returned);
  }

  /** Calls the method whose body runs at each attempt, and subscribes. */
  private RecordingSubscriber subscribed(MethodSpec spec) throws Throwable {
    return subscribed(probe(spec).asynchronously(new @Nullable Object[] {null}, this::body));
  }

  private static RecordingSubscriber subscribed(@Nullable Object returned) {
    RecordingSubscriber subscriber = new RecordingSubscriber();
    publisher(returned).subscribe(subscriber);
    return subscriber;
  }

  private Scrape scrape() {
    return Scrape.of(registry);
  }

  private double calls(String status) {
    return scrape()
        .value(
            "mesh_service_calls_total", "operation", "fetch", "service", "stock", "status", status);
  }

  private double permitted(String status) {
    return scrape().value("circuit_breaker_requests_total", "service", "stock", "status", status);
  }

  private double operations(String result, boolean again) {
    return scrape()
        .value(
            "retry_calls_total",
            "operation",
            "fetch",
            "result",
            result,
            "retried",
            Boolean.toString(again),
            "service",
            "stock");
  }

  private double failures(String type) {
    return scrape()
        .value("retry_failure_total", "error_type", type, "operation", "fetch", "service", "stock");
  }

  private double inFlight(String instance) {
    return scrape()
        .value("load_balancer_active_connections", "instance", instance, "service", "stock");
  }

  @Test
  void theBodyRunsAtTheCallAndTheCallBeginsWithASubscription() throws Throwable {
    ManualPublisher own = new ManualPublisher();
    Object returned = AdvisedCall.of(probe(guarded), null, argument -> own);
    ticker.millis(1000);
    assertThat(scrape().sum("mesh_service_calls_total")).isZero();
    RecordingSubscriber subscriber = subscribed(returned);
    subscriber.request(2);
    ticker.millis(250);
    own.next("a");
    own.next("b");
    assertThat(calls("success")).isZero();
    own.complete();
    assertThat(subscriber.signals()).containsExactly("subscribed", "a", "b", "completed");
    assertThat(own.heard()).containsExactly("request 2");
    assertThat(calls("success")).isOne();
    assertThat(permitted("success")).isOne();
    assertThat(
            scrape()
                .value("mesh_call_duration_seconds_sum", "operation", "fetch", "service", "stock"))
        .isEqualTo(0.25);
  }

  @Test
  void twoSubscriptionsAreTwoCalls() throws Throwable {
    List<ManualPublisher> sources = List.of(new ManualPublisher(), new ManualPublisher());
    List<RecordingSubscriber> subscribers = new ArrayList<>();
    Object returned =
        AdvisedCall.of(
            probe(timed),
            null,
            argument ->
                (Flow.Publisher<Object>)
                    subscriber -> sources.get(subscribers.size()).subscribe(subscriber));
    subscribers.add(subscribed(returned));
    subscribers.add(subscribed(returned));
    sources.get(1).error(new IOException());
    sources.get(0).complete();
    assertThat(subscribers.get(0).signals()).containsExactly("subscribed", "completed");
    assertThat(calls("success")).isOne();
    assertThat(calls("failure")).isOne();
  }

  @Test
  void aBodyThatThrowsIsThrownAndAFailedCallForTheCircuitToo() {
    IOException thrown = new IOException();
    Throwable caught =
        catchThrowable(
            () ->
                AdvisedCall.of(
                    probe(guarded),
                    null,
                    argument -> {
                      throw thrown;
                    }));
    assertThat(caught).isSameAs(thrown);
    assertThat(calls("failure")).isOne();
    assertThat(permitted("failure")).isOne();
    assertThat(mesh.circuit("stock").state()).isEqualTo(Circuit.State.CLOSED);
  }

  @Test
  void noPublisherIsReturnedAsItIs() throws Throwable {
    assertThat(AdvisedCall.of(probe(guarded), null, argument -> null)).isNull();
    assertThat(calls("success")).isOne();
  }

  @Test
  void aSubscriptionThatTheCircuitRefusesIsAnErrorAndTheMethodsPublisherIsLeftAlone()
      throws Throwable {
    ManualPublisher own = new ManualPublisher();
    Object returned = AdvisedCall.of(probe(guarded), null, argument -> own);
    mesh.circuit("stock").forceOpen();
    RecordingSubscriber subscriber = subscribed(returned);
    assertThat(subscriber.signals()).hasSize(2);
    assertThat(subscriber.signals().get(1)).isInstanceOf(CallRefusedException.class);
    assertThat(scrape().value("circuit_breaker_rejections_total", "service", "stock")).isOne();
    mesh.circuit("stock").close();
    subscribed(returned);
    own.complete();
    assertThat(calls("success")).isOne();
  }

  @Test
  void aSubscriptionIsTheTrialCallOfAHalfOpenCircuit() throws Throwable {
    CircuitPolicy policy = CircuitPolicy.DEFAULT.window(4, 1).recovery(Duration.ofSeconds(10), 1);
    ManualPublisher own = new ManualPublisher();
    Object returned =
        AdvisedCall.of(probe(timed.circuitGuarded("stock", policy)), null, argument -> own);
    subscribed(returned);
    own.error(new IOException());
    assertThat(mesh.circuit("stock").state()).isEqualTo(Circuit.State.OPEN);
    ticker.millis(10_001);
    RecordingSubscriber trial = subscribed(returned);
    assertThat(subscribed(returned).signals().get(1)).isInstanceOf(CallRefusedException.class);
    trial.cancel();
    assertThat(mesh.circuit("stock").state()).isEqualTo(Circuit.State.HALF_OPEN);
    subscribed(returned);
    own.complete();
    assertThat(mesh.circuit("stock").state()).isEqualTo(Circuit.State.CLOSED);
  }

  @Test
  void noInstanceIsAnError() throws Throwable {
    RecordingSubscriber subscriber =
        subscribed(guarded.loadBalanced("stock", "round_robin", 10, 0));
    assertThat(subscriber.signals()).hasSize(2);
    assertThat(subscriber.signals().get(1)).isInstanceOf(NoInstanceAvailableException.class);
    assertThat(attempts).isEmpty();
    assertThat(calls("failure")).isOne();
    assertThat(permitted("failure")).isOne();
  }

  @Test
  void whatSucceedsAtOnceIsCountedOnce() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a", "b"));
    RecordingSubscriber subscriber = subscribed(retried);
    subscriber.request(1);
    attempts.get(0).next("value");
    attempts.get(0).complete();
    assertThat(subscriber.signals()).containsExactly("subscribed", "value", "completed");
    assertThat(calls("success")).isOne();
    assertThat(operations("value_returned", false)).isOne();
    assertThat(scrape().sum("retry_attempts_total")).isOne();
    assertThat(scrape().sum("retry_calls_total")).isOne();
  }

  @Test
  void anErrorIsTriedAgainElsewhereWithoutBlockingAndTheDemandGoesOn() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a", "b"));
    RecordingSubscriber subscriber = subscribed(retried);
    subscriber.request(2);
    ticker.millis(10);
    assertThat(inFlight("a")).isOne();
    attempts.get(0).error(new IOException());
    assertThat(inFlight("a")).isZero();
    assertThat(attempts).hasSize(1);
    subscriber.request(3);
    ticker.millis(100);
    assertThat(instances).containsExactly("a", "b");
    assertThat(inFlight("b")).isOne();
    assertThat(attempts.get(1).heard()).containsExactly("request 5");
    subscriber.request(Long.MAX_VALUE);
    attempts.get(1).next("value");
    attempts.get(1).complete();
    assertThat(subscriber.signals()).containsExactly("subscribed", "value", "completed");
    assertThat(operations("value_returned", true)).isOne();
    assertThat(
            scrape().value("retry_duration_seconds_sum", "operation", "fetch", "service", "stock"))
        .isEqualTo(0.11);
  }

  @Test
  void anErrorAfterAnElementIsNotRetried() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    RecordingSubscriber subscriber = subscribed(retried);
    subscriber.request(2);
    attempts.get(0).next("value");
    IOException thrown = new IOException();
    attempts.get(0).error(thrown);
    ticker.millis(10_000);
    assertThat(subscriber.signals()).containsExactly("subscribed", "value", thrown);
    assertThat(attempts).hasSize(1);
    assertThat(operations("exception_not_retryable", false)).isOne();
    assertThat(failures("IOException")).isOne();
  }

  @Test
  void whatIsNotToBeRetriedEndsTheOperation() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    RecordingSubscriber subscriber =
        subscribed(retried.retried("stock", "fetch", THREE.retryOn(IOException.class)));
    IllegalStateException thrown = new IllegalStateException();
    attempts.get(0).error(thrown);
    assertThat(subscriber.signals()).containsExactly("subscribed", thrown);
    assertThat(operations("exception_not_retryable", false)).isOne();
  }

  @Test
  void theLastErrorIsPassedOnWhenAttemptsAreUsedUp() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    RecordingSubscriber subscriber = subscribed(retried);
    IOException last = new IOException("last");
    attempts.get(0).error(new IOException("first"));
    ticker.millis(100);
    attempts.get(1).error(new IOException("second"));
    ticker.millis(200);
    attempts.get(2).error(last);
    ticker.millis(10_000);
    assertThat(attempts).hasSize(3);
    assertThat(subscriber.signals()).containsExactly("subscribed", last);
    assertThat(operations("max_attempts_reached", true)).isOne();
    assertThat(permitted("failure")).isEqualTo(3);
  }

  @Test
  void thereIsNoAttemptBeyondTheLongestDuration() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    RecordingSubscriber subscriber =
        subscribed(retried.retried("stock", "fetch", THREE.maxDuration(Duration.ofMillis(150))));
    attempts.get(0).error(new IOException("first"));
    ticker.millis(100);
    attempts.get(1).error(new IOException("second"));
    assertThat(subscriber.signals()).hasSize(2);
    assertThat(operations("max_duration_reached", true)).isOne();
  }

  @Test
  void aBodyThatThrowsIsRetriedAndItsThrowIsAnError() throws Throwable {
    List<IOException> thrown = List.of(new IOException("first"), new IOException("second"));
    List<Object> bodies = new ArrayList<>();
    MethodSpec twice = timed.retried("stock", "fetch", THREE.maxAttempts(2));
    RecordingSubscriber subscriber =
        subscribed(
            probe(twice)
                .asynchronously(
                    new @Nullable Object[] {"x"},
                    arguments -> {
                      bodies.add(requireNonNull(arguments[0]));
                      throw thrown.get(bodies.size() - 1);
                    }));
    assertThat(subscriber.signals()).containsExactly("subscribed");
    ticker.millis(100);
    assertThat(bodies).containsExactly("x", "x");
    assertThat(subscriber.signals()).containsExactly("subscribed", thrown.get(1));
    assertThat(operations("max_attempts_reached", true)).isOne();
  }

  @Test
  void whatNeverCompletesIsACallInFlight() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    Object returned = probe(retried).asynchronously(new @Nullable Object[] {null}, this::body);
    assertThat(inFlight("a")).isZero();
    subscribed(returned);
    ticker.millis(3_600_000);
    assertThat(inFlight("a")).isOne();
    assertThat(scrape().sum("mesh_service_calls_total")).isZero();
  }

  @Test
  void cancellingBeforeAnElementSaysNothingAboutTheService() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    RecordingSubscriber subscriber = subscribed(retried);
    subscriber.request(1);
    subscriber.cancel();
    subscriber.cancel();
    attempts.get(0).next("late");
    attempts.get(0).error(new IOException());
    assertThat(subscriber.signals()).containsExactly("subscribed");
    assertThat(attempts.get(0).heard()).containsExactly("request 1", "cancel");
    assertThat(scrape().sum("circuit_breaker_requests_total")).isZero();
    assertThat(scrape().value("load_balancer_instance_health", "instance", "a", "service", "stock"))
        .isOne();
    assertThat(inFlight("a")).isZero();
    assertThat(failures("CancellationException")).isOne();
    assertThat(scrape().sum("retry_calls_total")).isOne();
  }

  @Test
  void cancellingAfterAnElementIsAnAnswerThatWasEnough() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    RecordingSubscriber subscriber = subscribed(retried);
    subscriber.request(1);
    attempts.get(0).next("value");
    subscriber.cancel();
    assertThat(attempts.get(0).heard()).containsExactly("request 1", "cancel");
    assertThat(calls("success")).isOne();
    assertThat(permitted("success")).isOne();
    assertThat(operations("value_returned", false)).isOne();
    assertThat(scrape().sum("retry_calls_total")).isOne();
  }

  @Test
  void cancellingDuringAWaitEndsTheOperation() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    RecordingSubscriber subscriber = subscribed(retried);
    attempts.get(0).error(new IOException());
    subscriber.cancel();
    ticker.millis(10_000);
    assertThat(attempts).hasSize(1);
    assertThat(failures("CancellationException")).isOne();
    assertThat(scrape().sum("retry_calls_total")).isOne();
    assertThat(subscriber.signals()).containsExactly("subscribed");
  }

  @Test
  void cancellingAtOnceMakesNoAttempt() throws Throwable {
    RecordingSubscriber subscriber = new RecordingSubscriber();
    publisher(probe(retried).asynchronously(new @Nullable Object[] {null}, this::body))
        .subscribe(
            new Flow.Subscriber<>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                subscription.cancel();
              }

              @Override
              public void onNext(Object item) {
                subscriber.onNext(item);
              }

              @Override
              public void onError(Throwable thrown) {
                subscriber.onError(thrown);
              }

              @Override
              public void onComplete() {
                subscriber.onComplete();
              }
            });
    assertThat(attempts).isEmpty();
    assertThat(subscriber.signals()).isEmpty();
    assertThat(calls("failure")).isOne();
  }

  @Test
  void aSubscriberCannotBeNull() throws Throwable {
    Object returned = AdvisedCall.of(probe(timed), null, argument -> new ManualPublisher());
    assertThatNullPointerException().isThrownBy(() -> publisher(returned).subscribe(null));
    assertThat(scrape().sum("mesh_service_calls_total")).isZero();
  }

  @Test
  void aBadRequestIsPassedOnAndItsErrorIsNotRetried() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    RecordingSubscriber subscriber = subscribed(retried);
    subscriber.request(0);
    assertThat(attempts.get(0).heard()).containsExactly("request 0");
    attempts.get(0).error(new IllegalArgumentException());
    assertThat(subscriber.signals()).hasSize(2);
    assertThat(operations("exception_not_retryable", false)).isOne();
  }

  @Test
  void aBadRequestDuringAWaitIsAnErrorOfWeftsOwn() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    RecordingSubscriber subscriber = subscribed(retried);
    attempts.get(0).error(new IOException());
    subscriber.request(-1);
    ticker.millis(10_000);
    assertThat(attempts).hasSize(1);
    assertThat(subscriber.signals()).hasSize(2);
    assertThat(subscriber.signals().get(1))
        .isInstanceOf(IllegalArgumentException.class)
        .asString()
        .contains("3.9");
    assertThat(failures("CancellationException")).isOne();
  }

  @Test
  void whatAnAttemptSaysAfterItsEndIsNotHeard() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    RecordingSubscriber subscriber = subscribed(retried);
    attempts.get(0).error(new IOException());
    attempts.get(0).next("late");
    attempts.get(0).complete();
    ticker.millis(100);
    attempts.get(1).complete();
    attempts.get(1).complete();
    attempts.get(1).error(new IOException());
    assertThat(subscriber.signals()).containsExactly("subscribed", "completed");
    assertThat(operations("value_returned", true)).isOne();
    assertThat(scrape().sum("retry_calls_total")).isOne();
  }

  @Test
  void anOwnMetricTakesItsLabelFromTheArgument() throws Throwable {
    MethodSpec labelled =
        MethodSpec.of("fetch(java.lang.Object)")
            .timed(
                CustomHistogram.of("fetch_seconds", "Fetches")
                    .buckets(1)
                    .closedLabel("kind", 0, "x", "y"));
    ManualPublisher own = new ManualPublisher();
    subscribed(AdvisedCall.of(probe(labelled), "x", argument -> own));
    own.complete();
    subscribed(
        probe(labelled.retried("stock", "fetch", THREE))
            .asynchronously(new @Nullable Object[] {"y"}, this::body));
    attempts.get(0).complete();
    assertThat(scrape().value("fetch_seconds_count", "kind", "x")).isOne();
    assertThat(scrape().value("fetch_seconds_count", "kind", "y")).isOne();
  }

  @Test
  void aTypeThatCannotBeStoodInForIsToldAndPassedThrough() throws Throwable {
    try (CapturedLog log = new CapturedLog();
        SubmissionPublisher<Object> own = new SubmissionPublisher<>()) {
      Probe probe = probe(timed, SubmissionPublisher.class);
      assertThat(AdvisedCall.of(probe, null, argument -> own)).isSameAs(own);
      assertThat(AdvisedCall.of(probe, null, argument -> own)).isSameAs(own);
      assertThat(log.linesWith("only how long it takes to return it")).hasSize(1);
    }
    assertThat(calls("success")).isEqualTo(2);
  }

  @Test
  void aSchedulerThatRefusesEndsTheOperation() throws Throwable {
    Mesh closing =
        Mesh.builder()
            .registry(registry)
            .ticker(ticker)
            .scheduler(
                (task, nanos) -> {
                  throw new java.util.concurrent.RejectedExecutionException();
                })
            .build();
    SeriesWiring wiring = new SeriesWiring(timed.retried("stock", "fetch", THREE), closing.store());
    Probe probe = NewProbe.of(wiring, closing, new Class<?>[] {Object.class}, Flow.Publisher.class);
    RecordingSubscriber subscriber =
        subscribed(probe.asynchronously(new @Nullable Object[] {null}, this::body));
    IOException thrown = new IOException();
    attempts.get(0).error(thrown);
    assertThat(subscriber.signals()).containsExactly("subscribed", thrown);
    assertThat(operations("max_duration_reached", false)).isOne();
    assertThat(scrape().value("weft_recording_failures_total")).isOne();
  }

  /** A body that fails, and what answers in its place. */
  private record FallingBack(Probe.Body failing, Object fallback) implements Probe.Body {
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
    mesh.circuit("stock", CircuitPolicy.DEFAULT).forceOpen();
    RecordingSubscriber subscriber = fallingBack(guarded, fallback);
    IOException thrown = new IOException();
    fallback.error(thrown);
    assertThat(subscriber.signals()).containsExactly("subscribed", thrown);
    Probe.Body throwing =
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
}
