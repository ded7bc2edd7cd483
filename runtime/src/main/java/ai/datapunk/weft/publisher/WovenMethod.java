package ai.datapunk.weft.publisher;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.attempt.Retrier;
import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A method that was called and has returned a publisher of Weft's own: what all subscriptions to it
 * have in common. Thread-safe.
 */
public final class WovenMethod {

  /** Subscribes to a publisher of the method's own; each library's publishers have a way. */
  @FunctionalInterface
  interface Link {

    /** Has the publisher send its signals there. */
    void subscribe(Object publisher, SourceSubscriber attempt);
  }

  private final Probe probe;
  private final @Nullable Retrier retrying;
  private final OperationRecorder operation;
  private final @Nullable Object[] arguments;
  private final Probe.Body body;
  private final int instance;

  /**
   * A call of a method.
   *
   * @param retrying null if nothing is retried
   * @param body what gives the publisher that an attempt subscribes to
   */
  public WovenMethod(
      Probe probe,
      @Nullable Retrier retrying,
      OperationRecorder operation,
      @Nullable Object[] arguments,
      Probe.Body body) {
    this.probe = probe;
    this.retrying = retrying;
    this.operation = operation;
    this.arguments = arguments;
    this.body = body;
    this.instance = probe.instanceParameter();
  }

  Probe probe() {
    return probe;
  }

  /** What decides about the next attempt; null if there is none. */
  @Nullable Retrier retrying() {
    return retrying;
  }

  OperationRecorder operation() {
    return operation;
  }

  /**
   * Begins an attempt: asks the circuit, then finds or picks the instance.
   *
   * @param retrial null at the first attempt
   */
  AttemptSubscriber begin(@Nullable RetryState retrial, SubscriptionCall call) {
    Object given = instance < 0 ? null : arguments[instance];
    AttemptRecorder track = probe.enterSubscribed(operation, retrial, given);
    long start = Probe.NOT_BEGUN;
    try {
      start = probe.begin(track);
    } finally {
      probe.begun(track, start);
    }
    return new AttemptSubscriber(call, track, start);
  }

  /** What an attempt subscribes to. */
  Object publisher(AttemptRecorder track) throws Throwable {
    return requireNonNull(
        body.run(probe.withInstance(arguments, track)), "The method returned no publisher");
  }

  /**
   * What answers in place of a subscription that has failed.
   *
   * @throws Throwable what it has failed with, if nothing answers
   */
  Object answer(Throwable failed) throws Throwable {
    return requireNonNull(body.answer(failed), "The fallback returned no publisher");
  }

  /** A publisher of many elements was subscribed to. */
  void call(Flow.Subscriber<? super Object> subscriber, Link link) {
    new SubscriptionCall(this, subscriber, link, false).start();
  }

  /** A publisher of one value at the most was subscribed to. */
  void callForOne(Flow.Subscriber<? super Object> subscriber, Link link) {
    new SubscriptionCall(this, subscriber, link, true).start();
  }
}
