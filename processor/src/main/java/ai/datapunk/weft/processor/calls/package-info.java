/** Who calls whom: what methods call, and which annotated methods they reach by that. */
@NullMarked
package ai.datapunk.weft.processor.calls;

import org.jspecify.annotations.NullMarked;
