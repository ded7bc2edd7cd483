package ai.datapunk.weft.publisher;

import static ai.datapunk.weft.testing.AdvisedCall.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.ManualPublisher;
import ai.datapunk.weft.testing.RecordingSubscriber;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Methods that return a {@link Flow.Publisher}; what all publishers have in common. */
class PublisherTest extends PublisherFixture {

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
    Throwable caught = AdvisedCall.thrown(probe(guarded), null, throwing(thrown));
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
  void aSubscriberCannotBeNull() throws Throwable {
    Object returned = AdvisedCall.of(probe(timed), null, argument -> new ManualPublisher());
    assertThatNullPointerException().isThrownBy(() -> publisher(returned).subscribe(null));
    assertThat(scrape().sum("mesh_service_calls_total")).isZero();
  }

  @Test
  void aCustomHistogramTakesItsLabelFromTheArgument() throws Throwable {
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
}
