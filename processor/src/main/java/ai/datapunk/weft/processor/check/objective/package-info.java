/** Rules about objectives: ranges, what they are measured by, and what their shares leave over. */
@NullMarked
package ai.datapunk.weft.processor.check.objective;

import org.jspecify.annotations.NullMarked;
