package ai.datapunk.weft.publisher;

import ai.datapunk.weft.attempt.Answerable;
import ai.datapunk.weft.attempt.AsyncOperation;
import ai.datapunk.weft.attempt.Attempt;
import ai.datapunk.weft.attempt.SneakyThrow;
import ai.datapunk.weft.store.StackReserve;
import ai.datapunk.weft.store.UnfinishedCalls;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * One call of a method that returns a publisher, which is one subscription to it: stands between
 * the subscriber and the attempts, of which there is one at a time. Keeps the rules of Reactive
 * Streams where the method's own publisher does.
 */
final class SubscriptionCall implements AsyncOperation.Attempts, UnfinishedCalls.Finisher {

  /** What is recorded of a call, and of which attempt of it. */
  private enum Event {
    ANSWERED,
    SUCCEEDED,
    FAILED,
    GIVEN_UP
  }

  private static final int EVENT = 2;
  private static final int ATTEMPT = 3;
  private static final int THROWN = 4;

  private final WovenMethod method;
  private final CallerSubscription caller;
  private final WovenMethod.SourceLink link;

  /** Whether there is one value at the most, which is then the method's result. */
  private final boolean single;

  private final AsyncOperation operation;
  private final UnfinishedCalls unfinished;
  private volatile @Nullable AttemptSubscriber running;

  /** Whether the subscriber has had an element: it must not see the same again. */
  private volatile boolean answered;

  SubscriptionCall(
      WovenMethod method,
      Flow.Subscriber<? super Object> subscriber,
      WovenMethod.SourceLink link,
      boolean single) {
    this.method = method;
    this.caller = new CallerSubscription(subscriber, this::giveUp);
    this.link = link;
    this.single = single;
    this.operation =
        new AsyncOperation(method.engine(), method.retrier(), method.operation(), this);
    this.unfinished = method.engine().store().unfinished();
  }

  /** Makes the first attempt, and has the others made. */
  void start() {
    StackReserve.checkForLaterEnd(); // Nobody has heard of it yet.
    operation.begin();
    caller.open();
    if (!caller.isOver()) {
      attempt();
    }
  }

  @Override
  public boolean goOn() {
    running = null;
    return caller.detach();
  }

