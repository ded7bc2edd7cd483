package ai.datapunk.weft.publisher;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.RecordingSubscriber;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Publishers whose method is retried: an error before the first element begins a new attempt. */
class PublisherRetryTest extends PublisherFixture {

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
  void aSchedulerThatRefusesEndsTheOperation() throws Throwable {
    MethodSpec spec = timed.retried("stock", "fetch", THREE);
    Probe probe = NewProbe.of(spec, closing(), Flow.Publisher.class);
    RecordingSubscriber subscriber =
        subscribed(probe.asynchronously(new @Nullable Object[] {null}, this::body));
    IOException thrown = new IOException();
    attempts.get(0).error(thrown);
    assertThat(subscriber.signals()).containsExactly("subscribed", thrown);
    assertThat(operations("max_duration_reached", false)).isOne();
    assertThat(scrape().value("weft_recording_failures_total")).isOne();
  }
}
