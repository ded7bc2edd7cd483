package ai.datapunk.weft.probe;

import java.util.concurrent.Flow;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/** Hears a publisher of Reactor's, and shows it the context of who subscribed in the end. */
final class ReactorUpstream implements CoreSubscriber<Object> {

  private final Flow.Subscriber<Object> attempt;
  private final Context context;

  ReactorUpstream(Flow.Subscriber<Object> attempt, Context context) {
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
    attempt.onNext(item);
  }

  @Override
  public void onError(Throwable thrown) {
    attempt.onError(thrown);
  }

  @Override
  public void onComplete() {
    attempt.onComplete();
  }
}
