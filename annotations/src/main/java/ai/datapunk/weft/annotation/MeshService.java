package ai.datapunk.weft.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the service that the annotated class calls: the default {@code service} label of every
 * annotation on its methods. Nested classes without a name of their own take it from the class
 * around them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MeshService {

  /** The service's name as it appears in the {@code service} label; must not be blank. */
  String value();
}
