package ai.datapunk.weft.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Guards the method with its service's circuit breaker: while too many calls fail, further ones are
 * refused at once with a {@code CallRefusedException}.
 *
 * <p>One breaker is shared by all methods that name its service, so all of them must give it the
 * same configuration.
 *
 * <p>On a class, it holds for all public methods that the class declares; a method's own annotation
 * wins.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CircuitGuarded {

  /** The {@code service} label; empty takes the name given by {@link MeshService @MeshService}. */
  String service() default "";

  /** The share of failed calls in the window at which the circuit opens; above 0, at most 1. */
  double failureRate() default 0.5;

  /**
   * The window over which rates are computed: a time in whole seconds ({@code "30s"}, up to {@code
   * "1h"}) or a number of calls ({@code "100 calls"}, up to 100000).
   */
  String window() default "30s";

  /** How many calls the window must hold before a rate counts; 1 to 100000. */
  int minimumCalls() default 20;

  /**
   * How long the circuit stays open before trial calls are let through; {@code "1ms"} to {@code
   * "24h"}.
   */
  String openFor() default "10s";

  /**
   * How many trial calls a half-open circuit lets through; 1 to 10000. When all of them have ended,
   * they decide whether the circuit closes, whatever {@link #minimumCalls} says.
   */
  int trialCalls() default 3;

  /**
   * A call that takes longer is slow; {@code "1ms"} to {@code "24h"}, or empty, which means that no
   * call is.
   */
  String slowCall() default "";

  /** The share of slow calls in the window at which the circuit opens; above 0, at most 1. */
  double slowCallRate() default 1;

  /**
   * Exceptions that count as failures of the service, subclasses included. A call that throws any
   * other counts as a success: the service answered.
   */
  Class<? extends Throwable>[] failOn() default {Throwable.class};

  /**
   * Exceptions that say nothing about the service, subclasses included: they count neither as
   * failure nor as success, and the call's permit is given back. Wins over {@link #failOn}.
   */
  Class<? extends Throwable>[] ignore() default {};

  /**
   * The name of a method of this class that answers instead when the circuit refuses it, or it
   * fails; empty for none. It takes the same parameters, with or without a {@code Throwable} behind
   * them, and is called directly, without reflection. It may not be private. Where {@code @Retried}
   * and {@code @CircuitGuarded} both stand on a method, the fallback belongs to {@code @Retried},
   * the outer one; calls that fell back are counted in {@code mesh_fallback_calls_total}.
   */
  String fallback() default "";
}