  @Override
  public void attempt() {
    AttemptSubscriber attempt;
    try {
      attempt = method.begin(operation.retry(), this);
    } catch (OutOfMemoryError full) {
      fail(full);
      return;
    } catch (Throwable refused) {
      Attempt none = Attempt.refused(method.operation(), operation.retry());
      if (operation.failed(none, refused, true)) {
        fail(refused);
      }
      return;
    }
    running = attempt;
    if (caller.isOver()) {
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

  @Override
  public void waitDropped(CancellationException reason) {
    operation.endedByCaller(reason);
    caller.signalError(reason);
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
      caller.subscribed(source);
    } else {
      source.cancel();
    }
  }

  /**
   * Whether there is the stack to record an event. If not, it is kept, and recorded later: the
   * signal goes on to the subscriber, and no other attempt is made.
   */
  private boolean canRecord(
      Event event, @Nullable AttemptSubscriber attempt, @Nullable Throwable thrown) {
    try {
      StackReserve.checkForLaterEnd();
      return true;
    } catch (StackOverflowError edge) {
      // Nothing may be called here.
      @Nullable Object[] call = {null, this, event, attempt, thrown};
      synchronized (unfinished) {
        if (unfinished.kept < UnfinishedCalls.MOST) {
          call[UnfinishedCalls.NEXT] = unfinished.latest;
          unfinished.latest = call;
        }
        unfinished.kept++;
      }
      return false;
    }
  }

  @Override
  public void finish(@Nullable Object[] call) {
    AttemptSubscriber attempt = (AttemptSubscriber) call[ATTEMPT];
    Throwable thrown = (Throwable) call[THROWN];
    if (call[EVENT] == Event.GIVEN_UP || attempt == null) {
      givenUp(attempt);
    } else if (call[EVENT] == Event.ANSWERED) {
      operation.answered(attempt.attempt());
    } else if (thrown == null) {
      succeeded(attempt);
    } else if (attempt.end()) {
      endsWith(attempt, thrown, false);
    }
  }

  /** Returns whether the element was passed on. */
  boolean next(AttemptSubscriber attempt, Object item) {
    if (attempt != running
        || caller.isOver()
        || (single && (answered || attempt.hasEnded() || !isResult(attempt, item)))) {
      return false;
    }
    answered = true;
    if (!single && attempt.tellsCircuit() && canRecord(Event.ANSWERED, attempt, null)) {
      operation.answered(attempt.attempt());
    }
    caller.next(item);
    if (single && attempt != running) {
      // Another attempt was to come, which could not be scheduled: this one is not heard any more.
      caller.signalComplete();
    }
    return true;
  }

  void completed(AttemptSubscriber attempt) {
    if (attempt == running && ((single && answered) || isResult(attempt, null))) {
      caller.signalComplete();
    }
  }

  /** Returns whether the error was signalled, or was a reason for something else to follow. */
  boolean failed(AttemptSubscriber attempt, Throwable thrown) {
    if (attempt != running) {
      return false;
    }
    if (!canRecord(Event.FAILED, attempt, thrown)) {
      return caller.signalError(thrown);
    }
    boolean repeatable = !answered && !caller.isMisused();
    boolean last = !attempt.end() || endsWith(attempt, thrown, repeatable);
    return !last || fail(thrown);
  }

  /** Whether the operation ends with what an attempt has failed with. */
  private boolean endsWith(AttemptSubscriber attempt, Throwable thrown, boolean repeatable) {
    try {
      if (attempt.tellsCircuit()) {
        return operation.failed(attempt.attempt(), thrown, repeatable);
      }
      operation.failedAnswered(attempt.attempt(), thrown);
    } catch (OutOfMemoryError full) {
      method.engine().store().recordingFailed(full);
    }
    return true;
  }

  /**
   * An attempt has ended with a value, or with none.
   *
   * @return whether the operation has ended with it, and does not go on with another attempt
   */
  private boolean isResult(AttemptSubscriber attempt, @Nullable Object value) {
    if (!canRecord(Event.SUCCEEDED, attempt, null)) {
      return true;
    }
    if (!single || !operation.isUnwanted(value)) {
      succeeded(attempt);
      return true;
    }
    try {
      return attempt.end() && operation.unwanted(attempt.attempt());
    } catch (OutOfMemoryError full) {
      method.engine().store().recordingFailed(full);
      return true;
    }
  }

  private void succeeded(AttemptSubscriber attempt) {
    if (attempt.end()) {
      try {
        operation.succeeded(attempt.attempt(), attempt.tellsCircuit());
      } catch (OutOfMemoryError full) {
        method.engine().store().recordingFailed(full);
      }
    }
  }

  /**
   * The operation has failed. What answers in its place must not repeat an element.
   *
   * @return false if nobody hears of it
   */
  private boolean fail(Throwable thrown) {
    if (answered || caller.isMisused() || !Answerable.is(thrown) || !goOn()) {
      return caller.signalError(thrown);
    }
    operation.inContext(() -> answer(thrown));
    return true;
  }

  private void answer(Throwable thrown) {
    try {
      link.subscribe(method.answer(thrown), new FallbackSubscriber(caller));
    } catch (Throwable again) {
      caller.signalError(again);
    }
  }

  /** The subscriber wants no more. One that has had an element has been answered. */
  private void giveUp() {
    AttemptSubscriber attempt = running;
    if (canRecord(Event.GIVEN_UP, attempt, null)) {
      givenUp(attempt);
    }
  }

  private void givenUp(@Nullable AttemptSubscriber attempt) {
    if (attempt == null) {
      operation.endedByCaller(new CancellationException());
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
    operation.endedByCaller(reason);
  }
}
