package ai.datapunk.weft.probe;

import ai.datapunk.weft.loadbalancer.ServiceInstance;
import ai.datapunk.weft.probe.OperationOutcome.Result;
import ai.datapunk.weft.store.ErrorTypes;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One call of a method that returns a publisher, which is one subscription to it: stands between
 * the subscriber and the attempts, of which there is one at a time. No thread is blocked between
 * two attempts. Keeps the rules of Reactive Streams where the method's own publisher does.
 */
final class PublishedCall implements Flow.Subscription {

  private final PublishedMethod method;
  private final Probe probe;
  private final Flow.Subscriber<? super Object> subscriber;
  private final PublishedMethod.Link link;

  /** Whether there is one value at the most, which is then the method's result. */
  private final boolean single;

  private final Demand demand = new Demand();
  private final AtomicBoolean recorded = new AtomicBoolean();
  private volatile long startedAt;
  private volatile @Nullable Retrial retrial;
  private volatile @Nullable PublishedAttempt running;

  /** Whether the subscriber has had an element: it must not see the same again. */
  private volatile boolean answered;

  private volatile boolean misused;

  PublishedCall(
      PublishedMethod method,
      Flow.Subscriber<? super Object> subscriber,
      PublishedMethod.Link link,
      boolean single) {
    this.method = method;
    this.probe = method.probe();
    this.subscriber = subscriber;
    this.link = link;
    this.single = single;
  }

  /** Makes the first attempt, and has the others made. */
  void start() {
    startedAt = probe.now();
    subscriber.onSubscribe(this);
    if (!demand.isOver()) {
      attempt();
    }
  }

  private void attempt() {
    AttemptTrack track = null;
    long start = Probe.NOT_BEGUN;
    try {
      track = probe.enterSubscribed(method.operation(), retrial, method.instance());
      start = probe.begin(track);
    } catch (Throwable refused) {
      if (track != null) {
        probe.outcomes().released(probe.now());
      }
      if (failed(null, probe.now(), refused)) {
        fail(refused);
      }
      return;
    }
    PublishedAttempt attempt = new PublishedAttempt(this, track, start);
    running = attempt;
    if (demand.isOver()) {
      cancelled(attempt);
      return;
    }
    Object publisher;
    try {
      publisher = method.publisher(track);
    } catch (Throwable thrown) {
      failed(attempt, thrown);
      return;
    }
    subscribe(publisher, attempt);
  }

  /** What is thrown after the end is the subscriber's own. */
  private void subscribe(Object publisher, PublishedAttempt attempt) {
    try {
      link.subscribe(publisher, attempt);
    } catch (Throwable thrown) {
      if (attempt.hasEnded()) {
        throw Sneaky.rethrown(thrown);
      }
      failed(attempt, thrown);
    }
  }

  void subscribed(Flow.Subscription source) {
    long requested = demand.attach(source);
    if (requested < 0) {
      source.cancel();
    } else if (requested > 0) {
      source.request(requested);
    }
  }

  void next(PublishedAttempt attempt, Object item) {
    if (attempt == running
        && !demand.isOver()
        && (!single || (!attempt.hasEnded() && isResult(attempt, item)))) {
      answered = true;
      subscriber.onNext(item);
    }
  }

  void completed(PublishedAttempt attempt) {
    if (attempt == running && ((single && answered) || isResult(attempt, null)) && demand.end()) {
      subscriber.onComplete();
    }
  }

  void failed(PublishedAttempt attempt, Throwable thrown) {
    if (attempt == running
        && (!attempt.end() || failed(attempt.track(), attempt.start(), thrown))) {
      fail(thrown);
    }
  }

  /** The operation has failed. What answers in its place must not repeat an element. */
  private void fail(Throwable thrown) {
    if (answered || misused || demand.isOver()) {
      signalError(thrown);
      return;
    }
    running = null;
    demand.detach();
    try {
      link.subscribe(method.answer(thrown), new PublishedStandIn(this));
    } catch (Throwable again) {
      signalError(again);
    }
  }

  /** Signals an element. */
  void signalNext(Object item) {
    if (!demand.isOver()) {
      subscriber.onNext(item);
    }
  }

