package ai.datapunk.weft.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets a gauge, on a method of a {@link MetricSet @MetricSet}. The parameter without a label is its
 * value: a number, or, where the name ends in {@code _seconds}, a {@code Duration}. A {@code
 * DoubleSupplier}, {@code LongSupplier} or {@code IntSupplier} is asked at each scrape. Where the
 * name ends in {@code _ratio}, two numbers are the part and the whole.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Gauged {
  /**
   * The metric's name, which ends in the base unit where there is one: {@code _seconds}, {@code
   * _bytes} or {@code _ratio}.
   */
  String name();

  /** The metric's help text: what it measures, for those who read dashboards. */
  String help();

  /** Constant labels of the metric, each written {@code "name=value"}. */
  String[] labels() default {};
}
