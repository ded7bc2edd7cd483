package ai.datapunk.weft.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks code that nobody wrote: holders, and what the weaver adds. Coverage tools such as JaCoCo
 * leave out what carries a class-retained annotation whose name has {@code Generated} in it; {@code
 * javax.annotation.processing.Generated} is not in class files.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface GeneratedByWeft {}
