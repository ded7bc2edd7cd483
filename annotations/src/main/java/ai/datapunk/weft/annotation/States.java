package ai.datapunk.weft.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets a state, on a method of a {@link MetricSet @MetricSet}. The parameter without a label is an
 * enum's constant; for each constant there is a gauge, which is 1 while that is the state, and 0
 * otherwise.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface States {
  /** The metric's name, which is a gauge's. */
  String name();

  /** The metric's help text: what it tells, for those who read dashboards. */
  String help();

  /** Constant labels of the metric, each written {@code "name=value"}. */
  String[] labels() default {};

  /** The name of the label that has the state. */
  String label() default "state";
}
