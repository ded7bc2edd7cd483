package ai.datapunk.weft.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Measures each call, from entering the method until its result is there, retries and waits
 * included.
 *
 * <p>Without a {@link #metric}, a call is recorded in {@code mesh_service_calls_total{service,
 * operation, status}} and {@code mesh_call_duration_seconds{service, operation}}. With one, it is
 * recorded in a histogram of that name instead, whose labels are the constant {@link #labels} and
 * the method's {@link Label @Label} parameters.
 *
 * <p>On a class, it holds for all public methods that the class declares; a method's own annotation
 * wins.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Timed {

  /** The {@code service} label; empty takes the name given by {@link MeshService @MeshService}. */
  String service() default "";

  /** The {@code operation} label; empty takes the method's name in snake_case. */
  String operation() default "";

  /**
   * The name of a histogram of one's own, which must end in {@code _seconds}; empty records in the
   * mesh families.
   */
  String metric() default "";

  /** The help text of the histogram that {@link #metric} names; required with it. */
  String help() default "";

  /**
   * Upper bounds of the buckets of {@link #metric} in seconds, ascending and positive, without
   * {@code +Inf}; empty takes 0.005 to 10 (the mesh families' own bounds).
   */
  double[] buckets() default {};

  /** Constant labels of {@link #metric}, each written {@code "name=value"}. */
  String[] labels() default {};

  /** How the buckets of {@link #metric} are kept. */
  HistogramType histogram() default HistogramType.DEFAULT;

  /**
   * What the calls are to reach, such as {@code @Objective(availability = 0.999)}; nothing in
   * particular where it is left out.
   */
  Objective objective() default @Objective;
}
