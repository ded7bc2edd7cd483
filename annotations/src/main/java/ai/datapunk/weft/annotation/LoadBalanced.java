package ai.datapunk.weft.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Records each call against the instance that it goes to and, where the caller passes {@code null}
 * for it, picks that instance first.
 *
 * <p>The method has exactly one parameter marked {@link Instance @Instance}. What is picked from
 * was registered with {@code Weft.instances(service, source)}.
 *
 * <p>A method that returns a {@code Mono}, a {@code Flux} or a {@code Flow.Publisher} runs at each
 * subscription to it, for which an instance is picked.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LoadBalanced {

  /** The {@code service} label; empty takes the name given by {@link MeshService @MeshService}. */
  String service() default "";

  /** The {@code strategy} label, and how an instance is picked: see {@code Strategy} for names. */
  String strategy() default "round_robin";

  /**
   * How many instances of the service may have series of their own at a time; 1 to 10000. Further
   * ones are called like the others and recorded together as {@code instance="other"}, which {@code
   * weft_overflow_total} counts. Of several methods of a service, the largest number holds.
   */
  int maxInstances() default 50;
}
