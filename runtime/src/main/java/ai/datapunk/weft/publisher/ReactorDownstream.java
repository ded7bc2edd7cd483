package ai.datapunk.weft.publisher;

import java.util.concurrent.Flow;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/** A subscriber of Reactor's, as the JDK's own types have it. */
final class ReactorDownstream implements Flow.Subscriber<Object> {

  private final CoreSubscriber<? super Object> actual;

  ReactorDownstream(CoreSubscriber<? super Object> actual) {
    this.actual = actual;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    actual.onSubscribe(
        new Subscription() {
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
    actual.onNext(item);
  }

  @Override
  public void onError(Throwable thrown) {
    actual.onError(thrown);
  }

  @Override
  public void onComplete() {
    actual.onComplete();
  }
}
