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
 * hashCode}. The {@code instance} label is host and port of a {@code URI} or an {@code
 * InetSocketAddress}, and otherwise what {@code toString()} gives, in each case without the user
 * info of a URI. Instances may share a label, and are then recorded together.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Instance {}
