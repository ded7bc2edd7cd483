package ai.datapunk.weft.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Observes a value in a histogram, on a method of a {@link MetricSet @MetricSet}. The parameter
 * without a label is the value: a number, or, where the name ends in {@code _seconds}, a {@code
 * Duration}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Observed {
  /**
   * The metric's name, which ends in the base unit where there is one: {@code _seconds}, {@code
   * _bytes} or {@code _ratio}.
   */
  String name();

  /** The metric's help text: what it measures, for those who read dashboards. */
  String help();

  /** Constant labels of the metric, each written {@code "name=value"}. */
  String[] labels() default {};

  /**
   * Upper bounds of the buckets in the metric's unit, ascending and positive, without {@code +Inf};
   * empty takes Weft's for the unit.
   */
  double[] buckets() default {};

  /** How the buckets are kept. */
  HistogramType histogram() default HistogramType.DEFAULT;
}
