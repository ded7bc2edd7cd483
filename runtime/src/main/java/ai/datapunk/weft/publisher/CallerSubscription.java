package ai.datapunk.weft.publisher;

import java.util.concurrent.Flow;

/**
 * The subscription that the subscriber of a call gets, and the way to that subscriber: passes on
 * what it asks for to whoever is the source, and signals to it until the end has been signalled.
 * Keeps the rules of Reactive Streams where the source does.
 */
final class CallerSubscription implements Flow.Subscription {

  private final Flow.Subscriber<? super Object> subscriber;
  private final Runnable givenUp;
  private final SubscriptionArbiter demand = new SubscriptionArbiter();

  /** Whether the subscriber broke a rule, which another attempt would not mend. */
  private volatile boolean misused;

  /**
   * The subscription of this subscriber.
   *
   * @param givenUp runs when the subscriber wants no more, before the source hears of it
   */
  CallerSubscription(Flow.Subscriber<? super Object> subscriber, Runnable givenUp) {
    this.subscriber = subscriber;
    this.givenUp = givenUp;
  }

  /** Hands itself to the subscriber, which may cancel at once. */
  void open() {
    subscriber.onSubscribe(this);
  }

  /** Whether nothing is to be signalled any more. */
  boolean isOver() {
    return demand.isOver();
  }

  boolean isMisused() {
    return misused;
  }

  /** What is subscribed to from now on is the running attempt's, or what answers in its place. */
  void subscribed(Flow.Subscription source) {
    Flow.Subscription serial = new SerializedSubscription(source);
    long requested = demand.attach(serial);
    if (requested < 0) {
      serial.cancel();
    } else if (requested > 0) {
      serial.request(requested);
    }
  }

  /** The source has ended. Returns whether another is wanted. */
  boolean detach() {
    demand.detach();
    return !demand.isOver();
  }

  /** Signals an element of a call that is not over. */
  void next(Object item) {
    subscriber.onNext(item);
  }

  /** Signals an element, unless all has been signalled. Returns whether it did. */
  boolean signalNext(Object item) {
    boolean wanted = !demand.isOver();
    if (wanted) {
      subscriber.onNext(item);
    }
    return wanted;
  }

  /** Signals an error, unless all has been signalled. Returns whether it did. */
  boolean signalError(Throwable thrown) {
    boolean first = demand.end();
    if (first) {
      subscriber.onError(thrown);
    }
    return first;
  }

  /** Signals the end, unless all has been signalled. */
  void signalComplete() {
    if (demand.end()) {
      subscriber.onComplete();
    }
  }

  @Override
  public void request(long n) {
    if (n > 0) {
      Flow.Subscription source = demand.add(n);
      if (source != null) {
        source.request(n);
      }
    } else {
      misuse(n);
    }
  }

  /** Rule 3.9: the publisher must answer with an error. Ours does while there is no other. */
  private void misuse(long n) {
    misused = true;
    Flow.Subscription source = demand.source();
    if (source != null) {
      source.request(n);
    } else if (demand.end()) {
      givenUp.run();
      subscriber.onError(
          new IllegalArgumentException("A subscriber asked for " + n + " elements (rule 3.9)"));
    }
  }

  @Override
  public void cancel() {
    if (demand.end()) {
      Flow.Subscription source = demand.source();
      givenUp.run();
      if (source != null) {
        source.cancel();
      }
    }
  }
}
