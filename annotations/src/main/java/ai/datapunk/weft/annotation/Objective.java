package ai.datapunk.weft.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the calls of a {@link Timed @Timed} method are to reach within a window of time: how many of
 * them succeed, how many of them end soon enough, or both. It changes neither the calls nor what is
 * recorded of them; it is checked by the compiler and stands in the catalog, for alert rules to be
 * made from.
 *
 * <p>It is an objective of the series that the calls are recorded in. Methods that share these (of
 * one service and operation, say) share it too, and those of them that have one have the same.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Objective {

  /**
   * The share of calls that are to succeed, above 0 and below 1: with 0.999, one call in a thousand
   * may fail. 0, where it is left out, is no objective.
   *
   * <p>The calls are those of {@code mesh_service_calls_total}, and the good ones have {@code
   * status="success"}: a call that succeeds at its last attempt is one, a call that the circuit
   * refuses or a fallback answers is not. A {@link Timed#metric metric of one's own} has no status,
   * and so no such objective.
   */
  double availability() default 0;

  /**
   * The time within which a call is to end, retries and waits included, such as {@code "250ms"};
   * {@code "1us"} to {@code "24h"}, or empty, which is no objective.
   *
   * <p>What counts is the histogram that the calls are recorded in, {@code
   * mesh_call_duration_seconds} or a {@link Timed#metric metric of one's own}, so the time is an
   * upper bound of one of its buckets: between two bounds, nobody can tell how many calls ended by
   * then. A native histogram needs no such bound.
   */
  String latency() default "";

  /**
   * The share of all calls, failed ones included, that are to end within {@link #latency}, above 0
   * and below 1. Whoever writes a latency writes this too: it decides how many slow calls are too
   * many, and a share that nobody chose would wake somebody up all the same.
   */
  double latencyTarget() default 0;

  /**
   * How far back the calls count: whole hours from {@code "7d"} to {@code "90d"}. What the shares
   * leave over is the error budget of this time.
   */
  String window() default "30d";
}
