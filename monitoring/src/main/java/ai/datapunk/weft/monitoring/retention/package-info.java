/** How long which series are kept, and what disk that takes. */
@NullMarked
package ai.datapunk.weft.monitoring.retention;

import org.jspecify.annotations.NullMarked;
