/**
 * The advice that the build weaves into annotated methods. It adapts a join point to a {@code
 * Probe} of the runtime, which holds all logic.
 *
 * <p>The advice is written so that the weaver inlines it: no lambda, no use of the join point
 * object, arguments bound by the pointcut. A call then allocates nothing and no closure class comes
 * into being.
 */
@NullMarked
package ai.datapunk.weft.aspects;

import org.jspecify.annotations.NullMarked;
