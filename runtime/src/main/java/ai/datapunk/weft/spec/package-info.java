/**
 * The specifications of woven methods, and the holder that the processor generates for a class:
 * what generated code names, beside the policies of {@code retry} and {@code circuitbreaker}.
 */
@NullMarked
package ai.datapunk.weft.spec;

import org.jspecify.annotations.NullMarked;
