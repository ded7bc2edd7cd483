package ai.datapunk.weft.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds to a counter, on a method of a {@link MetricSet @MetricSet}: one for each call, or the
 * amount of a parameter with {@link Amount @Amount}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Counted {
  /**
   * The metric's name, which ends in {@code _total}; a counter of seconds or bytes ends in {@code
   * _seconds_total} or {@code _bytes_total}.
   */
  String name();

  /** The metric's help text: what it counts, for those who read dashboards. */
  String help();

  /** Constant labels of the metric, each written {@code "name=value"}. */
  String[] labels() default {};

  /** What each call adds where no parameter says it; at least 1. */
  long by() default 1;
}
