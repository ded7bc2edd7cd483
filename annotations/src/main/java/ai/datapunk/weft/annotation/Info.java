package ai.datapunk.weft.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Shows an info, on a method of a {@link MetricSet @MetricSet}: a series of value 1 that says
 * something in its labels, such as a version. It is there from the first call on.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Info {
  /** The metric's name, which ends in {@code _info}. */
  String name();

  /** The metric's help text: what it tells, for those who read dashboards. */
  String help();

  /** Constant labels of the metric, each written {@code "name=value"}. */
  String[] labels() default {};
}
