package ai.datapunk.weft.attempt;

import ai.datapunk.weft.engine.MeshEngine;
import ai.datapunk.weft.guard.RetryLedger;
import ai.datapunk.weft.record.OperationOutcome.Result;
import ai.datapunk.weft.retry.RetryAfter;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.ErrorTypes;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.time.Sleeper;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether there is a next attempt, and waits until it is due. */
public final class Retrier {

  private static final Logger LOG = LoggerFactory.getLogger(Retrier.class);

  private final RetryPolicy policy;
  private final RetryLedger ledger;
  private final Sleeper sleeper;
  private final RandomGenerator random;
  private final MetricStore store;
  private final @Nullable Predicate<@Nullable Object> unwanted;

  Retrier(MethodSpec.Retry retry, MeshEngine mesh) {
    this.policy = retry.policy();
    this.ledger = mesh.retries().of(retry.operation().service());
    this.sleeper = mesh.sleeper();
    this.random = mesh.random();
    this.store = mesh.store();
    this.unwanted = policy.retryOnResult() == null ? null : predicate(policy.retryOnResult());
  }

  /** Whatever is wrong with it, also an error of its initialiser, is not the caller's. */
  @SuppressWarnings("unchecked")
  private static @Nullable Predicate<@Nullable Object> predicate(
      Class<? extends Predicate<?>> type) {
    try {
      Constructor<? extends Predicate<?>> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Predicate<@Nullable Object>) constructor.newInstance();
    } catch (Throwable fault) {
      LOG.atWarn()
          .addKeyValue("predicate", type.getName())
          .setCause(fault)
          .log(
              "No result is retried, because {} cannot be created: a predicate for retryOnResult"
                  + " needs a constructor without parameters, has to be initialised, and to be in a"
                  + " package that its module opens to {}",
              type.getName(),
              Retrier.class.getModule());
      return null;
    }
  }

  /**
   * Whether what a method returned is a reason to call it again. It is not if the predicate throws,
   * errors included: the call has its value, and ends with it.
   */
  boolean retriesResult(@Nullable Object result) {
    if (unwanted == null) {
      return false;
    }
    try {
      return unwanted.test(result);
    } catch (Throwable fault) {
      store.recordingFailed(fault);
      return false;
    }
  }

  /**
   * Whether what a method threw is a reason to call it again. What a future's exception wraps is
   * what counts, unless the very wrapper is listed.
   */
  boolean retries(Throwable thrown) {
    if (policy.abortOn().contains(thrown.getClass())) {
      return false;
    }
    return policy.retries(ErrorTypes.unwrapped(thrown))
        || policy.retryOn().contains(thrown.getClass());
  }

  /**
   * How long to wait after the attempt that just ended, in nanoseconds; 0 if it was the last one.
   *
   * @param thrown what it ended with; null if it returned what is unwanted
   */
  long waitNanos(RetryState retry, @Nullable Throwable thrown) {
    if (isLast(retry)) {
      return 0;
    }
    long own = policy.delayNanos(retry.attempt(), retry.waited(), random);
    retry.waits(own);
    return policy.backoff().atLeastNanos(own, asked(thrown), random);
  }

  private boolean isLast(RetryState retry) {
    return retry.attempt() >= policy.maxAttempts();
  }

  /** How long an exception asks to wait, in nanoseconds. */
  private long asked(@Nullable Throwable thrown) {
    if (thrown == null || !(ErrorTypes.unwrapped(thrown) instanceof RetryAfter exception)) {
      return 0;
    }
    try {
      Duration asked = exception.retryAfter();
      Duration most = policy.maxDelay();
      if (asked == null || asked.isNegative()) {
        return 0;
      }
      return (asked.compareTo(most) < 0 ? asked : most).toNanos();
    } catch (Throwable fault) {
      store.recordingFailed(fault);
      return 0;
    }
  }

  /**
   * How the operation ends if a limit is reached; else a retry is taken from the budget.
   *
   * @param now when the last attempt ended
   * @param waitNanos how long the next attempt would have to wait
   * @return null if there is a next attempt
   */
  @Nullable Result limit(RetryState retry, long now, long waitNanos) {
    if (isLast(retry)) {
      return Result.MAX_ATTEMPTS_REACHED;
    }
    Duration most = policy.maxDuration();
    if (most != null && now - retry.startedAt() + waitNanos > most.toNanos()) {
      return Result.MAX_DURATION_REACHED;
    }
    return ledger.takes(policy.budget(), now) ? null : Result.BUDGET_EXHAUSTED;
  }

  /**
   * Waits until the next attempt is due, or says how the operation ends. An interrupt leaves no
   * time to wait, and neither does a sleeper that fails, so it counts as the duration being used
   * up.
   *
   * @param now when the last attempt ended
   * @param thrown what it ended with; null if it returned what is unwanted
   * @return null if there is a next attempt
   */
  @Nullable Result waitOrEnd(RetryState retry, long now, @Nullable Throwable thrown) {
    long wait = waitNanos(retry, thrown);
    Result limit = limit(retry, now, wait);
    if (limit != null) {
      return limit;
    }
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Result.MAX_DURATION_REACHED;
    } catch (Throwable fault) {
      store.recordingFailed(fault);
      return Result.MAX_DURATION_REACHED;
    }
    return null;
  }
}
