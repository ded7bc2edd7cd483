/**
 * Which series a call counts for: the recorders of operations and attempts, and the wiring of their
 * cells to the families.
 */
@NullMarked
package ai.datapunk.weft.record;

import org.jspecify.annotations.NullMarked;
