package ai.datapunk.weft.publisher;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.FetchFixture;
import ai.datapunk.weft.testing.ManualPublisher;
import ai.datapunk.weft.testing.RecordingSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The method {@code fetch} where it returns a {@link Flow.Publisher}, each attempt one of its own.
 */
abstract class PublisherFixture extends FetchFixture {

  final MethodSpec guarded = timed.circuitGuarded("stock", CircuitPolicy.DEFAULT);
  final MethodSpec retried =
      guarded.retried("stock", "fetch", THREE).loadBalanced("stock", "round_robin", 10, 0);

  /** The publishers that the method returned, and what it was called with. */
  final List<ManualPublisher> attempts = new ArrayList<>();

  final List<@Nullable Object> instances = new ArrayList<>();

  /** A probe of the method that returns a publisher. */
  final Probe probe(MethodSpec spec) {
    return probe(spec, Flow.Publisher.class);
  }

  /** The body of the method: notes what it is called with, and returns a publisher of its own. */
  final ManualPublisher body(@Nullable Object[] arguments) {
    instances.add(arguments[0]);
    ManualPublisher attempt = new ManualPublisher();
    attempts.add(attempt);
    return attempt;
  }

  /** What the method has returned. */
  @SuppressWarnings("unchecked")
  static Flow.Publisher<Object> publisher(@Nullable Object returned) {
    assertThat(returned).isInstanceOf(Flow.Publisher.class);
    return (Flow.Publisher<Object>) requireNonNull(returned);
  }

  /** Calls the method whose body runs at each attempt, and subscribes. */
  final RecordingSubscriber subscribed(MethodSpec spec) throws Throwable {
    return subscribed(probe(spec).asynchronously(new @Nullable Object[] {null}, this::body));
  }

  /** Subscribes to what the method has returned. */
  static RecordingSubscriber subscribed(@Nullable Object returned) {
    RecordingSubscriber subscriber = new RecordingSubscriber();
    publisher(returned).subscribe(subscriber);
    return subscriber;
  }
}
