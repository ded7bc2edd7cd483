/**
 * What a developer types: four annotations that act on a method and three that name things.
 *
 * <p>{@link ai.datapunk.weft.annotation.Timed @Timed} measures, {@link
 * ai.datapunk.weft.annotation.Retried @Retried} tries again, {@link
 * ai.datapunk.weft.annotation.CircuitGuarded @CircuitGuarded} breaks the circuit and {@link
 * ai.datapunk.weft.annotation.LoadBalanced @LoadBalanced} picks an instance. In whatever order they
 * are written, they nest in this one: a call is timed as a whole; each attempt of it asks the
 * breaker and picks an instance anew.
 *
 * <p>The annotations are retained at run time, so that methods which the compiler's processor does
 * not see (those of local and anonymous classes) still work. This package depends on nothing.
 */
package ai.datapunk.weft.annotation;
