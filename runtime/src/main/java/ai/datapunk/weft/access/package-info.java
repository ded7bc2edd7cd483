/** Who asks, and what of the metrics they are shown. */
@NullMarked
package ai.datapunk.weft.access;

import org.jspecify.annotations.NullMarked;
