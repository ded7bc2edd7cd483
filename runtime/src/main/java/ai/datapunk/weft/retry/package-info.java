/** Calling again what failed: the policy, and the retry families for code with its own loop. */
@NullMarked
package ai.datapunk.weft.retry;

import org.jspecify.annotations.NullMarked;
