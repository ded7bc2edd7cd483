package ai.datapunk.weft.retry;

import static ai.datapunk.weft.contract.Checks.require;

import ai.datapunk.weft.annotation.JitterType;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.policy.ExceptionFilter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The policy of a retry: when to call again, and how long to wait before. Immutable; the chained
 * methods return a new policy each, and throw {@link IllegalArgumentException} for a value out of
 * its range.
 *
 * @param maxAttempts how often to call at most, the first call included; 1 to 100
 * @param backoff how long to wait before each further attempt
 * @param maxDuration how long the operation may take before no further attempt begins; more than
 *     nothing; null for no limit
 * @param exceptions the exceptions to retry on
 * @param retryOnResult says of what the method returned, or its future gave, whether to call again;
 *     has a constructor without parameters, and takes null if the method can return it; null if no
 *     result is retried
 * @param budget the retries of the service as a share of its calls, at most; 0 to 1, 0 for no limit
 */
public record RetryPolicy(
    int maxAttempts,
    Backoff backoff,
    @Nullable Duration maxDuration,
    ExceptionFilter exceptions,
    @Nullable Class<? extends Predicate<?>> retryOnResult,
    double budget) {

  private static final List<Class<? extends Throwable>> STOPS =
      List.of(CallRefusedException.class, InterruptedException.class, CancellationException.class);

  /** Three attempts, 100 ms doubling up to 10 s, ±20 %, on every {@link Exception}. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(3, Backoff.DEFAULT, null, ExceptionFilter.of(Exception.class), null, 0);

  /** Checks the ranges. */
  public RetryPolicy {
    require(Ranges.ATTEMPTS.contains(maxAttempts), "maxAttempts", maxAttempts, Ranges.ATTEMPTS);
    require(Ranges.BUDGET.contains(budget), "budget", budget, Ranges.BUDGET);
    if (maxDuration != null) {
      boolean isLong = maxDuration.compareTo(Duration.ZERO) > 0;
      require(isLong, "maxDuration", maxDuration, "more than nothing");
    }
  }

  /** With at most this many attempts. */
  public RetryPolicy maxAttempts(int attempts) {
    return new RetryPolicy(attempts, backoff, maxDuration, exceptions, retryOnResult, budget);
  }

  /** With this back-off; the jitter stays. */
  public RetryPolicy backoff(Duration first, double factor, Duration longest) {
    return with(new Backoff(first, factor, longest, backoff.jitter(), backoff.jitterType()));
  }

  /** With this jitter. */
  public RetryPolicy jitter(double share) {
    return with(backoff.jitter(share));
  }

  /** With waits that are spread this way. */
  public RetryPolicy jitterType(JitterType type) {
    return with(backoff.jitterType(type));
  }

  private RetryPolicy with(Backoff other) {
    return new RetryPolicy(maxAttempts, other, maxDuration, exceptions, retryOnResult, budget);
  }

  /** With this limit on the whole operation. */
  public RetryPolicy maxDuration(Duration limit) {
    return new RetryPolicy(maxAttempts, backoff, limit, exceptions, retryOnResult, budget);
  }

  /** Retrying on these exceptions, subclasses included. */
  @SafeVarargs
  public final RetryPolicy retryOn(Class<? extends Throwable>... types) {
    return with(exceptions.including(List.of(types)));
  }

  /** Never retrying on these exceptions, subclasses included. */
  @SafeVarargs
  public final RetryPolicy abortOn(Class<? extends Throwable>... types) {
    return with(exceptions.excluding(List.of(types)));
  }

  private RetryPolicy with(ExceptionFilter other) {
    return new RetryPolicy(maxAttempts, backoff, maxDuration, other, retryOnResult, budget);
  }

  /** Calling again when the predicate holds for what the method returned, or its future gave. */
  public RetryPolicy retryOnResult(Class<? extends Predicate<?>> predicate) {
    return new RetryPolicy(maxAttempts, backoff, maxDuration, exceptions, predicate, budget);
  }

  /** With the retries of the service limited to this share of its calls; 0 for no limit. */
  public RetryPolicy budget(double share) {
    return new RetryPolicy(maxAttempts, backoff, maxDuration, exceptions, retryOnResult, share);
  }

  /** The wait before the second attempt. */
  public Duration delay() {
    return backoff.delay();
  }

  /** What each wait is multiplied by to give the next. */
  public double multiplier() {
    return backoff.multiplier();
  }

  /** The longest wait between two attempts. */
  public Duration maxDelay() {
    return backoff.maxDelay();
  }

  /** How far a wait may stray from its length, as a share of it. */
  public double jitter() {
    return backoff.jitter();
  }

  /** How the waits are spread. */
  public JitterType jitterType() {
    return backoff.jitterType();
  }

  /** The exceptions to retry on, subclasses included. */
  public List<Class<? extends Throwable>> retryOn() {
    return exceptions.included();
  }

  /** The exceptions never to retry on, subclasses included; wins over {@link #retryOn()}. */
  public List<Class<? extends Throwable>> abortOn() {
    return exceptions.excluded();
  }

  /**
   * Whether this exception is one to retry on. A refused call, an interrupt and a cancellation are
   * there to stop calls: they are only if {@code retryOn} lists their very class.
   */
  public boolean retries(Throwable thrown) {
    // Each failed call asks: there is no iterator, which would be allocated.
    for (int i = 0; i < STOPS.size(); i++) {
      Class<? extends Throwable> stop = STOPS.get(i);
      if (stop.isInstance(thrown) && !exceptions.included().contains(stop)) {
        return false;
      }
    }
    return exceptions.matches(thrown);
  }

  /**
   * The wait after this many failed attempts, in nanoseconds.
   *
   * @param failedAttempts 1 and up
   * @param previousNanos the wait before the last of them; 0 if it was the first
   */
  public long delayNanos(int failedAttempts, long previousNanos, RandomGenerator random) {
    return backoff.delayNanos(failedAttempts, previousNanos, random);
  }
}
