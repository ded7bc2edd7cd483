package ai.datapunk.weft.publisher;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.attempt.Attempt;
import ai.datapunk.weft.attempt.Guards;
import ai.datapunk.weft.attempt.MethodBody;
import ai.datapunk.weft.attempt.MethodEngine;
import ai.datapunk.weft.attempt.Retrier;
import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A method that was called and has returned a publisher of Weft's own: what all subscriptions to it
 * have in common. Thread-safe.
 */
final class WovenMethod {

  /** Subscribes to a publisher of the method's own; each library's publishers have a way. */
  @FunctionalInterface
  interface SourceLink {

    /** Has the publisher send its signals there. */
    void subscribe(Object publisher, SourceSubscriber attempt);
  }

  private final MethodEngine engine;
  private final @Nullable Retrier retrier;
  private final OperationRecorder operation;
  private final @Nullable Object[] arguments;
  private final MethodBody body;

  /**
   * A call of a method.
   *
   * @param retrier null if nothing is retried
   * @param body what gives the publisher that an attempt subscribes to
   */
  WovenMethod(
      MethodEngine engine,
      @Nullable Retrier retrier,
      OperationRecorder operation,
      @Nullable Object[] arguments,
      MethodBody body) {
    this.engine = engine;
    this.retrier = retrier;
    this.operation = operation;
    this.arguments = arguments;
    this.body = body;
  }

  MethodEngine engine() {
    return engine;
  }

  /** What decides about the next attempt; null if there is none. */
  @Nullable Retrier retrier() {
    return retrier;
  }

  OperationRecorder operation() {
    return operation;
  }

  /**
   * Begins an attempt: asks the circuit, then finds or picks the instance.
   *
   * @param retry null at the first attempt
   */
  AttemptSubscriber begin(@Nullable RetryState retry, SubscriptionCall call) {
    Guards guards = engine.guards();
    AttemptRecorder recorder =
        guards.enterSubscribed(operation, retry, guards.instanceOf(arguments));
    long start = guards.beginOrRelease(recorder);
    try {
      return new AttemptSubscriber(call, new Attempt(operation, retry, recorder, start));
    } catch (OutOfMemoryError full) {
      engine.outcomes().lost(recorder, start, full);
      throw full;
    }
  }

  /** What an attempt subscribes to. */
  Object publisher(AttemptRecorder recorder) throws Throwable {
    return requireNonNull(
        body.run(engine.guards().withInstance(arguments, recorder)),
        "The method returned no publisher");
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
  void call(Flow.Subscriber<? super Object> subscriber, SourceLink link) {
    new SubscriptionCall(this, subscriber, link, false).start();
  }

  /** A publisher of one value at the most was subscribed to. */
  void callForOne(Flow.Subscriber<? super Object> subscriber, SourceLink link) {
    new SubscriptionCall(this, subscriber, link, true).start();
  }
}
