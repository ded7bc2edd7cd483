package ai.datapunk.weft.probe;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A method that was called and has returned a publisher of Weft's own: what all subscriptions to it
 * have in common. Thread-safe.
 */
final class PublishedMethod {

  /** Subscribes to a publisher of the method's own; each library's publishers have a way. */
  @FunctionalInterface
  interface Link {

    /** Has the publisher send its signals there. */
    void subscribe(Object publisher, PublishedListener attempt);
  }

  private final Probe probe;
  private final @Nullable Retrying retrying;
  private final OperationTrack operation;
  private final @Nullable Object[] arguments;
  private final Probe.Body body;
  private final int instance;

  /**
   * A call of a method.
   *
   * @param retrying null if nothing is retried
   * @param body what gives the publisher that an attempt subscribes to
   */
  PublishedMethod(
      Probe probe,
      @Nullable Retrying retrying,
      OperationTrack operation,
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
  @Nullable Retrying retrying() {
    return retrying;
  }

  OperationTrack operation() {
    return operation;
  }

  /**
   * Begins an attempt: asks the circuit, then finds or picks the instance.
   *
   * @param retrial null at the first attempt
   */
  PublishedAttempt begin(@Nullable Retrial retrial, PublishedCall call) {
    Object given = instance < 0 ? null : arguments[instance];
    AttemptTrack track = probe.enterSubscribed(operation, retrial, given);
    long start = Probe.NOT_BEGUN;
    try {
      start = probe.begin(track);
    } finally {
      probe.begun(track, start);
    }
    return new PublishedAttempt(call, track, start);
  }

  /** What an attempt subscribes to. */
  Object publisher(AttemptTrack track) throws Throwable {
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
    new PublishedCall(this, subscriber, link, false).start();
  }

  /** A publisher of one value at the most was subscribed to. */
  void callForOne(Flow.Subscriber<? super Object> subscriber, Link link) {
    new PublishedCall(this, subscriber, link, true).start();
  }
}
