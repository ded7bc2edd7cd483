package ai.datapunk.weft.publisher;

import ai.datapunk.weft.attempt.AsyncOperation;
import ai.datapunk.weft.attempt.Attempt;
import ai.datapunk.weft.attempt.SneakyThrow;
import ai.datapunk.weft.store.ErrorTypes;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * One call of a method that returns a publisher, which is one subscription to it: stands between
 * the subscriber and the attempts, of which there is one at a time. Keeps the rules of Reactive
 * Streams where the method's own publisher does.
 */
final class SubscriptionCall implements Flow.Subscription, AsyncOperation.Attempts {

  private final WovenMethod method;
  private final Flow.Subscriber<? super Object> subscriber;
  private final WovenMethod.Link link;

  /** Whether there is one value at the most, which is then the method's result. */
  private final boolean single;

  private final AsyncOperation operation;
  private final SubscriptionArbiter demand = new SubscriptionArbiter();
  private volatile @Nullable AttemptSubscriber running;

  /** Whether the subscriber has had an element: it must not see the same again. */
  private volatile boolean answered;

  /** Whether the subscriber broke a rule, which another attempt would not mend. */
  private volatile boolean misused;

  SubscriptionCall(
      WovenMethod method,
      Flow.Subscriber<? super Object> subscriber,
      WovenMethod.Link link,
      boolean single) {
    this.method = method;
    this.subscriber = subscriber;
    this.link = link;
    this.single = single;
    this.operation =
        new AsyncOperation(method.engine(), method.retrier(), method.operation(), this);
  }

  /** Makes the first attempt, and has the others made. */
  void start() {
    operation.begin();
    subscriber.onSubscribe(this);
    if (!demand.isOver()) {
      attempt();
    }
  }

  @Override
  public boolean goOn() {
    running = null;
    demand.detach();
    return !demand.isOver();
  }

  @Override
  public void attempt() {
    AttemptSubscriber attempt;
    try {
      attempt = method.begin(operation.retry(), this);
    } catch (Throwable refused) {
      Attempt none = Attempt.refused(method.operation(), operation.retry());
      if (operation.failed(none, refused, true)) {
        fail(refused);
      }
      return;
    }
    running = attempt;
    if (demand.isOver()) {
      cancelled(attempt);
      return;
    }
    Object publisher;
    try {
      publisher = method.publisher(attempt.attempt().recorder());
    } catch (Throwable thrown) {
      failed(attempt, thrown);
      return;
    }
    subscribe(publisher, attempt);
  }

  /** What is thrown after the end is the subscriber's own. */
  private void subscribe(Object publisher, AttemptSubscriber attempt) {
    try {
      link.subscribe(publisher, attempt);
    } catch (Throwable thrown) {
      if (attempt.hasEnded()) {
        throw SneakyThrow.rethrown(thrown);
      }
      failed(attempt, thrown);
    }
  }

  /** One that comes too late is that of an attempt which has failed while it subscribed. */
  void subscribed(AttemptSubscriber attempt, Flow.Subscription source) {
    if (attempt == running) {
      subscribed(source);
    } else {
      source.cancel();
    }
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

  /** Returns whether the element was passed on. */
  boolean next(AttemptSubscriber attempt, Object item) {
    if (attempt != running
        || demand.isOver()
        || (single && (attempt.hasEnded() || !isResult(attempt, item)))) {
      return false;
    }
    answered = true;
    if (!single && attempt.tellsCircuit()) {
      operation.answered(attempt.attempt());
    }
    subscriber.onNext(item);
    if (single && attempt != running) {
      // Another attempt was to come, which could not be scheduled: this one is not heard any more.
      signalComplete();
    }
    return true;
  }

  void completed(AttemptSubscriber attempt) {
    if (attempt == running && ((single && answered) || isResult(attempt, null))) {
      signalComplete();
    }
  }

  /** Returns whether the error was signalled, or was a reason for something else to follow. */
  boolean failed(AttemptSubscriber attempt, Throwable thrown) {
    if (attempt != running) {
      return false;
    }
    boolean last = !attempt.end() || endsWith(attempt, thrown);
    return !last || fail(thrown);
  }

  /** Whether the operation ends with what an attempt has failed with. */
  private boolean endsWith(AttemptSubscriber attempt, Throwable thrown) {
    if (attempt.tellsCircuit()) {
      boolean repeatable = !answered && !misused;
      return operation.failed(attempt.attempt(), thrown, repeatable);
    }
    operation.failedAnswered(attempt.attempt(), thrown);
    return true;
  }

  /**
   * An attempt has ended with a value, or with none.
   *
   * @return whether the operation has ended with it, and does not go on with another attempt
   */
  private boolean isResult(AttemptSubscriber attempt, @Nullable Object value) {
    if (single && operation.isUnwanted(value)) {
      return attempt.end() && operation.unwanted(attempt.attempt());
    }
    succeeded(attempt);
    return true;
  }

  private void succeeded(AttemptSubscriber attempt) {
    if (attempt.end()) {
      operation.succeeded(attempt.attempt(), attempt.tellsCircuit());
    }
  }

  /**
   * The operation has failed. What answers in its place must not repeat an element.
   *
   * @return false if nobody hears of it
   */
  private boolean fail(Throwable thrown) {
    if (answered || misused || !goOn()) {
      return signalError(thrown);
    }
    try {
      link.subscribe(method.answer(thrown), new FallbackSubscriber(this));
    } catch (Throwable again) {
      signalError(again);
    }
    return true;
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
      giveUp();
      subscriber.onError(
          new IllegalArgumentException("A subscriber asked for " + n + " elements (rule 3.9)"));
    }
  }

  @Override
  public void cancel() {
    if (demand.end()) {
      Flow.Subscription source = demand.source();
      giveUp();
      if (source != null) {
        source.cancel();
      }
    }
  }

  /** The subscriber wants no more. One that has had an element has been answered. */
  private void giveUp() {
    AttemptSubscriber attempt = running;
    if (attempt == null) {
      operation.endedByCaller(ErrorTypes.of(new CancellationException()));
    } else if (answered) {
      succeeded(attempt);
    } else {
      cancelled(attempt);
    }
  }

  private void cancelled(AttemptSubscriber attempt) {
    CancellationException reason = new CancellationException();
    if (attempt.end()) {
      operation.cancelled(attempt.attempt(), reason, attempt.tellsCircuit());
    }
    operation.endedByCaller(ErrorTypes.of(reason));
  }
}
