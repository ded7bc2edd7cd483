/** Rules about labels: names, bounds, and what must not be seen in them. */
@NullMarked
package ai.datapunk.weft.processor.check.label;

import org.jspecify.annotations.NullMarked;
