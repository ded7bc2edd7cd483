package ai.datapunk.weft.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A subscriber that asks for what the test says, and remembers what it was sent. */
public final class RecordingSubscriber implements Flow.Subscriber<Object> {

  private final List<Object> signals = new ArrayList<>();
  private Flow.@Nullable Subscription subscription;
  private int elementsUntilCancel = -1;

  @Override
  public void onSubscribe(Flow.Subscription fresh) {
    signals.add("subscribed");
    subscription = fresh;
  }

  @Override
  public void onNext(Object item) {
    signals.add(item);
    elementsUntilCancel--;
    if (elementsUntilCancel == 0) {
      cancel();
    }
  }

  @Override
  public void onError(Throwable thrown) {
    signals.add(thrown);
  }

  @Override
  public void onComplete() {
    signals.add("completed");
  }

  /** Asks for elements. */
  public void request(long n) {
    subscription().request(n);
  }

  /** Wants no more. */
  public void cancel() {
    subscription().cancel();
  }

  /** Will want no more than so many elements, and say so while it is given the last. */
  public void cancelAfter(int elements) {
    elementsUntilCancel = elements;
  }

  private Flow.Subscription subscription() {
    if (subscription == null) {
      throw new AssertionError("not subscribed");
    }
    return subscription;
  }

  /**
   * What it was sent, in order: {@code "subscribed"}, elements, an error itself, {@code
   * "completed"}.
   */
  public List<Object> signals() {
    return signals;
  }
}
