package ai.datapunk.weft.aspects;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mark of a class into which Weft's own weaver has put the advice. The pointcuts of the aspects
 * exclude such a class, so that no call is counted twice where AspectJ sees it again, in the build
 * or when it is loaded. Classes that AspectJ itself weaves do not have it.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Advised {}
