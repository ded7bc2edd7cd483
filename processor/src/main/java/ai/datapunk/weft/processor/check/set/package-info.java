/** Rules about metric sets: what they can be, and what their methods record. */
@NullMarked
package ai.datapunk.weft.processor.check.set;

import org.jspecify.annotations.NullMarked;
