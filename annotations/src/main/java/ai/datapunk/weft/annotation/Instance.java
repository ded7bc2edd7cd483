package ai.datapunk.weft.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the one parameter of a {@link LoadBalanced @LoadBalanced} method that names the instance. A
 * non-null argument is used as it is; {@code null} asks Weft to pick.
 *
 * <p>The parameter may be of any reference type that has a value-based {@code equals} and {@code
 * hashCode}. The {@code instance} label is a {@code URI}'s authority, an {@code
 * InetSocketAddress}'s {@code host:port}, and otherwise what {@code toString()} gives.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Instance {}
