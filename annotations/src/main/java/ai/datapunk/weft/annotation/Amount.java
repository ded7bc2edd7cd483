package ai.datapunk.weft.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the parameter that is what is recorded, on a method of a {@link MetricSet @MetricSet}: how
 * much {@link Counted @Counted} and {@link UpDown @UpDown} add. For other metrics the one parameter
 * without a label is that, marked or not.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Amount {
  /** Whether a {@code long} is nanoseconds, where the metric's name ends in {@code _seconds}. */
  boolean nanos() default false;
}
