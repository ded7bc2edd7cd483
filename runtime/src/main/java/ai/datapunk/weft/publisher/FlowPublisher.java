package ai.datapunk.weft.publisher;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Flow;

/** What the caller of a woven method gets that returns a {@link Flow.Publisher}. */
final class FlowPublisher implements Flow.Publisher<Object> {

  private final WovenMethod method;

  FlowPublisher(WovenMethod method) {
    this.method = method;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super Object> subscriber) {
    method.call(
        requireNonNull(subscriber, "subscriber"),
        (publisher, attempt) -> ((Flow.Publisher<?>) publisher).subscribe(attempt));
  }
}