  /** Signals an error, unless all has been signalled. */
  void signalError(Throwable thrown) {
    if (demand.end()) {
      subscriber.onError(thrown);
    }
  }

  /** Signals the end, unless all has been signalled. */
  void signalComplete() {
    if (demand.end()) {
      subscriber.onComplete();
    }
  }

  /**
   * An attempt has ended with a value, or with none.
   *
   * @return whether the operation has ended with it, and does not go on with another attempt
   */
  private boolean isResult(PublishedAttempt attempt, @Nullable Object value) {
    Retrying retrying = method.retrying();
    if (!single || retrying == null || !retrying.retriesResult(value)) {
      succeeded(attempt);
      return true;
    }
    if (!attempt.end()) {
      return false;
    }
    long end = probe.now();
    probe.outcomes().succeeded(attempt.track(), attemptNumber(), attempt.start(), end);
    Result limit = limitOrSchedule(retrying, attempt.track(), end);
    if (limit != null) {
      record(OperationOutcome.unwanted(attemptNumber(), limit));
    }
    return limit != null;
  }

  private void succeeded(PublishedAttempt attempt) {
    if (!attempt.end()) {
      return;
    }
    if (retrial == null && recorded.compareAndSet(false, true)) {
      probe.recordSuccess(method.operation(), null, attempt.track(), attempt.start());
    } else {
      probe.outcomes().succeeded(attempt.track(), attemptNumber(), attempt.start(), probe.now());
      record(OperationOutcome.success(attemptNumber()));
    }
  }

  /** Whether that was the end of the operation. */
  private boolean failed(@Nullable AttemptTrack track, long start, Throwable thrown) {
    long end = probe.now();
    AttemptOutcome outcome =
        probe.outcomes().failed(method.operation(), attemptNumber(), track, start, end, thrown);
    Retrying retrying = method.retrying();
    Result result =
        retrying == null || answered || misused || !retrying.retries(thrown)
            ? Result.EXCEPTION_NOT_RETRYABLE
            : limitOrSchedule(retrying, track, end);
    if (result != null) {
      String errorType = String.valueOf(outcome.errorType());
      record(OperationOutcome.failure(attemptNumber(), result, errorType));
    }
    return result != null;
  }

  /** How the operation ends, or null if the next attempt will be made. */
  private @Nullable Result limitOrSchedule(
      Retrying retrying, @Nullable AttemptTrack track, long end) {
    Retrial before = retrial;
    Retrial current = before == null ? new Retrial(startedAt) : before;
    long wait = retrying.waitNanos(current);
    Result limit = retrying.limit(current, end, wait);
    if (limit == null) {
      running = null;
      demand.detach();
      ServiceInstance failed = track == null ? null : track.instance();
      return probe.schedule(() -> again(current, failed), wait)
          ? null
          : Result.MAX_DURATION_REACHED;
    }
    return limit;
  }

  private void again(Retrial current, @Nullable ServiceInstance failed) {
    if (!demand.isOver()) {
      retrial = current.next(failed);
      attempt();
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
    PublishedAttempt attempt = running;
    if (attempt != null && answered) {
      succeeded(attempt);
    } else if (attempt != null) {
      cancelled(attempt);
    } else {
      recordCancelled();
    }
  }

  private void cancelled(PublishedAttempt attempt) {
    if (attempt.end()) {
      probe
          .outcomes()
          .failed(
              method.operation(),
              attemptNumber(),
              attempt.track(),
              attempt.start(),
              probe.now(),
              new CancellationException());
    }
    recordCancelled();
  }

  private void recordCancelled() {
    record(
        OperationOutcome.failure(
            attemptNumber(),
            Result.EXCEPTION_NOT_RETRYABLE,
            ErrorTypes.of(new CancellationException())));
  }

  /** Records the end of the operation, unless it has ended already. */
  private void record(OperationOutcome outcome) {
    if (recorded.compareAndSet(false, true)) {
      probe.outcomes().operation(method.operation(), startedAt, probe.now(), outcome);
    }
  }

  private int attemptNumber() {
    Retrial now = retrial;
    return now == null ? 1 : now.attempt();
  }
}
