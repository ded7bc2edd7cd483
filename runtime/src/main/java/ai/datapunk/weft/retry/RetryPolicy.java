package ai.datapunk.weft.retry;

import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When to call again, and how long to wait before. Immutable; the chained methods return a new
 * policy each, and throw {@link IllegalArgumentException} for a value out of its range.
 *
 * @param maxAttempts how often to call at most, the first call included; 1 to 100
 * @param delay the wait before the second attempt; not negative
 * @param multiplier what each wait is multiplied by to give the next; at least 1
 * @param maxDelay the longest wait between two attempts
 * @param jitter how far a wait may stray from its length, as a share of it, up to {@code maxDelay};
 *     0 to 1
 * @param maxDuration how long the operation may take before no further attempt begins; null for no
 *     limit
 * @param retryOn the exceptions to retry on, subclasses included
 * @param abortOn the exceptions never to retry on, subclasses included; wins over {@code retryOn}
 * @param retryOnResult says of what the method returned, or its future gave, whether to call again;
 *     has a constructor without parameters, and takes null if the method can return it; null if no
 *     result is retried
 */
public record RetryPolicy(
    int maxAttempts,
    Duration delay,
    double multiplier,
    Duration maxDelay,
    double jitter,
    @Nullable Duration maxDuration,
    List<Class<? extends Throwable>> retryOn,
    List<Class<? extends Throwable>> abortOn,
    @Nullable Class<? extends Predicate<?>> retryOnResult) {

  private static final List<Class<? extends Throwable>> STOPS =
      List.of(CallRefusedException.class, InterruptedException.class, CancellationException.class);

  /** Three attempts, 100 ms doubling up to 10 s, ±20 %, on every {@link Exception}. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(
          3,
          Duration.ofMillis(100),
          2,
          Duration.ofSeconds(10),
          0.2,
          null,
          List.of(Exception.class),
          List.of(),
          null);

  /** Checks the ranges and makes the lists unmodifiable. */
  public RetryPolicy {
    require(maxAttempts >= 1 && maxAttempts <= 100, "maxAttempts", maxAttempts, "1 to 100");
    require(!delay.isNegative(), "delay", delay, "0 and up");
    require(multiplier >= 1 && multiplier <= 10, "multiplier", multiplier, "1 to 10");
    require(maxDelay.compareTo(delay) >= 0, "maxDelay", maxDelay, "the delay and up");
    require(jitter >= 0 && jitter <= 1, "jitter", jitter, "0 to 1");
    if (maxDuration != null) {
      require(
          maxDuration.compareTo(Duration.ZERO) > 0,
          "maxDuration",
          maxDuration,
          "more than nothing");
    }
    retryOn = List.copyOf(retryOn);
    abortOn = List.copyOf(abortOn);
  }

  /** With at most this many attempts. */
  public RetryPolicy maxAttempts(int attempts) {
    return new RetryPolicy(
        attempts,
        delay,
        multiplier,
        maxDelay,
        jitter,
        maxDuration,
        retryOn,
        abortOn,
        retryOnResult);
  }

  /** With this back-off. */
  public RetryPolicy backoff(Duration first, double factor, Duration longest) {
    return new RetryPolicy(
        maxAttempts, first, factor, longest, jitter, maxDuration, retryOn, abortOn, retryOnResult);
  }

  /** With this jitter. */
  public RetryPolicy jitter(double share) {
    return new RetryPolicy(
        maxAttempts,
        delay,
        multiplier,
        maxDelay,
        share,
        maxDuration,
        retryOn,
        abortOn,
        retryOnResult);
  }

  /** With this limit on the whole operation. */
  public RetryPolicy maxDuration(Duration limit) {
    return new RetryPolicy(
        maxAttempts, delay, multiplier, maxDelay, jitter, limit, retryOn, abortOn, retryOnResult);
  }

  /** Retrying on these exceptions. */
  @SafeVarargs
  public final RetryPolicy retryOn(Class<? extends Throwable>... types) {
    return new RetryPolicy(
        maxAttempts,
        delay,
        multiplier,
        maxDelay,
        jitter,
        maxDuration,
        List.of(types),
        abortOn,
        retryOnResult);
  }

  /** Never retrying on these exceptions. */
  @SafeVarargs
  public final RetryPolicy abortOn(Class<? extends Throwable>... types) {
    return new RetryPolicy(
        maxAttempts,
        delay,
        multiplier,
        maxDelay,
        jitter,
        maxDuration,
        retryOn,
        List.of(types),
        retryOnResult);
  }

  /** Calling again when the predicate holds for what the method returned, or its future gave. */
  public RetryPolicy retryOnResult(Class<? extends Predicate<?>> predicate) {
    return new RetryPolicy(
        maxAttempts, delay, multiplier, maxDelay, jitter, maxDuration, retryOn, abortOn, predicate);
  }

  /**
   * Whether this exception is one to retry on. A refused call, an interrupt and a cancellation are
   * there to stop calls: they are only if {@code retryOn} lists their very class.
   */
  public boolean retries(Throwable thrown) {
    for (Class<? extends Throwable> stop : STOPS) {
      if (stop.isInstance(thrown) && !retryOn.contains(stop)) {
        return false;
      }
    }
    return matches(retryOn, thrown) && !matches(abortOn, thrown);
  }

  /**
   * The wait after this many failed attempts, in nanoseconds.
   *
   * @param failedAttempts 1 and up
   */
  public long delayNanos(int failedAttempts, RandomGenerator random) {
    double exact =
        Math.min(
            (double) delay.toNanos() * Math.pow(multiplier, failedAttempts - 1.0),
            (double) maxDelay.toNanos());
    if (jitter == 0) {
      return Math.round(exact);
    }
    double shortest = exact * (1 - jitter);
    double longest = Math.min(exact * (1 + jitter), (double) maxDelay.toNanos());
    return Math.round(shortest + (longest - shortest) * random.nextDouble());
  }

  private static boolean matches(List<Class<? extends Throwable>> types, Throwable thrown) {
    for (Class<? extends Throwable> type : types) {
      if (type.isInstance(thrown)) {
        return true;
      }
    }
    return false;
  }

  private static void require(boolean inRange, String name, Object value, String range) {
    if (!inRange) {
      throw new IllegalArgumentException(name + " is " + value + " but must be " + range);
    }
  }
}
