package ai.datapunk.weft.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

/** A publisher of one subscriber that signals what the test says, when it says so. */
public final class ManualPublisher implements Flow.Publisher<Object> {

  private final List<String> heard = new ArrayList<>();
  private Flow.Subscriber<? super Object> subscriber = new RecordingSubscriber();

  @Override
  public void subscribe(Flow.Subscriber<? super Object> fresh) {
    subscriber = fresh;
    fresh.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long n) {
            heard.add("request " + n);
          }

          @Override
          public void cancel() {
            heard.add("cancel");
          }
        });
  }

  /** Signals an element. */
  public void next(Object item) {
    subscriber.onNext(item);
  }

  /** Signals an error. */
  public void error(Throwable thrown) {
    subscriber.onError(thrown);
  }

  /** Signals the end. */
  public void complete() {
    subscriber.onComplete();
  }

  /** What the subscriber has asked for, in order: {@code "request 2"}, {@code "cancel"}. */
  public List<String> heard() {
    return heard;
  }
}
