package ai.datapunk.weft.publisher;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Flow;

/**
 * Hears the publisher that a fallback gave in place of one that failed. What it says is passed on,
 * and is no part of the call that is recorded.
 */
final class FallbackSubscriber implements SourceSubscriber {

  private final CallerSubscription caller;

  FallbackSubscriber(CallerSubscription caller) {
    this.caller = caller;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    caller.subscribed(requireNonNull(subscription, "subscription"));
  }

  @Override
  public boolean heardElement(Object item) {
    return caller.signalNext(requireNonNull(item, "item"));
  }

  @Override
  public boolean heardError(Throwable thrown) {
    return caller.signalError(requireNonNull(thrown, "thrown"));
  }

  @Override
  public void onComplete() {
    caller.signalComplete();
  }
}
