package ai.datapunk.weft.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Predicate;

/**
 * Calls the method again when it fails, with exponential back-off and jitter.
 *
 * <p>The wait before attempt <i>n</i> + 1 is {@code min(delay × multiplier^(n-1), maxDelay)},
 * spread evenly over ± {@code jitter} of itself, or as {@link #jitterType} says, but never longer
 * than {@code maxDelay}; nor shorter than what an exception asks for that is a {@code RetryAfter}.
 * The operation ends with the last attempt's own exception when attempts, {@link #maxDuration} or
 * the service's {@link #budget} are used up, when the exception is not one to retry on, or when the
 * waiting thread is interrupted (its interrupt flag then stays set).
 *
 * <p>A method that returns a {@code Future}, {@code CompletionStage} or {@code CompletableFuture}
 * fails when that does. Its caller gets a future for the whole operation, which no thread waits for
 * between two attempts; cancelling it cancels the attempt that is running. A method that returns a
 * {@code Mono}, a {@code Flux} or a {@code Flow.Publisher} runs at each subscription to it, and
 * again if that fails before an element.
 *
 * <p>On a class, it holds for all public methods that the class declares; a method's own annotation
 * wins.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Retried {

  /** The {@code service} label; empty takes the name given by {@link MeshService @MeshService}. */
  String service() default "";

  /** The {@code operation} label; empty takes the method's name in snake_case. */
  String operation() default "";

  /** How often the method is called at most, the first call included; 2 to 100. */
  int maxAttempts() default 3;

  /** The wait before the second attempt, such as {@code "50ms"}; {@code "0ms"} to {@code "1h"}. */
  String delay() default "100ms";

  /** What each wait is multiplied by to give the next; 1 to 10. */
  double multiplier() default 2;

  /** The longest wait between two attempts; at least {@link #delay}, at most {@code "1h"}. */
  String maxDelay() default "10s";

  /**
   * How far a wait may stray from its length, as a share of it; 0 to 1. A wait that an exception
   * asks for strays to the longer side alone, or, cut to {@link #maxDelay}, to the shorter one.
   */
  double jitter() default 0.2;

  /** How the waits are spread. */
  JitterType jitterType() default JitterType.PROPORTIONAL;

  /**
   * The retries of the service as a share of its calls, at most, above 0 and up to 1; 0.2 is what
   * is recommended. Counted over the latest ten seconds for all {@code @Retried} methods of the
   * service in the process together; a hundred retries in ten seconds are always allowed, so that a
   * service of few calls can be retried too. While more are wanted than there are, each second has
   * a tenth of the budget. A retry that is not allowed ends the operation with the attempt's own
   * exception. 0 stands for no budget.
   */
  double budget() default 0;

  /**
   * How long the whole operation may take before no further attempt begins; a wait that would end
   * later is not begun. {@code "1ms"} to {@code "24h"}; empty means without limit.
   */
  String maxDuration() default "";

  /**
   * The exceptions to retry on, subclasses included. A refused call ({@code CallRefusedException}),
   * an {@code InterruptedException} and a {@code CancellationException} are retried only if their
   * very class is listed: they are there to stop calls.
   */
  Class<? extends Throwable>[] retryOn() default {Exception.class};

  /** The exceptions never to retry on, subclasses included; wins over {@link #retryOn}. */
  Class<? extends Throwable>[] abortOn() default {};

  /**
   * Says of what the method returned, or of what its future or {@code Mono} gave, whether to call
   * the method again. The class has a constructor without parameters. When the limits are reached,
   * the caller gets the last such result, and the operation counts as failed.
   */
  Class<? extends Predicate<?>> retryOnResult() default NoResult.class;

  /**
   * The name of a method of this class that answers instead when its last attempt has failed, or an
   * exception came that is not retried; empty for none. It takes the same parameters, with or
   * without a {@code Throwable} behind them, and is called directly, without reflection. It may not
   * be private. Where {@code @Retried} and {@code @CircuitGuarded} both stand on a method, the
   * fallback belongs to {@code @Retried}, the outer one; calls that fell back are counted in {@code
   * mesh_fallback_calls_total}. It answers for a returned future that fails as well, but not for an
   * {@code Error}, an interrupt or a cancellation.
   */
  String fallback() default "";

  /** Retries no result. */
  final class NoResult implements Predicate<Object> {

    /** The default of {@link Retried#retryOnResult}. */
    public NoResult() {}

    @Override
    public boolean test(Object result) {
      return false;
    }
  }
}
