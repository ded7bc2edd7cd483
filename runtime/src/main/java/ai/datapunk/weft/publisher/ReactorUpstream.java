package ai.datapunk.weft.publisher;

import java.util.concurrent.Flow;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** Hears a publisher of Reactor's, and shows it the context of who subscribed in the end. */
final class ReactorUpstream implements CoreSubscriber<Object> {

  private final SourceSubscriber attempt;
  private final Context context;

  ReactorUpstream(SourceSubscriber attempt, Context context) {
    this.attempt = attempt;
    this.context = context;
  }

  @Override
  public Context currentContext() {
    return context;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    attempt.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long n) {
            subscription.request(n);
          }

          @Override
          public void cancel() {
            subscription.cancel();
          }
        });
  }

  @Override
  public void onNext(Object item) {
    if (!attempt.heardElement(item)) {
      Operators.onDiscard(item, context);
    }
  }

  @Override
  public void onError(Throwable thrown) {
    if (!attempt.heardError(thrown)) {
      Operators.onErrorDropped(thrown, context);
    }
  }

  @Override
  public void onComplete() {
    attempt.onComplete();
  }
}
