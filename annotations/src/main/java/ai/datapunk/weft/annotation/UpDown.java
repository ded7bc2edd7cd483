package ai.datapunk.weft.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds to a gauge that counts up and down, on a method of a {@link MetricSet @MetricSet}: {@link
 * #by} for each call, or the amount of a parameter with {@link Amount @Amount}, which may be
 * negative.
 *
 * <p>A method that returns {@code InFlight} counts one more until that is closed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface UpDown {
  /** The metric's name, which says what there are, as in {@code jobs_running_current}. */
  String name();

  /** The metric's help text: what it counts, for those who read dashboards. */
  String help();

  /** Constant labels of the metric, each written {@code "name=value"}. */
  String[] labels() default {};

  /** What each call adds where no parameter says it; negative to take away, and not 0. */
  long by() default 1;
}
