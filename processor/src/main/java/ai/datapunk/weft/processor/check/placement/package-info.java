/** Rules about where an annotation stands, and what of the method can be woven. */
@NullMarked
package ai.datapunk.weft.processor.check.placement;

import org.jspecify.annotations.NullMarked;
