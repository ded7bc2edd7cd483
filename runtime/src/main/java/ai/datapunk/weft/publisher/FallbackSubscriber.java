package ai.datapunk.weft.publisher;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Flow;

/**
 * Hears the publisher that a fallback gave in place of one that failed. What it says is passed on,
 * and is no part of the call that is recorded.
 */
final class FallbackSubscriber implements SourceSubscriber {

  private final SubscriptionCall call;

  FallbackSubscriber(SubscriptionCall call) {
    this.call = call;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    call.subscribed(requireNonNull(subscription, "subscription"));
  }

  @Override
  public boolean heardElement(Object item) {
    return call.signalNext(requireNonNull(item, "item"));
  }

  @Override
  public boolean heardError(Throwable thrown) {
    return call.signalError(requireNonNull(thrown, "thrown"));
  }

  @Override
  public void onComplete() {
    call.signalComplete();
  }
}
