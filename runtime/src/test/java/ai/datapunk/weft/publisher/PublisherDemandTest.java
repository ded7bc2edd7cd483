package ai.datapunk.weft.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.testing.RecordingSubscriber;
import java.io.IOException;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a subscriber asks for and cancels, before, during and after an attempt. */
class PublisherDemandTest extends PublisherFixture {

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
}
