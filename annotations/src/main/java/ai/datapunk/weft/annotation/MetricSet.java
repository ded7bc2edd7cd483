package ai.datapunk.weft.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface a set of metrics of the application's own: each of its methods records in one.
 * Weft writes the implementation, which {@code Weft.metrics(…)} gives.
 *
 * <p>A method has one of {@link Counted @Counted}, {@link UpDown @UpDown}, {@link Gauged @Gauged},
 * {@link Observed @Observed}, {@link States @States} and {@link Info @Info}, and returns nothing.
 * Its parameters are the metric's labels, each with {@link Label @Label}, and the one that has none
 * is the value. Several methods may record in one metric.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MetricSet {}
