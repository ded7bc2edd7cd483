package ai.datapunk.weft.publisher;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.attempt.Attempt;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The subscriber of one attempt of a {@link SubscriptionCall}: hears what the method's own
 * publisher says.
 */
final class AttemptSubscriber implements SourceSubscriber {

  private final SubscriptionCall call;
  private final Attempt attempt;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicBoolean told = new AtomicBoolean();

  AttemptSubscriber(SubscriptionCall call, Attempt attempt) {
    this.call = call;
    this.attempt = attempt;
  }

  Attempt attempt() {
    return attempt;
  }

  /** Whether whoever asks is the first to end it, and so the one to record it. */
  boolean end() {
    return ended.compareAndSet(false, true);
  }

  boolean hasEnded() {
    return ended.get();
  }

  /** Whether whoever asks is the first to know, and so the one to tell the circuit. */
  boolean tellsCircuit() {
    return !told.get() && told.compareAndSet(false, true);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    call.subscribed(this, requireNonNull(subscription, "subscription"));
  }

  @Override
  public boolean heardElement(Object item) {
    return call.next(this, requireNonNull(item, "item"));
  }

  @Override
  public boolean heardError(Throwable thrown) {
    return call.failed(this, requireNonNull(thrown, "thrown"));
  }

  @Override
  public void onComplete() {
    call.completed(this);
  }
}
