package ai.datapunk.weft.publisher;

import static ai.datapunk.weft.testing.AdvisedCall.throwing;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.FetchFixture;
import ai.datapunk.weft.testing.ManualPublisher;
import ai.datapunk.weft.testing.RecordingSubscriber;
import ai.datapunk.weft.testing.Scrape;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a circuit that has just opened, for 10 s, hears of the calls of a publisher method. */
class PublisherCircuitTest extends FetchFixture {

  private final MethodSpec spec =
      timed.circuitGuarded(
          "stock",
          CircuitPolicy.DEFAULT
              .window(4, 1)
              .recovery(Duration.ofSeconds(10), 1)
              .ignore(IllegalArgumentException.class));
  private final Probe probe = probe(spec, Flow.Publisher.class);

  /** Calls as the advice does, or through the way that a method with a fallback takes. */
  private @Nullable Object call(boolean advised, AdvisedCall.Body body) throws Throwable {
    return advised
        ? AdvisedCall.of(probe, null, body)
        : probe.asynchronously(new @Nullable Object[] {null}, arguments -> body.run(arguments[0]));
  }

  private Throwable thrown(boolean advised, AdvisedCall.Body body) {
    return requireNonNull(catchThrowable(() -> call(advised, body)));
  }

  @SuppressWarnings("unchecked")
  private RecordingSubscriber subscribed(ManualPublisher own) throws Throwable {
    RecordingSubscriber subscriber = new RecordingSubscriber();
    ((Flow.Publisher<Object>) requireNonNull(call(true, argument -> own))).subscribe(subscriber);
    return subscriber;
  }

  private boolean isLetThrough() throws Throwable {
    return subscribed(new ManualPublisher()).signals().size() == 1;
  }

  private Circuit.State state() {
    return mesh.circuit("stock").state();
  }

  private double permitted() {
    return Scrape.of(registry).sum("circuit_breaker_requests_total");
  }

  private double failures() {
    return calls("failure");
  }

  @BeforeEach
  void open() throws Throwable {
    ManualPublisher failing = new ManualPublisher();
    subscribed(failing);
    failing.error(new IOException());
    assertThat(state()).isEqualTo(Circuit.State.OPEN);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyThatThrowsGivesNoPermitBackThatItWasRefused(boolean advised) throws Throwable {
    ticker.millis(10_001);
    assertThat(isLetThrough()).isTrue();
    for (int i = 0; i < 50; i++) {
      thrown(advised, throwing(new IllegalArgumentException()));
      assertThat(isLetThrough()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyThatThrowsIsAFailedCallOfWhichARefusingCircuitHearsNothing(boolean advised) {
    double before = permitted();
    IOException thrown = new IOException();
    assertThat(thrown(advised, throwing(thrown))).isSameAs(thrown);
    assertThat(failures()).isEqualTo(2);
    assertThat(permitted()).isEqualTo(before);
    assertThat(Scrape.of(registry).sum("circuit_breaker_rejections_total")).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyThatThrowsAfterARefusalDoesNotDecideTheTrial(boolean advised) throws Throwable {
    ticker.millis(10_001);
    ManualPublisher trial = new ManualPublisher();
    subscribed(trial);
    thrown(advised, throwing(new IOException()));
    assertThat(state()).isEqualTo(Circuit.State.HALF_OPEN);
    trial.complete();
    assertThat(state()).isEqualTo(Circuit.State.CLOSED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyThatThrowsIsATrialCallIfTheWaitWasOverDuringIt(boolean advised) throws Throwable {
    ticker.millis(9_990);
    thrown(
        advised,
        argument -> {
          ticker.millis(20);
          throw new IOException();
        });
    assertThat(state()).isEqualTo(Circuit.State.OPEN);
    ticker.millis(9_990);
    thrown(
        advised,
        argument -> {
          ticker.millis(20);
          throw new IllegalArgumentException();
        });
    assertThat(state()).isEqualTo(Circuit.State.HALF_OPEN);
    assertThat(isLetThrough()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aMethodThatReturnsNoPublisherDoesNotDecideTheTrial(boolean advised) throws Throwable {
    ticker.millis(10_001);
    assertThat(isLetThrough()).isTrue();
    double before = permitted();
    assertThat(call(advised, argument -> null)).isNull();
    assertThat(state()).isEqualTo(Circuit.State.HALF_OPEN);
    assertThat(permitted()).isEqualTo(before);
    assertThat(Scrape.of(registry).sum("mesh_service_calls_total")).isEqualTo(2);
  }

  @Test
  void aStreamWithoutEndIsATrialCallThatSucceedsWithItsFirstElement() throws Throwable {
    ticker.millis(10_001);
    ManualPublisher endless = new ManualPublisher();
    RecordingSubscriber trial = subscribed(endless);
    assertThat(isLetThrough()).isFalse();
    endless.next("first");
    assertThat(state()).isEqualTo(Circuit.State.CLOSED);
    endless.next("second");
    endless.error(new IOException());
    assertThat(state()).isEqualTo(Circuit.State.CLOSED);
    assertThat(trial.signals()).hasSize(4);
    assertThat(failures()).isEqualTo(3);
    assertThat(
            Scrape.of(registry)
                .value("circuit_breaker_requests_total", "service", "stock", "status", "success"))
        .isOne();
  }

  @Test
  void aStreamThatIsCancelledAfterItsFirstElementIsToldOnce() throws Throwable {
    ticker.millis(10_001);
    ManualPublisher endless = new ManualPublisher();
    RecordingSubscriber trial = subscribed(endless);
    endless.next("first");
    assertThat(state()).isEqualTo(Circuit.State.CLOSED);
    ManualPublisher failing = new ManualPublisher();
    subscribed(failing);
    failing.error(new IOException());
    ticker.millis(10_001);
    assertThat(isLetThrough()).isTrue();
    trial.cancel();
    assertThat(state()).isEqualTo(Circuit.State.HALF_OPEN);
  }

  @Test
  void aRefusalIsStillToldToWhoeverSubscribes() throws Throwable {
    assertThat(subscribed(new ManualPublisher()).signals().get(1))
        .isInstanceOf(CallRefusedException.class);
  }
}
