package ai.datapunk.weft.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a parameter's argument a label's value, on a method whose {@link Timed @Timed} names a
 * metric of its own, or a method of a {@link MetricSet @MetricSet}.
 *
 * <p>Enum and boolean parameters are bounded by their type, and so are those of a sealed type that
 * permits nothing but enums. A parameter of any other type must declare in {@link #max} how many
 * values it may take; what comes after those is recorded in the series whose label value is {@code
 * "other"}, and counted in {@code weft_overflow_total}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Label {

  /** The label's name. */
  String value();

  /**
   * How many different values the label may have; 1 to 10000, 0 where the type bounds it. Methods
   * that share a metric share the values: it is the largest of their maxima that holds, for all of
   * them together. Where the type bounds the label in one of them, those values come on top.
   */
  int max() default 0;

  /**
   * Whether the value is masked before it is recorded, so that it can be told from others but not
   * read. It looks the same in all methods of a metric until the process ends. Masked values count
   * against {@link #max} like others.
   */
  boolean mask() default false;

  /**
   * Why a label that looks like personal data or a secret may be recorded as it is, as in {@code
   * "internal ids only"}. Without this or {@link #mask}, such a label is a compile error. The
   * reason goes into the catalog.
   */
  String allow() default "";
}
