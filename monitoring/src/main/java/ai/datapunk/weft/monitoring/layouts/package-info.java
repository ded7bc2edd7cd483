/** How several servers share the work. */
@NullMarked
package ai.datapunk.weft.monitoring.layouts;

import org.jspecify.annotations.NullMarked;
